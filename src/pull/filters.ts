import { isMap, isScalar, isSeq, parseDocument } from 'yaml';
import { globOf, isCatchAll, literalFolder } from './glob.ts';

interface Rule {
  readonly negated: boolean;
  readonly matches: (path: string) => boolean;
  /** Folders that its text names before the first wildcard. */
  readonly folder: string;
}

/** A component of the repository, by the patterns of its files. */
export interface Filter {
  readonly name: string;
  readonly rules: readonly Rule[];
}

export interface Filters {
  readonly filters: readonly Filter[];
  /** What of the file could not be used, one line each. */
  readonly notes: readonly string[];
}

const largest = 256 * 1024;
const mostFilters = 500;
const mostPatterns = 20_000;

/**
 * Reads `.github/filters.yaml`, as dorny/paths-filter and tj-actions/changed-files take it: names with lists of patterns,
 * lists in lists flattened (anchors). Patterns count from left to right and the last that fits decides, which is how
 * changed-files (micromatch) reads `!`, and what the file is written for. Null text: no filters.
 */
export function readFilters(text: string | null): Filters {
  if (text === null) return { filters: [], notes: [] };
  const unusable = (why: string): Filters => ({ filters: [], notes: [`filters.yaml: ${why}`] });
  if (text.length > largest) return unusable(`larger than ${largest / 1024} KiB`);
  let data: unknown;
  try {
    const document = parseDocument(text, { logLevel: 'silent', merge: false });
    if (document.errors.length > 0 || !isMap(document.contents)) return unusable('no YAML mapping');
    if (!document.contents.items.every(({ key }) => isScalar(key)))
      return unusable('keys are no names');
    if (!document.contents.items.some(({ value }) => isSeq(value)))
      return unusable('no lists of patterns');
    // Nested aliases that grow beyond this throw.
    data = document.toJS({ maxAliasCount: 100 });
  } catch {
    return unusable('cannot be read as YAML');
  }
  const notes: string[] = [];
  let left = mostPatterns;
  const filters = Object.entries(data ?? {})
    .slice(0, mostFilters)
    .flatMap(([name, value]: [string, unknown]) => {
      const patterns = textsOf(value).slice(0, left);
      left -= patterns.length;
      const used = patterns.filter((pattern) => !isCatchAll(pattern));
      const rules = used.flatMap(ruleOf);
      if (rules.length < used.length)
        notes.push(
          `filters.yaml: ${used.length - rules.length} patterns of a filter are not usable`,
        );
      return rules.some(({ negated }) => !negated) ? [{ name, rules }] : [];
    });
  return { filters, notes };
}

/** Patterns of lists in lists, and of `added|modified: pattern`. */
function textsOf(value: unknown, depth = 0): string[] {
  if (typeof value === 'string') return [value];
  if (depth > 4 || typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap((each: unknown) => textsOf(each, depth + 1));
}

function ruleOf(pattern: string): Rule[] {
  const negated = pattern.startsWith('!');
  const plain = (negated ? pattern.slice(1) : pattern).replace(/^\.\//, '');
  const matches = globOf(plain);
  return matches === null ? [] : [{ negated, matches, folder: literalFolder(plain) }];
}

/** The rule by which a filter takes a path; null where it does not. */
export function takes({ rules }: Filter, path: string): Rule | null {
  const last = rules.findLast(({ matches }) => matches(path));
  return last === undefined || last.negated ? null : last;
}
