/**
 * Words by which somebody turns a finding down, each as a whole. A reply counts when one of them stands in it and is not
 * taken back by a `not` before it; what it quotes, and code, does not count.
 */
export const decliningWords: readonly string[] = [
  "won't fix",
  'wont fix',
  'wontfix',
  'will not fix',
  'not going to fix',
  'works as intended',
  'working as intended',
  'as intended',
  'this is intended',
  'this is intentional',
  "it's intentional",
  'is intentional',
  'intentionally',
  'by design',
  'as designed',
  'false positive',
  'not a bug',
  'not a problem',
  'not an issue',
  'non-issue',
  'no change needed',
  'no fix needed',
  'out of scope',
  'not applicable',
  'known limitation',
  'i disagree',
  'declined',
  'declining',
];

const asPattern = (word: string): string => word.replace(/[-.]/g, '\\$&').replaceAll(' ', '\\s+');
const denied = "(?:\\bnot|n't|\\bnever|\\bno longer|\\bisn't)(?:\\s+(?:a|an|really|quite))?\\s+";
const declining = new RegExp(
  `(?<!${denied})(?<![\\w-])(?:${decliningWords.map(asPattern).join('|')})(?![\\w-])`,
  'i',
);

/** Whether a reply turns down what it answers. */
export const declines = (reply: string): boolean =>
  declining.test(
    reply
      .replaceAll('’', "'")
      .replace(/^[ \t]*>.*$/gm, '')
      .replace(/```[\s\S]*?(?:```|$)|`[^`\n]*`/g, ''),
  );
