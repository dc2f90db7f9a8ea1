import type { ClonesReport } from '../model/finding.ts';
import type { OpenedPull } from '../source/index.ts';
import { auditClones } from './clones.ts';

/** The clones on lines that a pull request changes; null where it changes no Rust. */
export async function clonesOnChangedLines(
  { root, head, mergeBase, diff }: OpenedPull,
  options: { readonly cache: boolean; readonly warn: (line: string) => void },
): Promise<ClonesReport | null> {
  const paths = diff
    .filter(({ kind, added }) => kind === 'text' && added > 0)
    .flatMap(({ after }) => (after?.endsWith('.rs') ? [after] : []));
  if (paths.length === 0) return null;
  return auditClones({
    root,
    paths,
    rev: head,
    base: mergeBase,
    includeTests: false,
    onlyActionable: false,
    buckets: null,
    baseline: null,
    updateBaseline: false,
    patch: null,
    apply: false,
    config: null,
    profile: null,
    cache: options.cache,
    failOn: [],
    asJson: false,
    warn: options.warn,
  });
}
