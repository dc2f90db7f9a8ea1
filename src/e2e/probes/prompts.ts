/** Prompts of several kinds, short, so that a probe costs little. */
export const plain = 'Write a short story about a cat.';

/** One, two, three and four bytes, joined and combined characters, right to left. */
export const multibyte = [
  'Größe, naïve café, Ångström.',
  '東京の猫は元気です。안녕하세요 세계',
  'Привет мир; שלום עולם; مرحبا',
  '🙂🚀👩‍💻🇳🇴 emoji, e\u0301 combined',
];

/** About this many characters of English words, no part of it the same as another. */
export function longPrompt(characters: number): string {
  const words = 'the a cat river stone house light walks under over early late small green'.split(
    ' ',
  );
  let text = '';
  for (let i = 0; text.length < characters; i++)
    text += `${words[i % words.length]} ${words[(i * 7 + 3) % words.length]} ${i}. `;
  return text;
}
