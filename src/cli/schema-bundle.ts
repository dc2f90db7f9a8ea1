import { toJson } from '../model/json.ts';

type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** `plan@1`, of `"$ref": "plan@1#/$defs/stack"`: documents of this package refer to each other so. */
const outside = /"\$ref": "([a-z][a-z0-9-]*@\d+)(?:#[^"]*)?"/g;

/** The documents that a schema refers to, by the last part of their `$id`. */
export const refersTo = (text: string): readonly string[] => [
  ...new Set([...text.matchAll(outside)].map(([, id]) => id!)),
];

const lastPart = (id: string): string => id.slice(id.lastIndexOf('/') + 1);

/** Schemas by the last part of their `$id`. */
function byId(texts: Iterable<string>): ReadonlyMap<string, { text: string; schema: Json }> {
  const found = new Map<string, { text: string; schema: Json }>();
  for (const text of texts) {
    const schema: unknown = JSON.parse(text);
    if (isObject(schema) && typeof schema.$id === 'string')
      found.set(lastPart(schema.$id), { text, schema });
  }
  return found;
}

/**
 * The schema with all that it refers to inside, so that it can be used alone: each under `$defs` with an `$id` of its
 * own, as JSON Schema 2020-12 bundles documents. Throws where a document is not among `texts`: our own mistake.
 */
export function bundleSchema(text: string, texts: Iterable<string>): string {
  const all = byId(texts);
  const inside = new Map<string, Json>();
  const wanted = [...refersTo(text)];
  for (let id = wanted.pop(); id !== undefined; id = wanted.pop()) {
    if (inside.has(id)) continue;
    const found = all.get(id);
    if (found === undefined) throw new Error(`no schema has the $id ${id}`);
    inside.set(id, { ...found.schema, $id: id });
    wanted.push(...refersTo(found.text));
  }
  const schema: unknown = JSON.parse(text);
  if (!isObject(schema)) throw new Error('a schema that is no object');
  const own = isObject(schema.$defs) ? schema.$defs : {};
  return `${toJson({ ...schema, $defs: { ...own, ...Object.fromEntries(inside) } }, 2)}\n`;
}
