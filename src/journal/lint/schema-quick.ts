import { isDay } from './entries.ts';

type Node = Readonly<Record<string, unknown>>;
type Check = (value: unknown) => boolean;

/** Says nothing of what is valid. */
const annotations = new Set([
  '$schema',
  '$id',
  '$comment',
  '$defs',
  'title',
  'description',
  'default',
  'examples',
]);

const checks = new WeakMap<object, Check | null>();

/**
 * True where a value surely keeps a schema of the plain sort: types, choices, patterns, bounds, properties, items. False
 * says nothing. Nearly all frontmatter is valid, and the interpreter of schemas takes twenty times as long to find so.
 */
export const isSurelyValid = (schema: object, value: unknown): boolean =>
  checkOf(schema)?.(value) === true;

function checkOf(schema: unknown): Check | null {
  if (!isNode(schema)) return null;
  const known = checks.get(schema);
  if (known !== undefined) return known;
  const parts = Object.entries(schema)
    .filter(([keyword]) => !annotations.has(keyword))
    .map(([keyword, asked]) => keywords[keyword]?.(asked) ?? null);
  const all = parts.filter((part) => part !== null);
  const check: Check | null =
    all.length === parts.length ? (value) => all.every((part) => part(value)) : null;
  checks.set(schema, check);
  return check;
}

/** What a keyword asks of a value; null where that is not plain. */
const keywords: Readonly<Record<string, (asked: unknown) => Check | null>> = {
  type: (asked) => {
    const types = new Set<unknown>([asked].flat());
    return (value) => types.has(typeOf(value)) || (types.has('integer') && Number.isInteger(value));
  },
  enum: (asked) =>
    Array.isArray(asked) ? (value) => isScalar(value) && asked.includes(value) : null,
  const: (asked) => (value) => isScalar(value) && value === asked,
  pattern: (asked) => {
    if (typeof asked !== 'string') return null;
    const pattern = new RegExp(asked, 'u');
    return (value) => typeof value !== 'string' || pattern.test(value);
  },
  format: (asked) =>
    asked === 'date' ? (value) => typeof value !== 'string' || isDay(value) : null,
  // In UTF-16 units there are at least as many as characters.
  maxLength: (asked) =>
    typeof asked === 'number'
      ? (value) => typeof value !== 'string' || value.length <= asked
      : null,
  minLength: (asked) =>
    asked === 1 ? (value) => typeof value !== 'string' || value.length > 0 : null,
  minimum: (asked) =>
    typeof asked === 'number' ? (value) => typeof value !== 'number' || value >= asked : null,
  maximum: (asked) =>
    typeof asked === 'number' ? (value) => typeof value !== 'number' || value <= asked : null,
  required: (asked) =>
    Array.isArray(asked)
      ? (value) => !isNode(value) || asked.every((key) => Object.hasOwn(value, String(key)))
      : null,
  properties: (asked) => {
    if (!isNode(asked)) return null;
    const parts = Object.entries(asked).map(([key, schema]) => ({ key, check: checkOf(schema) }));
    return (value) =>
      !isNode(value) ||
      parts.every(({ key, check }) => !Object.hasOwn(value, key) || check?.(value[key]) === true);
  },
  items: (asked) => {
    const check = checkOf(asked);
    return (value) => !Array.isArray(value) || (check !== null && value.every(check));
  },
  additionalProperties: (asked) => (asked === true ? () => true : null),
};

function typeOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}

const isScalar = (value: unknown): boolean => typeof value !== 'object' || value === null;

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
