const plain =
  /^[\x20\x21\x23-\x5b\x5d-\x7e\u00a0-\u200a\u2010-\u2027\u2030-\u205f\u2070-\ufefe\uff00-\uffff]+$/;

/** A name or a line of another program, fit for a message: odd characters are escaped, long ones cut. */
export function quote(text: string): string {
  const short = text.length > 300 ? `${text.slice(0, 300)}…` : text;
  if (plain.test(short)) return short;
  return JSON.stringify(short).replace(
    /[\x7f-\x9f\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** The first line of what git wrote on stderr, without its `fatal:`. */
export function firstLine(stderr: string): string {
  const line = stderr.split('\n').find((each) => each.trim() !== '') ?? 'git gave no reason';
  return quote(line.replace(/^(fatal|error): /, '').trim());
}
