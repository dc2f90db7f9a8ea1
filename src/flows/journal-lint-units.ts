import { joinResults, type LintContext, type LintResult, openLint } from '../journal/lint/index.ts';
import { type SecretFinder, secretsIn } from './journal-secrets.ts';

/** Files of a unit: enough that sharing costs little, few enough that both threads end at about the same time. */
const unitSize = 100;

const topOf = (path: string): string => path.slice(0, path.indexOf('/'));

/** Neighbours stay together, for they ask for the same files; folders at the top do so where they can. */
export function unitsOf(paths: readonly string[]): readonly (readonly string[])[] {
  const units: (readonly string[])[] = [];
  let from = 0;
  for (let at = 1; at <= paths.length; at++) {
    const size = at - from;
    const isEnd = at === paths.length || topOf(paths[at]!) !== topOf(paths[at - 1]!);
    if (size < unitSize && !(isEnd && (size > unitSize / 2 || at === paths.length))) continue;
    units.push(paths.slice(from, at));
    from = at;
  }
  return units;
}

/** Checks one unit after the other until there is none left; `next` gives their numbers, to several threads in turn. */
export async function checkUnits(
  units: readonly (readonly string[])[],
  next: () => number,
  context: LintContext,
  findSecrets: SecretFinder,
): Promise<LintResult> {
  const lint = openLint(context);
  const results: LintResult[] = [];
  for (let at = next(); at < units.length; at = next()) {
    const paths = units[at]!;
    results.push(lint(paths, await secretsIn(context.files, paths, findSecrets)));
  }
  return joinResults(results);
}

/** Numbers from 0; threads that share the memory never get the same one. */
export const counterOn =
  (memory: SharedArrayBuffer): (() => number) =>
  () =>
    Atomics.add(new Int32Array(memory), 0, 1);
