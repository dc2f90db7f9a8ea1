import { isObject, isText } from '../json.ts';

const deepest = 12;

/**
 * A value that a JSON schema allows, always the same one: every property, the first of what may be chosen. Texts hold
 * letters of more than one byte, since arguments are where their handling goes wrong.
 */
export function fitting(schema: unknown, name = 'value', depth = 0): unknown {
  if (!isObject(schema) || depth > deepest) return name;
  if ('const' in schema) return schema.const;
  if (Array.isArray(schema.enum) && schema.enum.length > 0) return schema.enum[0];
  const other = [schema.anyOf, schema.oneOf, schema.allOf].find(Array.isArray);
  if (other !== undefined) return fitting(other[0], name, depth + 1);
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type;
  if (type === 'object' || isObject(schema.properties))
    return objectOf(isObject(schema.properties) ? schema.properties : {}, depth);
  if (type === 'array') return [fitting(schema.items, name, depth + 1)];
  if (type === 'integer' || type === 'number') return numberOf(schema);
  if (type === 'boolean') return true;
  if (type === 'null') return null;
  return textOf(name, schema.maxLength);
}

const objectOf = (properties: Readonly<Record<string, unknown>>, depth: number): unknown =>
  Object.fromEntries(
    Object.entries(properties).map(([name, one]) => [name, fitting(one, name, depth + 1)]),
  );

function numberOf(schema: Readonly<Record<string, unknown>>): number {
  if (typeof schema.minimum === 'number') return schema.minimum;
  if (typeof schema.maximum === 'number') return Math.min(7, schema.maximum);
  return 7;
}

function textOf(name: string, limit: unknown): string {
  const text = `${isText(name) ? name : 'value'} Zürich 🙂`;
  return typeof limit === 'number' ? [...text].slice(0, limit).join('') : text;
}
