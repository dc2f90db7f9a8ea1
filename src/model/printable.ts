/** Controls, invisible and direction-changing characters, line separators, lone surrogates. */
const unprintable = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/**
 * The text with everything that could steer a terminal or hide from a reader written as `\u{..}`.
 * Every string that comes from the repository passes here before a person sees it.
 */
export function printable(text: string): string {
  return text.replace(unprintable, (char) => `\\u{${char.codePointAt(0)!.toString(16)}}`);
}
