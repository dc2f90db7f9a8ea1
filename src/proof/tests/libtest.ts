import { oneLine } from '../../model/one-line.ts';

/** The tests that `--list` names. */
export function readList(stdout: string): readonly string[] {
  return [...stdout.matchAll(/^(\S.*): test\r?$/gm)].map((found) => found[1]!);
}

export interface Results {
  readonly passed: readonly string[];
  readonly failed: readonly string[];
  readonly ignored: readonly string[];
  /** Those that libtest said run for long. */
  readonly slow: readonly string[];
  /** It wrote its last line: nothing was left running. */
  readonly complete: boolean;
}

const result = /^test (.+?) \.\.\. (?:.*?)(ok|FAILED|ignored(?:, .*)?)(?: <[^>]*>)?\r?$/gm;
/** A test that prints itself (without capturing) parts its name from its result. */
const begun = /^test (.+?) (?:- should panic )?\.\.\. /gm;

/** What libtest's plain output says, also of a run that was cut off. */
export function readResults(stdout: string): Results {
  const passed = new Set<string>();
  const failed = new Set<string>();
  const ignored = new Set<string>();
  for (const [, name = '', said = ''] of stdout.matchAll(result)) {
    const test = name.replace(/ - should panic$/, '');
    (said === 'ok' ? passed : said === 'FAILED' ? failed : ignored).add(test);
  }
  // The list under `failures:` has also those whose result stands on another line.
  const list = /^failures:\r?\n((?: {4}\S.*\r?\n)+)\r?\ntest result:/m.exec(stdout)?.[1] ?? '';
  for (const line of list.split('\n')) {
    const name = line.trim();
    if (name !== '') failed.add(name);
  }
  for (const name of failed) passed.delete(name);
  const complete = /^test result: /m.test(stdout);
  if (complete) {
    for (const [, name = ''] of stdout.matchAll(begun))
      if (!failed.has(name) && !ignored.has(name)) passed.add(name);
  }
  return {
    passed: [...passed],
    failed: [...failed],
    ignored: [...ignored],
    slow: [...stdout.matchAll(/^test (.+?) has been running for over \d+ seconds\r?$/gm)].map(
      (found) => found[1]!,
    ),
    complete,
  };
}

/** Why tests did not build, in a line: rustc's first error, else cargo's. */
export function firstError(stderr: string): string {
  const lines = stderr.split('\n').map((line) => line.trim());
  const said =
    lines.find((line) => /^error(\[E\d+\])?: (?!could not compile)/.test(line)) ??
    lines.find((line) => line.startsWith('error')) ??
    lines.filter((line) => line !== '').at(-1);
  return oneLine(said ?? 'cargo ended without a word');
}
