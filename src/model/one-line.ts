/** Controls, invisible and direction-changing characters, line separators, lone surrogates. */
const unprintable = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]+/gu;

/**
 * Text of the code under test as part of one line of ours: what could steer a terminal becomes a blank, and it is cut to
 * `most` characters.
 */
export function oneLine(text: string, most = 200): string {
  const line = text
    .slice(0, most * 8)
    .replace(unprintable, ' ')
    .trim();
  const characters = [...line];
  return characters.length <= most ? line : `${characters.slice(0, most - 1).join('')}…`;
}
