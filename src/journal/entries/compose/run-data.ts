const valueLimit = 300;

/** The fields of what should be an object; none of anything else. */
export const fieldsOf = (data: unknown): Readonly<Record<string, unknown>> =>
  typeof data === 'object' && data !== null && !Array.isArray(data) ? { ...data } : {};

/** The elements of what should be a list. */
export const listOf = (data: unknown): readonly unknown[] => (Array.isArray(data) ? data : []);

/** A value of JSON as text. */
export function asText(value: unknown): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/**
 * Text of a run as code in one line: neither marks of Markdown nor comments of the lint have an effect in it. Empty
 * text stays empty.
 */
export function code(text: string): string {
  const line = text.replace(/[\s`\p{Cc}]+/gu, ' ').trim();
  if (line === '') return '';
  return `\`${line.length <= valueLimit ? line : `${line.slice(0, valueLimit)}...`}\``;
}

/** Names and values of an object, those of objects in it with a dotted name. */
export function nested(data: unknown, above = ''): readonly (readonly [string, string])[] {
  return Object.entries(fieldsOf(data)).flatMap(([key, value]) => {
    const name = `${above}${key.replace(/[^\w.-]+/g, ' ').trim()}`;
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    if (isObject && above.length < 100) return nested(value, `${name}.`);
    const text = asText(value);
    return text === '' ? [] : [[name, text] as const];
  });
}
