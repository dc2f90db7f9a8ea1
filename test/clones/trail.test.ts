import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { auditClones } from '../../src/flows/index.ts';
import type { ClonesReport } from '../../src/model/finding.ts';

const source = `
fn take(_: String) {}
fn look(_: &str) {}

pub fn last(name: String) {
    look(&name);
    take(name.clone());
}

pub fn again(flag: bool) {
    let name = String::from("x");
    if flag {
        take(name.clone());
    } else {
        look(&name);
    }
    look(&name);
}

pub fn turns(name: String) {
    for _ in 0..3 {
        take(name.clone());
    }
}

pub fn shadows(name: String) {
    take(name.clone());
    let name = String::from("y");
    look(&name);
}
`;

let report: ClonesReport;
let root: string;

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'trail-'));
  writeFileSync(join(root, 'Cargo.toml'), '[package]\nname = "t"\nversion = "0.1.0"\n');
  writeFileSync(join(root, 'lib.rs'), source);
  report = await auditClones({
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
    asPage: true,
    warn: () => {},
  });
});
afterAll(() => rmSync(root, { recursive: true }));

/** Kind, line and text of each mark of the clone in a function. */
function trailIn(fn: string): readonly (readonly [string, number, string])[] {
  const lines = source.split('\n');
  const finding = report.candidates.find((each) => each.function === fn);
  return (finding?.trail ?? []).map(({ kind, line, column, end_column }) => [
    kind,
    line,
    lines[line - 1]!.slice(column - 1, end_column - 1),
  ]);
}

it('leads from the declaration over uses to the last one', () => {
  expect(trailIn('last')).toEqual([
    ['declared', 5, 'name'],
    ['used', 6, 'name'],
    ['last-use', 7, 'name'],
  ]);
});

it('shows later uses on paths that the clone leads to, and no others', () => {
  expect(trailIn('again')).toEqual([
    ['declared', 11, 'name'],
    ['cloned', 13, 'name'],
    ['used-later', 17, 'name'],
  ]);
});

it('calls no clone the last use that a loop comes back to', () => {
  expect(trailIn('turns')).toEqual([
    ['declared', 20, 'name'],
    ['cloned', 22, 'name'],
  ]);
});

it('ends where the name becomes another value', () => {
  expect(trailIn('shadows')).toEqual([
    ['declared', 26, 'name'],
    ['last-use', 27, 'name'],
  ]);
});

it('comes with the texts, and with no place where there is no repository', () => {
  expect(report.surroundings?.texts.get('lib.rs')).toBe(source);
  expect(report.surroundings?.github).toBeNull();
});
