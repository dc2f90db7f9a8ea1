import type { SymbolLanguage } from '../../symbols/index.ts';
import type { Broken, Sides } from './changes/broken.ts';
import { metricNames } from './references/named.ts';
import { lastOf, ownerOf } from './world/paths.ts';

/** Words to search for. */
export interface Needle {
  /** A name, or several with spaces between: a file must hold all of them. */
  readonly words: string;
  /** Only files below this folder; '' for all. */
  readonly below: string;
}

/** What to search for to find every use of what is broken and to count its definitions. */
export function needlesOf(
  { base }: Sides,
  broken: readonly Broken[],
  languages: ReadonlyMap<string, SymbolLanguage>,
): Needle[] {
  const prefixes = broken
    .filter((each) => each.kind === 'metric' && /prefix/i.test(each.before?.owner ?? ''))
    .map((each) => each.name);
  const handedOn = new Set<string>();
  for (const all of base.aliases.values()) for (const { target } of all) handedOn.add(target);
  const everywhere = new Set<string>();
  const near = new Map<string, Needle>();
  for (const each of broken) {
    if (each.kind === 'metric') {
      for (const name of metricNames(each.name, [...projectPrefixes, ...prefixes]))
        everywhere.add(name);
      continue;
    }
    // Whoever imports from a module that is gone names the module, unless another one hands the name on.
    if (each.implied && each.kind !== 'module' && !handedOn.has(each.qualified)) continue;
    // What no other module may name, the compiler sees whole.
    if (each.language === 'rust' && each.before?.visibility === 'private') continue;
    const parent = parentOf(each, languages);
    everywhere.add(parent === '' ? each.name : `${each.name} ${parent}`);
    // Neighbours of a module call it by its name alone: `from .types import x`, `super::types`.
    if (each.kind !== 'module' || parent === '') continue;
    const below = each.path.split('/').slice(0, -1).join('/');
    near.set(`${below} ${each.name}`, { words: each.name, below });
  }
  return [...[...everywhere].map((words) => ({ words, below: '' })), ...near.values()];
}

/** What a file must also name for a name that anything may have; '' where the name is telling enough. */
function parentOf(each: Broken, languages: ReadonlyMap<string, SymbolLanguage>): string {
  if (needsOwner(each, languages)) return lastOf(each.before!.owner);
  if (each.kind !== 'module' || each.name.includes('_')) return '';
  return lastOf(ownerOf(each.qualified));
}

/** A name that anything may have says nothing without that of its type: fields, `get`, `__init__`. */
function needsOwner(each: Broken, languages: ReadonlyMap<string, SymbolLanguage>): boolean {
  if (!each.before || each.before.owner === '') return false;
  if (each.kind === 'field' || each.kind === 'variant') return true;
  if (each.kind !== 'method' && each.kind !== 'binding') return false;
  const common = languages.get(each.kind === 'binding' ? 'python' : each.language)?.common;
  return /^__\w+__$/.test(each.name) || (common?.has(each.name) ?? false);
}

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
