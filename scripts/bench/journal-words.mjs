// Words and numbers for generated journals: the same for the same seed on every machine.

const nouns =
  'planner router worker cache prefill decode scheduler frontend block queue request stream token batch engine metric replica node index probe'.split(
    ' ',
  );
const verbs = 'keeps drops counts moves reads writes retries splits merges waits'.split(' ');
const adjectives = 'slow first shared stale empty large second idle remote late'.split(' ');
const places =
  'under load,after a restart,on the second node,with prefix caching,at low concurrency,when the stream ends'.split(
    ',',
  );

export function seeded(name) {
  let state = 7;
  for (const character of name) state = (Math.imul(state, 31) + character.codePointAt(0)) >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit) => Math.floor(next() * limit);
  const pick = (items) => items[below(items.length)];
  const noun = () => `${pick(adjectives)} ${pick(nouns)}`;
  const clause = () => `the ${noun()} ${pick(verbs)} the ${noun()} ${pick(places)}`;
  const capital = (text) => text[0].toUpperCase() + text.slice(1);
  const sentence = () => `${capital(clause())}, and ${clause()}.`;
  const lines = (count, make) => Array.from({ length: count }, make).join('\n');
  return {
    below,
    pick,
    lines,
    clause,
    sentence,
    name: () => pick(nouns),
    term: () => `${pick(nouns)} ${pick(nouns)}`,
    title: () => `${capital(pick(verbs))} the ${noun()} of the ${pick(nouns)}`,
    slug: (title) => title.toLowerCase().replaceAll(' ', '-').slice(0, 40).replace(/-$/, ''),
    paragraph: (count) => Array.from({ length: count }, sentence).join(' '),
    sha: () => Array.from({ length: 40 }, () => below(16).toString(16)).join(''),
    day: () => `2026-0${1 + below(6)}-${String(1 + below(28)).padStart(2, '0')}`,
    /** A day in the month after those of `day`. */
    later: (day) => `2026-07-${day.slice(8)}`,
  };
}
