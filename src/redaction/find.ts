import type { Secret } from '../model/journal.ts';
import { anchorFinder, type FindAnchors } from './anchors.ts';
import { escapePattern, exactly } from './exact.ts';
import { mergeSecrets } from './merge.ts';
import type { SecretPattern } from './pattern.ts';
import { patterns } from './patterns/index.ts';
import { presetAnchors } from './preset-anchors.ts';
import { askPreset, type Suspect } from './suspects.ts';

export interface FindOptions {
  /** Secrets that are known by their value, see `secretValues`. */
  readonly values: readonly string[];
  /** Hosts, aliases and accounts that are known by name, see `privateNames`. */
  readonly names: readonly string[];
}

/**
 * The places of secrets and private names in each of the texts, sorted and apart from each other. A scanner that fails
 * makes it throw: a text that could not be searched is not a text without secrets.
 */
export async function findSecrets(
  texts: readonly string[],
  options: FindOptions,
): Promise<readonly (readonly Secret[])[]> {
  const { own, ofPreset, find } = scannerFor(options);
  const redactedGroup = own.length + ofPreset.length;
  const found: Secret[][] = [];
  const suspects: Suspect[] = [];
  for (const [at, given] of texts.entries()) {
    const groups = find(given);
    const text = groups.includes(redactedGroup) ? blankRedacted(given) : given;
    found.push(groups.flatMap((group) => (group < own.length ? search(own[group]!, text) : [])));
    const rules = groups.flatMap((group) => ofPreset[group - own.length] ?? []);
    if (rules.length > 0) suspects.push({ at, text, rules });
  }
  for (const { at, secret } of await askPreset(suspects)) found[at]!.push(secret);
  return found.map((secrets, at) => mergeSecrets([...secrets, ...repeated(texts[at]!, secrets)]));
}

interface Scanner {
  readonly own: readonly SecretPattern[];
  readonly ofPreset: readonly string[];
  readonly find: FindAnchors;
}

/** Texts come in many parts, and an automaton costs as much as a hundred of them. */
const scanners = new WeakMap<FindOptions, Scanner>();

function scannerFor(options: FindOptions): Scanner {
  const known = scanners.get(options) ?? makeScanner(options);
  scanners.set(options, known);
  return known;
}

function makeScanner({ values, names }: FindOptions): Scanner {
  const own: readonly SecretPattern[] = [
    ...patterns,
    ...values.map((value) => exactly('environment', 'secret', value)),
    ...names.map((name) => exactly('private-name', 'private', name)),
  ];
  const ofPreset = Object.keys(presetAnchors);
  const find = anchorFinder([
    ...own.map(({ anchors }) => anchors),
    ...ofPreset.map((rule) => presetAnchors[rule]!),
    [{ text: '[redacted:' }],
  ]);
  return { own, ofPreset, find };
}

/** A secret is one wherever it stands in the text, also where nothing around it tells. */
function repeated(text: string, found: readonly Secret[]): Secret[] {
  const rules = new Map(
    found
      .filter(({ kind, start, end }) => kind === 'secret' && end - start >= 8)
      .map(({ rule, start, end }) => [text.slice(start, end), rule]),
  );
  if (rules.size === 0) return [];
  const any = new RegExp([...rules.keys()].map(escapePattern).join('|'), 'g');
  return [...text.matchAll(any)].map(({ 0: value, index }) => ({
    rule: rules.get(value)!,
    kind: 'secret',
    start: index,
    end: index + value.length,
  }));
}

/** What took a secret's place is no secret; dollars are taken for a variable by all patterns. */
const blankRedacted = (text: string): string =>
  text.replace(/\[redacted:[a-z0-9-]{1,60}:[0-9a-f]{4}\]/g, (mark) => '$'.repeat(mark.length));

function search({ rule, kind, pattern, accept }: SecretPattern, text: string): Secret[] {
  const found: Secret[] = [];
  for (const match of text.matchAll(pattern)) {
    const [start, end] = match.indices?.[1] ?? [match.index, match.index + match[0].length];
    if (start === end || accept?.(text.slice(start, end)) === false) continue;
    found.push({ rule, kind, start, end });
  }
  return found;
}
