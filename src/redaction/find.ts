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
  known: FindOptions,
): Promise<readonly (readonly Secret[])[]> {
  const { own, ofPreset, anchors } = searchFor(known);
  const found: Secret[][] = [];
  const suspects: Suspect[] = [];
  for (const [at, given] of texts.entries()) {
    const groups = anchors(given);
    const text = groups.includes(own.length + ofPreset.length) ? blankRedacted(given) : given;
    found.push(groups.flatMap((group) => (group < own.length ? search(own[group]!, text) : [])));
    const rules = groups.flatMap((group) => ofPreset[group - own.length] ?? []);
    if (rules.length > 0) suspects.push({ at, text, rules });
  }
  for (const { at, secret } of await askPreset(suspects)) found[at]!.push(secret);
  return found.map((secrets, at) => mergeSecrets([...secrets, ...repeated(texts[at]!, secrets)]));
}

interface Search {
  readonly own: readonly SecretPattern[];
  readonly ofPreset: readonly string[];
  /** Numbers of our patterns, behind them of the preset's rules, behind them of what was redacted. */
  readonly anchors: FindAnchors;
}

const searches = new WeakMap<FindOptions, Search>();

/** What to search for; made once for all searches that know the same. */
function searchFor(known: FindOptions): Search {
  const made = searches.get(known);
  if (made) return made;
  const own: readonly SecretPattern[] = [
    ...patterns,
    ...known.values.map((value) => exactly('environment', 'secret', value)),
    ...known.names.map((name) => exactly('private-name', 'private', name)),
  ];
  const ofPreset = Object.keys(presetAnchors);
  const anchors = anchorFinder([
    ...own.map((pattern) => pattern.anchors),
    ...ofPreset.map((rule) => presetAnchors[rule]!),
    [{ text: '[redacted:' }],
  ]);
  const search = { own, ofPreset, anchors };
  searches.set(known, search);
  return search;
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
