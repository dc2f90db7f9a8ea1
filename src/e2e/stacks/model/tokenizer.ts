import { byteCharacters, toByteCharacters } from './alphabet.ts';
import { makeWords } from './words.ts';

/**
 * Tokens that are text by themselves come first: the sample worker answers with the ids 1, 2, 3, ..., the mocker with
 * random ones of 1000 to 2000, and neither may cut a character in two or end a text by accident. Bytes, beginnings of
 * characters and the special tokens have the last ids.
 */
const wordCount = 1000;
const specials = ['<unk>', '<s>', '</s>', '<|user|>', '<|assistant|>', '<|system|>', '<|tool|>'];

export interface TinyTokenizer {
  /** `tokenizer.json` of Hugging Face's tokenizers. */
  readonly file: object;
  readonly size: number;
  readonly idOf: (token: string) => number;
}

/**
 * A byte-level BPE tokenizer: decoding what was encoded gives any text back. Each word can be reached by merging one
 * byte after the other to what is before it, so all beginnings of words are tokens too.
 */
export function makeTokenizer(): TinyTokenizer {
  const { whole, partial, merges } = grow(makeWords(wordCount));
  const tokens = [...whole, ...byteCharacters, ...partial, ...specials];
  const vocabulary = new Map([...new Set(tokens)].map((token, id) => [token, id]));
  const idOf = (token: string): number => vocabulary.get(token)!;
  return { file: fileOf(vocabulary, merges), size: vocabulary.size, idOf };
}

/** Words and their beginnings, the words first; a beginning that ends inside a character is partial. */
function grow(words: readonly string[]) {
  const spelt = words.map(toByteCharacters);
  const whole = new Set(spelt.map((letters) => letters.join('')));
  const partial = new Set<string>();
  const merges = new Map<string, [string, string]>();
  for (const letters of spelt)
    for (let end = 2; end <= letters.length; end += 1) {
      const left = letters.slice(0, end - 1).join('');
      const right = letters[end - 1]!;
      merges.set(left + right, [left, right]);
      (endsWhole(letters, end) ? whole : partial).add(left + right);
    }
  return { whole: [...whole], partial: [...partial], merges: shortestFirst([...merges.values()]) };
}

const continuation = new Set(byteCharacters.slice(0x80, 0xc0));
/** Whether the next byte begins a character, or there is none. */
const endsWhole = (letters: readonly string[], end: number): boolean =>
  end === letters.length || !continuation.has(letters[end]!);

/** A merge may only use tokens that earlier merges make. */
const shortestFirst = (merges: [string, string][]): [string, string][] =>
  merges.sort(([a], [b]) => a.length - b.length);

const byteLevel = {
  type: 'ByteLevel',
  add_prefix_space: false,
  trim_offsets: true,
  use_regex: true,
};

const fileOf = (
  vocabulary: ReadonlyMap<string, number>,
  merges: readonly (readonly [string, string])[],
): object => ({
  version: '1.0',
  truncation: null,
  padding: null,
  added_tokens: specials.map((content) => ({
    id: vocabulary.get(content),
    content,
    single_word: false,
    lstrip: false,
    rstrip: false,
    normalized: false,
    special: true,
  })),
  normalizer: null,
  pre_tokenizer: byteLevel,
  post_processor: null,
  decoder: byteLevel,
  model: {
    type: 'BPE',
    dropout: null,
    unk_token: null,
    continuing_subword_prefix: null,
    end_of_word_suffix: null,
    fuse_unk: false,
    byte_fallback: false,
    ignore_merges: false,
    vocab: Object.fromEntries(vocabulary),
    merges,
  },
});
