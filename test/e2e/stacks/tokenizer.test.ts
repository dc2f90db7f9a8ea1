import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { byteCharacters, toByteCharacters } from '../../../src/e2e/stacks/model/alphabet.ts';
import { writeTinyModel } from '../../../src/e2e/stacks/model/folder.ts';
import { makeTokenizer } from '../../../src/e2e/stacks/model/tokenizer.ts';

const made = makeTokenizer();
const file = JSON.parse(JSON.stringify(made.file)) as {
  added_tokens: { id: number; content: string }[];
  model: { vocab: Record<string, number>; merges: [string, string][] };
};
const { vocab, merges } = file.model;
const tokens = Object.entries(vocab).sort(([, a], [, b]) => a - b);
const bytes = new Map(byteCharacters.map((character, byte) => [character, byte]));
const decode = (token: string): string =>
  new TextDecoder('utf8', { fatal: true }).decode(
    Uint8Array.from([...token].map((character) => bytes.get(character)!)),
  );

/** BPE as it is defined: the earliest merge first, until none fits. */
function encode(text: string): string[] {
  const rank = new Map(merges.map(([left, right], at) => [`${left} ${right}`, at]));
  const parts = toByteCharacters(text);
  for (;;) {
    const ranks = parts.slice(1).map((part, at) => rank.get(`${parts[at]} ${part}`) ?? Infinity);
    const best = Math.min(Infinity, ...ranks);
    if (best === Infinity) return parts;
    const at = ranks.indexOf(best);
    parts.splice(at, 2, parts[at]! + parts[at + 1]!);
  }
}

describe('the tiny tokenizer', () => {
  it('numbers its tokens without a gap', () => {
    expect(tokens.map(([, id]) => id)).toEqual(tokens.map((_, at) => at));
    expect(made.size).toBe(tokens.length);
  });

  it('has whole text where the workers take their answers from', () => {
    for (const [token] of tokens.slice(0, 2500)) expect(decode(token)).not.toBe('');
  });

  it('ends no answer by accident: special tokens have the last ids', () => {
    const ids = file.added_tokens.map(({ id }) => id);
    expect(Math.min(...ids)).toBe(made.size - ids.length);
    expect(made.idOf('</s>')).toBeGreaterThan(2500);
  });

  it('merges only tokens that there are into tokens that there are', () => {
    const known = new Set(byteCharacters);
    for (const [left, right] of merges) {
      expect(known.has(left) && known.has(right)).toBe(true);
      expect(vocab[left + right]).toBeDefined();
      known.add(left + right);
    }
  });

  it.each(['Write a short story about a cat.', ' naïve café', '東京の猫 🙂🚀', ' кошка\n\t\0'])(
    'gives %j back',
    (text) => {
      const parts = encode(text);
      for (const part of parts) expect(vocab[part]).toBeDefined();
      expect(decode(parts.join(''))).toBe(text);
    },
  );

  it('needs few tokens for a word that it knows', () => {
    expect(encode(' story')).toHaveLength(1);
  });
});

describe('writeTinyModel', () => {
  it('writes the same bytes each time, a chat template among them', () => {
    const root = mkdtempSync(join(tmpdir(), 'dyn-audit-model-'));
    try {
      const [one, two] = [writeTinyModel(join(root, 'a')), writeTinyModel(join(root, 'b'))];
      const names = readdirSync(one).sort();
      expect(names).toEqual([
        'config.json',
        'generation_config.json',
        'tokenizer.json',
        'tokenizer_config.json',
      ]);
      for (const name of names)
        expect(readFileSync(join(one, name))).toEqual(readFileSync(join(two, name)));
      const config = JSON.parse(readFileSync(join(one, 'tokenizer_config.json'), 'utf8'));
      expect(config.chat_template).toContain('messages');
      expect(JSON.parse(readFileSync(join(one, 'config.json'), 'utf8')).vocab_size).toBe(made.size);
    } finally {
      rmSync(root, { recursive: true });
    }
  });
});
