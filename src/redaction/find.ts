import type { Secret } from '../model/journal.ts';
import { anchorFinder } from './anchors.ts';
import { exactly } from './exact.ts';
import { mergeSecrets } from './merge.ts';
import type { SecretPattern } from './pattern.ts';
import { patterns } from './patterns/index.ts';
import { presetAnchors } from './preset-anchors.ts';
import { isMask } from './random.ts';

export interface FindOptions {
  /** Secrets that are known by their value, see `secretValues`. */
  readonly values: readonly string[];
  /** Hosts, aliases and accounts that are known by name, see `privateNames`. */
  readonly names: readonly string[];
}

/** Characters of text that the preset is given at once: it takes 0.2 ms for a text however short. */
const chunkSize = 1_000_000;

/**
 * The places of secrets and private names in each of the texts, sorted and apart from each other. A scanner that fails
 * makes it throw: a text that could not be searched is not a text without secrets.
 */
export async function findSecrets(
  texts: readonly string[],
  { values, names }: FindOptions,
): Promise<readonly (readonly Secret[])[]> {
  const own: readonly SecretPattern[] = [
    ...patterns,
    ...values.map((value) => exactly('environment', 'secret', value)),
    ...names.map((name) => exactly('private-name', 'private', name)),
  ];
  const ofPreset = Object.keys(presetAnchors);
  const find = anchorFinder([
    ...own.map(({ anchors }) => anchors),
    ...ofPreset.map((rule) => presetAnchors[rule]!),
  ]);
  const found: Secret[][] = [];
  const suspects: Suspect[] = [];
  for (const [at, text] of texts.entries()) {
    const groups = find(text);
    found.push(groups.flatMap((group) => (group < own.length ? search(own[group]!, text) : [])));
    const rules = groups.flatMap((group) => ofPreset[group - own.length] ?? []);
    if (rules.length > 0) suspects.push({ at, text, rules });
  }
  for (const { at, secret } of await askPreset(suspects)) found[at]!.push(secret);
  return found.map(mergeSecrets);
}

interface Suspect {
  readonly at: number;
  readonly text: string;
  readonly rules: readonly string[];
}

function search({ rule, kind, pattern, accept }: SecretPattern, text: string): Secret[] {
  const found: Secret[] = [];
  for (const match of text.matchAll(pattern)) {
    const [start, end] = match.indices?.[1] ?? [match.index, match.index + match[0].length];
    if (start === end || accept?.(text.slice(start, end)) === false) continue;
    found.push({ rule, kind, start, end });
  }
  return found;
}

interface Located {
  readonly at: number;
  readonly secret: Secret;
}

async function askPreset(suspects: readonly Suspect[]): Promise<Located[]> {
  if (suspects.length === 0) return [];
  const { boundary, runPreset } = await import('./preset.ts');
  const found: Located[] = [];
  for (const chunk of chunksOf(suspects)) {
    const rules = [...new Set(chunk.flatMap((suspect) => suspect.rules))];
    const joined = chunk.map(({ text }) => text).join(boundary);
    const secrets = await runPreset(joined, rules);
    let begin = 0;
    for (const { at, text } of chunk) {
      const end = begin + text.length;
      for (const { rule, start, end: last } of secrets) {
        if (start >= begin && start < end) {
          const until = tokenEnd(text, Math.min(last - begin, text.length));
          const secret: Secret = { rule, kind: 'secret', start: start - begin, end: until };
          if (!isMask(text.slice(secret.start, until))) found.push({ at, secret });
        }
      }
      begin = end + boundary.length;
    }
  }
  return found;
}

/** Some rules of the preset count their match from the name in front of it and so end too early. */
function tokenEnd(text: string, from: number): number {
  const rest = /[\w+/=-]*/y;
  rest.lastIndex = from;
  return from + (rest.exec(text)?.[0].length ?? 0);
}

function chunksOf(suspects: readonly Suspect[]): Suspect[][] {
  const chunks: Suspect[][] = [];
  let size = Number.POSITIVE_INFINITY;
  for (const suspect of suspects) {
    if (size + suspect.text.length > chunkSize) {
      chunks.push([]);
      size = 0;
    }
    chunks.at(-1)!.push(suspect);
    size += suspect.text.length;
  }
  return chunks;
}
