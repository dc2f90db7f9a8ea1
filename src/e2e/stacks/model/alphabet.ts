/**
 * The 256 bytes as printable characters, as GPT-2's byte-level tokenizers write them: printable Latin-1 stands for
 * itself, every other byte for the next character from U+0100 on.
 */
export const byteCharacters: readonly string[] = writeBytes();

function writeBytes(): string[] {
  const characters: string[] = [];
  let next = 0x100;
  for (let byte = 0; byte < 256; byte += 1) {
    const printable =
      (byte >= 0x21 && byte <= 0x7e) || (byte >= 0xa1 && byte <= 0xac) || byte >= 0xae;
    characters.push(String.fromCodePoint(printable ? byte : next));
    if (!printable) next += 1;
  }
  return characters;
}

/** A text as such characters, one for each byte of its UTF-8. */
export const toByteCharacters = (text: string): string[] =>
  [...Buffer.from(text, 'utf8')].map((byte) => byteCharacters[byte]!);
