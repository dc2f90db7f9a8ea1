import type { Change } from '../model/callers.ts';
import type { DiffFile } from '../model/diff.ts';
import type { ChangeGroup, Rebuild, Walkthrough } from '../model/pull.ts';
import { languageOf } from './languages.ts';
import { isDoc, isGenerated, isTest } from './paths.ts';

type Effort = Walkthrough['effort'];

/** Lines that a reviewer reads in a minute. Inspections find most defects at up to 200 to 400 lines of code an hour. */
const perMinute = { code: 5, test: 12, configuration: 15, docs: 25 } as const;
type Reading = keyof typeof perMinute;

/** A file has to be opened and placed, a component to be understood, a public name to be followed to its users. */
const perFile = 0.5;
const perComponent = 4;
const perChange = 3;
const perBuild = 10;

/** Minutes up to which a level reaches; 5 is what lies above. */
const levels = [10, 30, 90, 240] as const;

function readingOf(path: string): Reading | null {
  if (isGenerated(path)) return null;
  if (isDoc(path)) return 'docs';
  if (isTest(path)) return 'test';
  return /^(?:yaml|toml|json|lock|other|helm|html|css)$/.test(languageOf(path))
    ? 'configuration'
    : 'code';
}

const plural = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`;

/** How long a careful review takes, with what makes it so; no measure of the pull request's worth. */
export function estimateEffort(
  files: readonly DiffFile[],
  groups: readonly ChangeGroup[],
  changes: readonly Change[],
  rebuild: Rebuild,
): Effort {
  const lines: Record<Reading, number> = { code: 0, test: 0, configuration: 0, docs: 0 };
  let generated = 0;
  let read = 0;
  for (const { path, status, added, removed } of files) {
    const reading = readingOf(path);
    if (reading === null) generated += added + removed;
    else {
      read++;
      // What is taken away is read faster than what comes; a whole file that goes is hardly read at all.
      lines[reading] += added + removed * (status === 'removed' ? 0.05 : 0.5);
    }
  }
  const reasons: string[] = [];
  let minutes = read * perFile;
  for (const reading of ['code', 'test', 'configuration', 'docs'] as const) {
    const count = Math.round(lines[reading]);
    if (count === 0) continue;
    minutes += count / perMinute[reading];
    reasons.push(`${plural(count, 'line')} of ${reading} to read`);
  }
  if (read > 1) reasons.push(plural(read, 'file'));
  if (groups.length > 1) {
    minutes += (groups.length - 1) * perComponent;
    reasons.push(`${plural(groups.length, 'component')}`);
  }
  if (changes.length > 0) {
    minutes += Math.min(changes.length, 30) * perChange;
    reasons.push(`${plural(changes.length, 'name')} gone or changed for callers`);
  }
  if (rebuild.bindings || rebuild.container) {
    minutes += perBuild;
    reasons.push(
      rebuild.bindings ? 'the Rust extension has to be built' : 'an image has to be built',
    );
  }
  if (generated > 0) reasons.push(`${plural(generated, 'line')} written by programs, not counted`);
  const whole = Math.max(1, Math.round(minutes));
  const at = levels.findIndex((most) => whole <= most);
  const level = ([1, 2, 3, 4] as const)[at] ?? 5;
  return { level, minutes: whole, reasons };
}
