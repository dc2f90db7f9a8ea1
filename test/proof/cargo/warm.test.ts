import {
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Workshop } from '../../../src/proof/cargo/index.ts';
import {
  crate,
  describeWithCargo,
  featuresOf,
  git,
  useLab,
  workspace,
  writeFiles,
} from '../with-cargo.ts';

const good = (value: number) => `pub const V: u32 = ${value};\n`;
const bad = 'pub const V: u32 = "text";\n';

describeWithCargo('a second proof with a warm folder', () => {
  const lab = useLab();
  const repository = () =>
    lab.repository({
      ...workspace('a', 'b'),
      ...crate('a', good(1)),
      ...crate('b', 'pub const W: u32 = a::V;\n', {
        manifest: '[dependencies]\na = { path = "../a" }\n',
      }),
    });
  const open = (root: string) => lab.open(root, { useMemory: false });

  /** What cargo compiles for an untouched tree, by package, and whether it builds. */
  async function compiled(workshop: Workshop, scope: readonly string[] = ['--lib']) {
    const { stderr, code } = await workshop.run({
      command: ['cargo', 'check', '-p', 'b', ...scope, '--offline'],
      timeout_s: 300,
    });
    const names = [...stderr.matchAll(/^\s*Checking (\w+) /gm)].map((match) => match[1]);
    return { names, ok: code === 0 };
  }
  const check = async (workshop: Workshop, text: string) =>
    (
      await workshop.check({
        ...{ packages: ['b'], scope: 'library', features: await featuresOf(workshop, 'b') },
        changes: new Map([['a/src/lib.rs', text]]),
      })
    ).outcome;

  it('compiles nothing where nothing changed', async () => {
    const root = repository();
    const first = await open(root);
    expect(await compiled(first)).toEqual({ names: ['a', 'b'], ok: true });
    await first.close();
    const second = await open(root);
    expect(await compiled(second)).toEqual({ names: [], ok: true });
  });

  it('compiles a changed file again, also where only one kind of target saw the change between', async () => {
    const root = repository();
    const first = await open(root);
    expect((await compiled(first, ['--all-targets'])).ok).toBe(true);
    await first.close();
    writeFiles(root, { 'a/src/lib.rs': bad });
    git(root, 'commit', '-qam', 'broken');
    const second = await open(root);
    expect((await compiled(second)).ok).toBe(false);
    await second.close();
    writeFiles(root, { 'a/src/lib.rs': good(1) });
    git(root, 'commit', '-qam', 'as before');
    const third = await open(root);
    expect(await compiled(third, ['--all-targets'])).toEqual({ names: ['a', 'b'], ok: true });
  });

  it('compiles an edited file again, after a clean end and after none', async () => {
    const root = repository();
    const first = await open(root);
    expect(await check(first, good(1))).toBe('ok');
    expect(await check(first, bad)).toBe('errors');
    await first.close();
    const second = await open(root);
    expect(await compiled(second)).toEqual({ names: ['a', 'b'], ok: true });
    expect(await check(second, good(7))).toBe('ok');
    const target = join(lab.folder, 'cache/dyn-audit/proof/repo/target');
    const marks = () => readdirSync(target).filter((name) => name.startsWith('.dyn-audit-'));
    // As after a kill: what is written at the end is not there.
    const killed = marks().map((name) => [name, readFileSync(join(target, name))] as const);
    expect(killed.map(([name]) => name).some((name) => name.endsWith('.edited'))).toBe(true);
    await second.close();
    for (const [name, bytes] of killed) writeFileSync(join(target, name), bytes);
    const third = await open(root);
    expect(await compiled(third)).toEqual({ names: ['a', 'b'], ok: true });
  });

  it('takes every file for young where the record is torn or gone', async () => {
    const root = repository();
    const record = join(lab.folder, 'cache/dyn-audit/proof/repo/target/.dyn-audit-repo.json');
    for (const spoil of [() => truncateSync(record, 40), () => rmSync(record)]) {
      const workshop = await open(root);
      await compiled(workshop);
      await workshop.close();
      expect(existsSync(record)).toBe(true);
      spoil();
      const next = await open(root);
      expect(await compiled(next)).toEqual({ names: ['a', 'b'], ok: true });
      await next.close();
    }
  });

  it('takes every file for young after a build that wrote beside the sources', async () => {
    const root = lab.repository({
      ...crate('a', 'include!("made.rs");\n', { folder: '', manifest: '[workspace]\n' }),
      'build.rs':
        'fn main() { std::fs::write("src/made.rs", "pub fn made() {}\\n").unwrap(); println!("cargo:rerun-if-changed=build.rs"); }\n',
      '.gitignore': 'src/made.rs\n',
    });
    const command = ['cargo', 'check', '--offline'] as const;
    const first = await open(root);
    expect(await first.run({ command, timeout_s: 300 })).toMatchObject({ code: 0 });
    await first.close();
    const second = await open(root);
    expect(await second.run({ command, timeout_s: 300 })).toMatchObject({ code: 0 });
  });
});
