import { stripVTControlCharacters } from 'node:util';
import type { Check } from '../../model/e2e-verdict.ts';
import { oneLine } from '../../model/one-line.ts';
import { bestPlace, placesIn } from './places.ts';
import type { FindingContext, Found } from './source.ts';

interface Failure {
  readonly test: string;
  readonly text: string;
}

/** A test's part of a log: pytest's `___ name ___`, cargo's `---- name stdout ----`. */
const headings =
  /^(?:_{3,} (?:ERROR (?:at \w+ of|collecting) )?(\S[^\n]{0,300}?) _{3,}|-{4} (\S{1,300}) stdout -{4})$/gm;
/** What follows the last test's part. */
const ends = /^(?:=+ [^\n]*=+|failures:|- generated xml file: [^\n]*)$/m;
const most = 10;

function failuresIn(log: string): Failure[] {
  const text = stripVTControlCharacters(log);
  const starts = [...text.matchAll(headings)];
  return starts.map((match, i) => {
    const begin = match.index + match[0].length;
    const part = text.slice(begin, starts[i + 1]?.index ?? text.length);
    const end = ends.exec(part)?.index ?? part.length;
    return { test: (match[1] ?? match[2])!, text: part.slice(0, end) };
  });
}

/** The line that says why a test failed. */
function reasonIn(text: string): string | null {
  const lines = text.split('\n');
  const python = lines.find((line) => /^E {2,}\S/.test(line))?.replace(/^E\s+/, '');
  if (python !== undefined) return python;
  const panic = lines.findIndex((line) => /panicked at/.test(line));
  if (panic < 0) return lines.find((line) => /Error|error|assert/.test(line)) ?? null;
  return (
    lines.slice(panic + 1).find((line) => line.trim() !== '' && !/^note:/.test(line)) ??
    lines[panic]!
  );
}

/** A finding for each failed test that the logs tell of, at most ten; one for the check where they tell of none. */
export function failedTests(
  check: Check,
  logs: readonly { readonly file: string; readonly text: string }[],
  { diff, roots }: FindingContext,
): readonly Found[] {
  const tool = check.id === 'unit-tests.pytest' ? 'pytest' : 'cargo test';
  const failures = logs.flatMap(({ file, text }) =>
    failuresIn(text).map((each) => ({ ...each, file })),
  );
  const whole = {
    test: '',
    text: logs.map(({ text }) => text).join('\n'),
    file: logs[0]?.file ?? null,
  };
  const told = failures.length > 0 ? failures.slice(0, most) : [whole];
  return told.flatMap(({ test, text, file }): readonly Found[] => {
    const place = bestPlace(placesIn(text, diff, roots), diff);
    const reason = oneLine((test === '' ? null : reasonIn(text)) ?? check.observed, 300);
    if (isOfOthers(reason, place, diff)) return [];
    const name = oneLine(test, 200);
    return [
      {
        rule: check.id.replace(/-\d+$/, ''),
        severity: 'error',
        title: name === '' ? 'Unit tests fail' : `${name} fails: ${reason}`.slice(0, 160),
        at: place === null ? null : { path: place.path, line: place.line, side: 'RIGHT' },
        about: `${check.id} ${name}`,
        failure_case: {
          trigger: name === '' ? tool : `${tool}: ${name}`,
          outcome: reason,
          expected: check.expected,
        },
        evidence: [{ from: 'run', file, text: reason }],
        fix: null,
      },
    ];
  });
}

const missing = /^ModuleNotFoundError: No module named '([\w.]+)'/;

/**
 * A package that is not installed here says nothing of the change, unless a line that it adds asks for it, or it took
 * the module away.
 */
function isOfOthers(
  reason: string,
  place: { readonly path: string; readonly line: number } | null,
  diff: FindingContext['diff'],
): boolean {
  const module = missing.exec(reason)?.[1]?.replaceAll('.', '/');
  if (module === undefined) return false;
  return !diff.some(({ before, after, hunks }) => {
    if (before !== null && before !== after && `/${before}`.includes(`/${module}`)) return true;
    const lines = after === place?.path ? hunks.flatMap((hunk) => hunk.lines) : [];
    return lines.some((each) => each.kind === '+' && each.new === place?.line);
  });
}
