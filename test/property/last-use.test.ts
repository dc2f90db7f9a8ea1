import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { auditClones } from '../../src/flows/index.ts';
import type { Finding } from '../../src/model/finding.ts';
import { type Program, prelude, readMarks, writeProgram } from './program.ts';
import { seeded } from './random.ts';

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

const bodiesPerSeed = 500;

function writePrograms(seed: number): Program[] {
  const random = seeded(seed);
  const programs: Program[] = [];
  while (programs.length < bodiesPerSeed) {
    const program = writeProgram(random, `body_${programs.length}`);
    if (program) programs.push(program);
  }
  return programs;
}

async function audit(source: string): Promise<readonly Finding[]> {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'property-test-')));
  folders.push(root);
  mkdirSync(join(root, 'src'));
  writeFileSync(
    join(root, 'Cargo.toml'),
    '[package]\nname = "bodies"\nversion = "0.1.0"\nedition = "2021"\n',
  );
  writeFileSync(join(root, 'src/lib.rs'), source);
  const report = await auditClones({
    root,
    paths: ['.'],
    rev: null,
    base: null,
    includeTests: false,
    onlyActionable: false,
    buckets: null,
    baseline: null,
    updateBaseline: false,
    patch: null,
    apply: false,
    config: null,
    profile: null,
    cache: false,
    failOn: [],
    asJson: false,
    warn: () => {},
  });
  return report.candidates;
}

interface Verdict {
  readonly body: string;
  readonly text: string;
  readonly removable: boolean;
  readonly finding: Finding | undefined;
}

/** Every generated clone with the reference answer and what was said of it. */
async function judge(seed: number): Promise<Verdict[]> {
  const programs = writePrograms(seed);
  const { source } = readMarks(prelude + programs.map((program) => program.text).join('\n'));
  const byPlace = new Map((await audit(source)).map((one) => [`${one.line}:${one.column}`, one]));
  let above = prelude.split('\n').length - 1;
  return programs.flatMap((program) => {
    const marked = readMarks(program.text);
    const verdicts = marked.sites.flatMap(({ site, line, column }) => {
      const removable = program.removable[site];
      if (removable === undefined) return [];
      const text = `line ${line} of the body, column ${column}`;
      return [
        { body: marked.source, text, removable, finding: byPlace.get(`${above + line}:${column}`) },
      ];
    });
    above += program.text.split('\n').length;
    return verdicts;
  });
}

function explain({ body, text, removable, finding }: Verdict): string {
  const said = finding
    ? `${finding.bucket} (rule ${finding.rule}): ${finding.reasons.join(' | ')}`
    : 'nothing';
  return `${text}: deleting this clone ${removable ? 'compiles' : 'does not compile'}, but was said: ${said}\n${body}`;
}

describe.each([1, 2, 3, 4])('last use in generated bodies, seed %i', (seed) => {
  it('calls a clone a removable move only when no path uses the value afterwards, and nearly always then', {
    timeout: 120_000,
  }, async () => {
    const verdicts = await judge(seed);
    expect(verdicts.filter((one) => one.finding === undefined).map(explain)).toEqual([]);
    const unsound = verdicts.filter(
      (one) => !one.removable && one.finding?.bucket === 'removable-move',
    );
    const missed = verdicts.filter(
      (one) => one.removable && one.finding?.bucket !== 'removable-move',
    );
    expect(unsound.map(explain).slice(0, 3)).toEqual([]);
    // A generator that writes one answer only would prove nothing.
    const removable = verdicts.filter((one) => one.removable).length;
    // What it says must hold; of what could be said, a few are left out rather than guessed.
    expect(missed.length / removable, missed.map(explain).slice(0, 3).join('\n')).toBeLessThan(
      0.05,
    );
    expect(removable).toBeGreaterThan(verdicts.length / 10);
    expect(removable).toBeLessThan((verdicts.length * 9) / 10);
  });
});
