import { cpSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findCallers } from '../../src/flows/index.ts';
import { commit, git, makeFolder } from '../source/repository.ts';
import { readMarks } from './marks.ts';

const fixtures = join(import.meta.dirname, '../fixtures/callers');

/** A repository whose last commit makes the fixture's `after` out of its `before`. */
function repositoryOf(fixture: string): string {
  const root = makeFolder();
  git(root, 'init', '-q', '-b', 'main');
  for (const side of ['before', 'after']) {
    for (const name of readdirSync(root))
      if (name !== '.git') rmSync(join(root, name), { recursive: true });
    cpSync(join(fixtures, fixture, side), root, { recursive: true });
    commit(root);
  }
  return root;
}

describe.each(readdirSync(fixtures).sort())('%s', (fixture) => {
  it('has the findings that its sources announce, and no others', async () => {
    const report = await findCallers({
      repo: repositoryOf(fixture),
      base: 'HEAD^',
      head: 'HEAD',
      against: null,
      languages: null,
      cache: false,
      warn: () => {},
    });
    const found = report.findings.map(
      ({ path, line, kind, confidence }) => `${path}:${line} ${kind} ${confidence}`,
    );
    const announced = readMarks(join(fixtures, fixture, 'after')).map(
      ({ path, line, says }) => `${path}:${line} ${says}`,
    );
    expect(found.sort()).toEqual(announced.sort());
  });
});
