import { describe, expect, it } from 'vitest';
import { findCallers } from '../../src/flows/index.ts';
import { commit, makeRepository, write } from '../source/repository.ts';
import { type Random, seeded } from './random.ts';

/** How a file may use a function of another module; each form gives its lines, with the name in the last of them. */
type Form = (module: string, name: string, random: Random) => readonly string[];

interface Language {
  readonly fixed: Readonly<Record<string, string>>;
  readonly moduleFile: (module: string) => string;
  readonly callerFile: (index: number) => string;
  readonly define: (name: string) => readonly string[];
  readonly head: readonly string[];
  readonly forms: readonly Form[];
}

const python: Language = {
  fixed: { 'src/pack/__init__.py': '', 'src/pack/users/__init__.py': '' },
  moduleFile: (module) => `src/pack/${module}.py`,
  callerFile: (index) => `src/pack/users/user_${index}.py`,
  define: (name) => [`def ${name}(first, second=None):`, '    return first'],
  head: ['import os'],
  forms: [
    (module, name) => [`from pack.${module} import ${name}`],
    (module, name) => [`from ..${module} import (`, '    # why', `    ${name},`, ')'],
    (module, name) => [`import pack.${module} as short`, `VALUE = short.${name}(1)`],
    (module, name) => [
      `from pack import ${module}`,
      'def inner():',
      `    return ${module}.${name}(1, second=2)`,
    ],
    (module, name) => [`import pack.${module}`, `print(os.name, pack.${module}.${name}(1))`],
  ],
};

const rust: Language = {
  fixed: {
    'lib/core/Cargo.toml': '[package]\nname = "core-parts"\nversion = "0.1.0"\nedition = "2021"\n',
    'lib/user/Cargo.toml':
      '[package]\nname = "user"\nversion = "0.1.0"\nedition = "2021"\n[dependencies]\ncore-parts = { path = "../core" }\n',
    'lib/user/src/lib.rs': '',
  },
  moduleFile: (module) => `lib/core/src/${module}.rs`,
  callerFile: (index) => `lib/user/benches/user_${index}.rs`,
  define: (name) => [`pub fn ${name}(first: u32) -> u32 {`, '    first', '}'],
  head: ['use std::fmt::Debug;'],
  forms: [
    (module, name) => [`use core_parts::${module}::${name};`],
    (module, name) => [`use core_parts::${module}::{`, `    ${name} as other,`, '};'],
    (module, name) => ['fn inner() -> u32 {', `    core_parts::${module}::${name}(1)`, '}'],
    (module, name) => [
      `use core_parts::${module};`,
      'fn deep() {',
      `    assert_eq!(1, ${module}::${name}(1));`,
      '}',
    ],
  ],
};

const perSeed = 12;

/** Definitions with their users; `left` is the one user that keeps the old name. */
function writeTree(language: Language, seed: number, renamed: boolean) {
  const random = seeded(seed);
  const files: Record<string, string> = { ...language.fixed };
  const left: string[] = [];
  const modules: string[] = [];
  for (let at = 0; at < perSeed; at++) {
    const module = `part_${at}`;
    modules.push(module);
    const old = `work_${at}_${random.below(1000)}`;
    const fresh = `${old}_renamed`;
    const define = (name: string) => `${language.define(name).join('\n')}\n`;
    files[language.moduleFile(module)] = define(renamed ? fresh : old);
    const users = 2 + random.below(3);
    const kept = random.below(users);
    for (let user = 0; user < users; user++) {
      const form = random.pick(language.forms);
      const name = renamed && user !== kept ? fresh : old;
      const lines = [...language.head, ...form(module, name, random)];
      const path = language.callerFile(at * 10 + user);
      files[path] = `${lines.join('\n')}\n`;
      const line = lines.findLastIndex((text) => text.includes(name)) + 1;
      if (user === kept) left.push(`${path}:${line}`);
    }
  }
  if (language === rust)
    files['lib/core/src/lib.rs'] = modules.map((module) => `pub mod ${module};\n`).join('');
  return { files, left };
}

describe.each([
  ['python', python],
  ['rust', rust],
] as const)('%s: a definition is renamed and one of its users is forgotten', (_, language) => {
  it.each([1, 2, 3, 4, 5])('seed %i', async (seed) => {
    const root = makeRepository(writeTree(language, seed, false).files);
    const { files, left } = writeTree(language, seed, true);
    write(root, files);
    commit(root);
    const report = await findCallers({
      repo: root,
      base: 'HEAD^',
      head: 'HEAD',
      against: null,
      languages: null,
      cache: false,
      warn: () => {},
    });
    expect(report.changes.filter((each) => each.change === 'renamed')).toHaveLength(perSeed);
    const found = report.findings
      .filter((each) => each.confidence === 'certain')
      .map(({ path, line }) => `${path}:${line}`);
    expect([...new Set(found)].sort()).toEqual(left.sort());
  });
});
