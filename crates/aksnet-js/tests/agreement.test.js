// The types say what comes, all of it and nothing besides: held to the schemas and to answers.

import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { before, test } from "node:test";

import { read } from "./plans.js";
import { folder } from "./readme.js";
import { samples } from "./samples.js";

const ts = createRequire(import.meta.url)(process.env.AKSNET_TYPESCRIPT);

let checker;
let exported;

before(() => {
  const file = `${folder}/types/index.d.ts`;
  const options = { strict: true, exactOptionalPropertyTypes: true, types: [], lib: ["lib.es2022.d.ts"] };
  const program = ts.createProgram([file], options);
  checker = program.getTypeChecker();
  const module = checker.getSymbolAtLocation(program.getSourceFile(file));
  exported = new Map(checker.getExportsOfModule(module).map((symbol) => [symbol.name, symbol]));
});

/** A type of the package, by name. */
const named = (name) => checker.getDeclaredTypeOfSymbol(exported.get(name));

/** The parts of a union, `true` and `false` as one. */
const parts = (type) => (type.isUnion() ? type.types : [type]);

const is = (type, flag) => (type.flags & flag) !== 0;
const isNull = (type) => is(type, ts.TypeFlags.Null);
const isFlag = (type) => is(type, ts.TypeFlags.BooleanLike);

/** The properties of an object type: `[name, { type, optional }]`. */
const properties = (type) =>
  checker.getPropertiesOfType(type).map((symbol) => [
    symbol.name,
    { type: checker.getTypeOfSymbol(symbol), optional: (symbol.flags & ts.SymbolFlags.Optional) !== 0 },
  ]);

const itemOf = (type) => checker.getTypeArguments(type)[0];

/** What JSON Schema calls the type: its kinds, its values where they are few, its properties. */
function ofType(type) {
  const all = parts(type).filter((part) => !is(part, ts.TypeFlags.Undefined));
  const kinds = new Set();
  const values = [];
  let inner = {};
  for (const part of all) {
    if (isNull(part)) kinds.add("null");
    else if (isFlag(part)) kinds.add("boolean");
    else if (part.isStringLiteral() || part.isNumberLiteral()) values.push(part.value);
    else if (is(part, ts.TypeFlags.String)) kinds.add("string");
    else if (is(part, ts.TypeFlags.Number)) kinds.add("integer");
    else if (checker.isArrayType(part)) {
      kinds.add("array");
      inner.item = itemOf(part);
    } else {
      kinds.add("object");
      inner.properties = new Map(properties(part));
    }
  }
  return { kinds, values, ...inner };
}

/** The same of a schema. */
function ofSchema(schema, root) {
  if (schema.$ref) return ofSchema(root.$defs[schema.$ref.split("/").at(-1)], root);
  const kinds = new Set([schema.type ?? []].flat());
  let values = "const" in schema ? [schema.const] : (schema.enum ?? []);
  if (values.includes(null)) kinds.add("null");
  values = values.filter((value) => value !== null);
  let { properties, items, required } = schema;
  for (const part of [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])]) {
    const inner = ofSchema(part, root);
    for (const kind of inner.kinds) kinds.add(kind);
    values.push(...inner.values);
    properties ??= inner.properties;
    items ??= inner.items;
    required ??= inner.required;
  }
  if (values.length > 0) kinds.delete("string");
  return { kinds, values, properties, items, required: required ?? [] };
}

/** Holds a type to a schema, all the way down. */
function assertSame(type, schema, root, path) {
  const ours = ofType(type);
  const theirs = ofSchema(schema, root);
  // Where the schema says text alone, the types may say which.
  const narrower = theirs.kinds.has("string") && theirs.values.length === 0 && ours.values.length > 0;
  if (narrower) theirs.kinds.delete("string");
  else assert.deepEqual([...ours.values].sort(), [...theirs.values].sort(), path);
  assert.deepEqual([...ours.kinds].sort(), [...theirs.kinds].sort(), path);
  if (ours.kinds.has("array")) assertSame(ours.item, theirs.items, root, `${path}[]`);
  if (ours.kinds.has("object")) {
    assert.deepEqual([...ours.properties.keys()].sort(), Object.keys(theirs.properties).sort(), path);
    for (const [name, { type, optional }] of ours.properties) {
      assert.equal(!optional, theirs.required.includes(name), `${path}.${name}`);
      const inner = theirs.properties[name];
      assertSame(type, optional ? withoutNull(inner, type) : inner, root, `${path}.${name}`);
    }
  }
}

/** Of a property that is left out, the report's schema says that it may be null, which it never is. */
function withoutNull(schema, type) {
  const allowsNull = parts(type).some(isNull);
  return allowsNull || !Array.isArray(schema.type) ? schema : { ...schema, type: schema.type.filter((kind) => kind !== "null") };
}

test("the types of plan, policy and report are their schemas", () => {
  for (const [name, file] of [["Plan", "plan"], ["Policy", "policy"], ["Report", "report"]]) {
    const schema = read(`docs/schema/${file}.schema.json`);
    assertSame(named(name), schema, schema, name);
  }
});

/** What never comes, though the engine's own types allow it: the nodes of a cluster limit where nothing else does. */
const unmet = ["CapacityAt.limitedBy: null", "FrontierPoint.limitedBy: null", "Supply.usable: null"];

test("what the types say of answers comes, each property, each name and each null", async () => {
  const met = new Set();
  const due = new Map();
  /** A name out of a few, wherever that list of names stands. */
  const choice = (type, value) => {
    const names = parts(type).filter((part) => part.isStringLiteral());
    return `${names.map((part) => part.value).sort().join("|")}: ${value}`;
  };
  /** Everything a type says, once for each name of a type. */
  const expect = (type, owner) => {
    for (const part of parts(type)) {
      if (isNull(part)) due.set(`${owner}: null`, owner);
      else if (part.isStringLiteral()) due.set(choice(type, part.value), owner);
      else if (checker.isArrayType(part)) expect(itemOf(part), `${owner}[]`);
      else if (is(part, ts.TypeFlags.Object)) {
        const name = checker.typeToString(part);
        if (due.has(name)) continue;
        due.set(name, owner);
        for (const [key, { type }] of properties(part)) {
          due.set(`${name}.${key}`, owner);
          expect(type, `${name}.${key}`);
        }
      }
    }
  };
  const meet = (type, value, owner) => {
    for (const part of parts(type)) {
      if (isNull(part) && value === null) met.add(`${owner}: null`);
      else if (part.isStringLiteral() && value === part.value) met.add(choice(type, value));
      else if (checker.isArrayType(part) && Array.isArray(value)) {
        for (const item of value) meet(itemOf(part), item, `${owner}[]`);
      } else if (is(part, ts.TypeFlags.Object) && typeof value === "object" && value !== null && !Array.isArray(value)) {
        const name = checker.typeToString(part);
        met.add(name);
        for (const [key, { type }] of properties(part)) {
          if (!(key in value)) continue;
          met.add(`${name}.${key}`);
          meet(type, value[key], `${name}.${key}`);
        }
      }
    }
  };
  for (const { type, value } of await samples()) {
    // A plan is what is given, not what comes.
    if (type === "Plan" || type === "Mended") continue;
    expect(named(type), type);
    meet(named(type), value, type);
  }
  const missing = [...due.keys()].filter((name) => !met.has(name));
  assert.deepEqual(missing.sort(), unmet);
});
