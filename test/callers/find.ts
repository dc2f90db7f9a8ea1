import { cpSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { findCallers } from '../../src/flows/index.ts';
import type { CallersReport } from '../../src/model/callers.ts';
import type { CallersOptions } from '../../src/model/options.ts';
import { commit, git, makeFolder, makeRepository, write } from '../source/repository.ts';

export const fixtures = join(import.meta.dirname, '../fixtures/callers');

/** A repository whose last commit makes the fixture's `after` out of its `before`. */
export function fixtureRepository(fixture: string): string {
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

type Files = Readonly<Record<string, string | Buffer>>;

/** The Python package `p`, below src. */
export const pyproject = { 'pyproject.toml': '[tool.setuptools.packages.find]\nwhere = ["src"]\n' };

export const find = (repo: string, more: Partial<CallersOptions> = {}): Promise<CallersReport> =>
  findCallers({
    ...{ repo, base: 'HEAD^', head: 'HEAD', against: null, languages: null, cache: false },
    warn: () => {},
    ...more,
  });

/** Writes and removes files (null), and commits. */
export function change(root: string, files: Readonly<Record<string, string | Buffer | null>>) {
  for (const [path, content] of Object.entries(files))
    if (content === null) rmSync(join(root, path));
    else write(root, { [path]: content });
  return commit(root);
}

/** A repository with two functions and, beside them, what is given; its last commit takes `gone` away. */
export function makeGone(files: Files): string {
  const kept = 'def kept(first):\n    return first\n';
  const root = makeRepository({
    ...pyproject,
    'src/p/__init__.py': '',
    'src/p/a.py': `${kept}\n\ndef gone(first):\n    return [first]\n`,
    ...files,
  });
  change(root, { 'src/p/a.py': kept });
  return root;
}

/** `path:line kind confidence` of each finding. */
export const places = ({ findings }: CallersReport): string[] =>
  findings.map(({ path, line, kind, confidence }) => `${path}:${line} ${kind} ${confidence}`);
