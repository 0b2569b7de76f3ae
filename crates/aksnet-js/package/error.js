/** What aksnet throws where it cannot read what it was given. */
export class AksnetError extends Error {
  constructor(message, argument, errors) {
    super(message);
    this.argument = argument;
    this.path = errors[0]?.path ?? "";
    this.errors = errors;
  }
}

AksnetError.prototype.name = "AksnetError";
