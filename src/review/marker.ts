/**
 * The hidden marks of our own reviews. A comment ends with `<!-- dyn-audit:v1 fp=<fingerprint>[,..] head=<sha> -->`, so
 * does each finding of a body; the body itself ends with `<!-- dyn-audit:v1 payload=<sha256> head=<sha> -->`. Whoever
 * reads them must know that the text is our login's: anybody can write such a comment.
 */
const ids = '[0-9A-Za-z_-]{1,64}';
const head = 'head=([0-9a-f]{40}|[0-9a-f]{64})';
const ofFinding = new RegExp(`<!-- dyn-audit:v1 fp=(${ids}(?:,${ids}){0,20}) ${head} -->$`);
const ofBody = new RegExp(`\\s*<!-- dyn-audit:v1 payload=([0-9a-f]{64}) ${head} -->\\s*$`);

/** The mark of a comment, or of a finding within a body. */
export const findingMarker = (fingerprints: readonly string[], headSha: string): string =>
  `<!-- dyn-audit:v1 fp=${fingerprints.join(',')} head=${headSha} -->`;

/** The mark of a body: what payload it belongs to. */
export const bodyMarker = (payload: string, headSha: string): string =>
  `<!-- dyn-audit:v1 payload=${payload} head=${headSha} -->`;

/** As `fingerprintOf` gives them: nothing else could be hidden in them. */
const own = '[0-9a-f]{16}';
const anyMark = new RegExp(
  `<!-- dyn-audit:v1 (?:fp=${own}(?:,${own}){0,20}|payload=[0-9a-f]{64}) ${head} -->`,
  'g',
);

/** The text with blanks where our marks stand; what only looks like one stays. */
export const blankMarks = (text: string): string =>
  text.replace(anyMark, (mark) => ' '.repeat(mark.length));

/** Fingerprints in the marks at the ends of a text's lines. */
export const fingerprintsIn = (text: string): readonly string[] =>
  text.split(/\r\n|\r|\n/).flatMap((line) => ofFinding.exec(line.trimEnd())?.[1]?.split(',') ?? []);

/** Hash and head in the mark that a body ends with; null where it ends with none. */
export function payloadIn(
  body: string,
): { readonly payload: string; readonly head: string } | null {
  const found = ofBody.exec(body);
  return found === null ? null : { payload: found[1]!, head: found[2]! };
}

/** The body without the mark at its end, and without the blanks before it. */
export const withoutBodyMarker = (body: string): string => body.replace(ofBody, '').trimEnd();

/** The comment without the mark at its end. */
export function withoutFindingMarker(body: string): string {
  const text = body.trimEnd();
  return ofFinding.test(text) ? text.replace(ofFinding, '').trimEnd() : text;
}
