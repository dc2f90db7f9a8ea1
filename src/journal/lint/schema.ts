import { Validator } from '@cfworker/json-schema';
import { isSurelyValid } from './schema-quick.ts';

/** Where a value does not keep its schema. */
export interface SchemaProblem {
  /** The way to the value, from the outermost mapping. */
  readonly path: readonly string[];
  /** The key that is missing there; null where the value itself is wrong. */
  readonly missing: string | null;
  /** What the schema asks for, to stand behind "expected". */
  readonly expected: string;
}

type Node = Readonly<Record<string, unknown>>;

/** Errors of these only say that there is one further in. */
const wrappers = new Set(
  'properties patternProperties additionalProperties propertyNames items allOf $ref then'.split(
    ' ',
  ),
);
/** What lies in here need not hold by itself. */
const branches = /\/(?:anyOf|oneOf|not|if)\//;

const validators = new WeakMap<object, Validator>();

/** Where a value does not keep a schema (JSON Schema 2020-12), at most once per place. The schema is compiled once. */
export function schemaProblems(schema: object, value: unknown): readonly SchemaProblem[] {
  if (isSurelyValid(schema, value)) return [];
  const { valid, errors } = validatorOf(schema).validate(value);
  if (valid) return [];
  const problems = new Map<string, SchemaProblem>();
  let around: Node = {};
  for (const { keyword, keywordLocation, instanceLocation } of errors) {
    const at = pointer(keywordLocation).slice(0, -1);
    // A key that must not be there comes next, and does not tell which schema says so.
    if (keyword === 'additionalProperties') around = nodeAt(schema, at);
    if (wrappers.has(keyword) || branches.test(keywordLocation)) continue;
    const path = pointer(instanceLocation);
    const asked = keyword === 'false' ? around : nodeAt(schema, at);
    const missing = keyword === 'required' ? missingKeys(asked, valueAt(value, path)) : [null];
    for (const key of missing) {
      const id = JSON.stringify([path, key]);
      if (!problems.has(id))
        problems.set(id, { path, missing: key, expected: expected(asked, keyword) });
    }
  }
  return [...problems.values()];
}

/** The keys that a schema names, by what it is or by the parts that must all hold. */
export function schemaKeys(schema: object): readonly string[] {
  const { properties, allOf } = nodeOf(schema);
  const parts = Array.isArray(allOf) ? allOf : [];
  return [...Object.keys(nodeOf(properties)), ...parts.flatMap((part) => schemaKeys(nodeOf(part)))];
}

function validatorOf(schema: object): Validator {
  const known = validators.get(schema);
  if (known) return known;
  const made = new Validator(schema, '2020-12', false);
  validators.set(schema, made);
  return made;
}

function expected({ title, enum: choices, const: only, type, properties }: Node, by: string) {
  if (by === 'false') return `one of ${Object.keys(nodeOf(properties)).join(', ')}`;
  if (typeof title === 'string') return title;
  if (Array.isArray(choices)) return `one of ${choices.join(', ')}`;
  if (only !== undefined) return String(only);
  if (type !== undefined) return [type].flat().join(' or ');
  return 'what the schema asks for';
}

function missingKeys({ required }: Node, value: unknown): string[] {
  const present = nodeOf(value);
  const names = Array.isArray(required) ? required.map(String) : [];
  return names.filter((name) => !Object.hasOwn(present, name));
}

const pointer = (location: string): string[] =>
  location
    .split('/')
    .slice(1)
    .map((part) => decodeURIComponent(part).replace(/~1/g, '/').replace(/~0/g, '~'));

function nodeAt(schema: object, path: readonly string[]): Node {
  let node: Node = nodeOf(schema);
  for (const part of path) {
    const next = Array.isArray(node) ? node[Number(part)] : node[part];
    node = typeof next === 'string' ? nodeAt(schema, pointer(next)) : nodeOf(next);
  }
  return node;
}

const valueAt = (value: unknown, path: readonly string[]): unknown =>
  path.reduce<unknown>((inner, part) => nodeOf(inner)[part], value);

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null;
const nodeOf = (value: unknown): Node => (isNode(value) ? value : {});
