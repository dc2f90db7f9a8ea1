const token =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[\p{L}\p{M}\p{N}_]{1,8}|[^\s]/gu;

/** How many tokens a prompt counts as: ideographs, up to eight letters of a word, other signs. */
export function countTokens(text: string): number {
  return text.match(token)?.length ?? 0;
}
