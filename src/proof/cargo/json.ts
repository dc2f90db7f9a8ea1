/** What another program wrote as JSON, taken for no more than it is: nothing of it is trusted to be there. */
export const fieldsOf = (data: unknown): Readonly<Record<string, unknown>> =>
  typeof data === 'object' && data !== null ? { ...data } : {};
export const listOf = (data: unknown): readonly unknown[] => (Array.isArray(data) ? data : []);
export const textOf = (data: unknown): string => (typeof data === 'string' ? data : '');
export const textsOf = (data: unknown): readonly string[] =>
  listOf(data).filter((each) => typeof each === 'string');
export const numberOf = (data: unknown): number => (typeof data === 'number' ? data : 0);

/** The value of a line, undefined where it is no JSON. */
export function parseLine(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
