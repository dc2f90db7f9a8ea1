import { push } from '../../model/push.ts';
import type { SymbolLanguage } from '../../symbols/index.ts';
import type { Broken, Sides } from './changes/broken.ts';
import { metricNames } from './references/named.ts';
import { lastOf, ownerOf, partsOf } from './world/paths.ts';

/** Words to search for. */
export interface Needle {
  /** A name, or several with spaces between: a file must hold all of them. */
  readonly words: string;
  /** Only files below this folder; '' for all. */
  readonly below: string;
}

/**
 * What to search for to find every use of what is broken and to count its definitions. Names that a file has by
 * chance are searched for together with another that each user must write. To be asked again when more was read: who
 * hands a name on makes it one that is used alone.
 */
export function needlesOf(
  { base }: Sides,
  broken: readonly Broken[],
  languages: ReadonlyMap<string, SymbolLanguage>,
): Needle[] {
  const prefixes = broken
    .filter((each) => each.kind === 'metric' && /prefix/i.test(each.before?.owner ?? ''))
    .map((each) => each.name);
  const handedOn = new Map<string, string[]>();
  for (const all of base.aliases.values())
    for (const { path, target } of all) push(handedOn, target, path);
  const out = new Map<string, Needle>();
  const put = (words: string, below = '') => out.set(`${below} ${words}`, { words, below });
  for (const each of broken) {
    if (each.kind === 'metric')
      for (const name of metricNames(each.name, [...projectPrefixes, ...prefixes])) put(name);
    else if (each.kind === 'env_var' || each.kind === 'feature') put(each.name);
    else if (each.kind === 'cli_flag' || each.kind === 'subcommand')
      for (const words of optionNeedles(each)) put(words);
    // What no other module may name, the compiler sees whole.
    else if (each.language === 'rust' && each.before?.visibility === 'private') continue;
    else if (isMember(base, each)) put(memberNeedle(each, languages));
    else {
      const offered = each.kind === 'module' ? [] : (handedOn.get(each.qualified) ?? []);
      const alone = isTelling(each.name) && (!each.implied || offered.length > 0);
      if (alone) put(each.name);
      else
        for (const path of [each.qualified, ...offered])
          put(`${each.name} ${moduleWord(path, each.name)}`);
      // Neighbours need not name the module: `from . import x`, `super::x`.
      if (!alone && !each.implied) put(each.name, each.path.split('/').slice(0, -1).join('/'));
    }
  }
  return [...out.values()];
}

/** What an import of the path has to name: the nearest part above it that not every package has. */
function moduleWord(path: string, name: string): string {
  let owner = ownerOf(path);
  while (/__\w+__$/.test(owner) || lastOf(owner) === name) owner = ownerOf(owner);
  return lastOf(owner);
}

/** `compute_hash`, `KvIndexer`: a file that has it means it. */
const isTelling = (name: string): boolean => /[a-z0-9]_[a-z0-9]|[a-z][A-Z]/.test(name);

const isMember = (base: Sides['base'], each: Broken): boolean =>
  base.definitions.get(each.before?.owner ?? '')?.some((owner) => owner.kind !== 'module') ?? false;

/** A name that anything may have says nothing without that of its type: fields, `get`, `__init__`. */
function memberNeedle(each: Broken, languages: ReadonlyMap<string, SymbolLanguage>): string {
  const common = languages.get(each.kind === 'binding' ? 'python' : each.language)?.common;
  const plain =
    each.kind === 'field' ||
    each.kind === 'variant' ||
    /^__\w+__$/.test(each.name) ||
    // Only Python calls a method where nothing near tells of the type.
    (each.kind === 'method' && each.language !== 'python' && !isTelling(each.name)) ||
    (common?.has(each.name) ?? false);
  return plain ? `${each.name} ${lastOf(each.before!.owner)}` : each.name;
}

/** `--kv-block-size` says enough; `--model` only beside something of the parser's own path. */
function optionNeedles(each: Broken): string[] {
  const owner = each.before?.owner ?? '';
  if (/^--\w+-/.test(each.name) || owner === '') return [each.name];
  const words = owner.includes('/')
    ? [lastOf(owner.replace(/\.\w+$/, ''))]
    : partsOf(owner).filter((part) => !shared.has(part));
  return words.length === 0 ? [each.name] : words.map((word) => `${each.name} ${word}`);
}

/** Parts of a parser's path that every other path has too; a parser of shared options has no others. */
const shared = new Set(
  'dynamo common configuration groups utils util args main cli config argparse __main__ src components lib'.split(
    ' ',
  ),
);

/** From `name_prefix` in lib/runtime/src/metrics/prometheus_names.rs. */
const projectPrefixes = [
  'dynamo',
  'dynamo_component',
  'dynamo_frontend',
  'dynamo_router',
  'dynamo_request_plane',
  'dynamo_transport',
  'dynamo_work_handler',
  'dynamo_operator',
];
