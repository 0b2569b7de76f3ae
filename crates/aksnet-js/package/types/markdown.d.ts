// The types of `aksnet/markdown`, which shows the plans of a page made of Markdown. docs/markdown.md has examples.

/** Attributes of each planner that is shown from now on; see `aksnet/element`. */
export interface MarkdownOptions {
  /** `"system"`, as the page around it, `"light"` or `"dark"`. */
  theme?: string;

  /** Names of the parts that are shown, with spaces or commas between them. */
  show?: string;

  /** Names of the parts and fields that may not be changed. */
  lock?: string;

  /** Address of the planner's page, for a link that opens the plan there. */
  page?: string;
}

/** What the attributes named `data-` of the script's own element say, or a site's own script. */
export const options: MarkdownOptions;
