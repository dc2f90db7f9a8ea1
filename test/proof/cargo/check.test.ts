import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { crate, describeWithCargo, featuresOf, git, useLab, workspace } from '../with-cargo.ts';

const sound = 'pub fn f(s: String) -> String {\n    let t = s.clone();\n    t\n}\n';
const moved = 'pub fn f(s: String) -> String {\n    let t = s        ;\n    drop(s); t\n}\n';

describeWithCargo('a check of a changed text', () => {
  const lab = useLab();

  it('says what rustc says, at the place in the changed text', async () => {
    const workshop = await lab.open(lab.repository(crate('a', sound, { folder: '' })));
    const features = await featuresOf(workshop, 'a');
    const request = { packages: ['a'], scope: 'library', features } as const;
    const untouched = await workshop.check({ ...request, changes: new Map() });
    expect(untouched).toMatchObject({ outcome: 'ok', diagnostics: [], why: null });
    const changed = await workshop.check({ ...request, changes: new Map([['src/lib.rs', moved]]) });
    expect(changed.outcome).toBe('errors');
    const [error] = changed.diagnostics;
    expect(changed.diagnostics).toHaveLength(1);
    expect(error).toMatchObject({ code: 'E0382', package: 'a', target: { name: 'a' } });
    const primary = error?.spans.find((span) => span.primary);
    expect(primary?.path).toBe('src/lib.rs');
    expect(moved.slice(primary?.byte_start, primary?.byte_end)).toBe('s');
    expect(primary).toMatchObject({ line: 3, child: false });
    const again = await workshop.check({ ...request, changes: new Map() });
    expect(again.outcome).toBe('ok');
    expect(changed.command).toMatch(/^cargo (\+\S+ )?check -p a --lib --all-features --offline$/);
  });

  it('tells an error once although the library is compiled twice, and finds what only tests refuse', async () => {
    const tested = `${sound}#[cfg(test)]\nmod tests {\n    fn g(s: String) { let t = s.clone(); drop((s, t)); }\n}\n`;
    const workshop = await lab.open(lab.repository(crate('a', tested, { folder: '' })));
    const features = await featuresOf(workshop, 'a');
    const inTest = new Map([
      ['src/lib.rs', tested.replace('= s.clone(); drop((s', '= s; drop((s')],
    ]);
    const library = { packages: ['a'], scope: 'library', features, changes: inTest } as const;
    expect((await workshop.check(library)).outcome).toBe('ok');
    const all = await workshop.check({ ...library, scope: 'all-targets' });
    expect(all.diagnostics.map(({ code }) => code)).toEqual(['E0382']);
    const both = new Map([['src/lib.rs', moved]]);
    const twice = await workshop.check({ ...library, scope: 'all-targets', changes: both });
    expect(twice.diagnostics).toHaveLength(1);
  });

  it('leads an error inside a macro to where the macro is used, and keeps the advice of its notes', async () => {
    const text =
      'fn owned(_: String) {}\nmacro_rules! take { ($e:expr) => { owned($e) } }\n' +
      'pub fn f(s: &String) {\n    take!(s);\n    let n: Vec<u8> = std::vec![1u8; "x"];\n    owned(s);\n    drop(n);\n}\n';
    const workshop = await lab.open(lab.repository(crate('a', sound, { folder: '' })));
    const features = await featuresOf(workshop, 'a');
    const { diagnostics } = await workshop.check({
      ...{ packages: ['a'], scope: 'library', features },
      changes: new Map([['src/lib.rs', text]]),
    });
    const places = diagnostics.map(({ spans }) => spans.find((span) => span.primary)?.path);
    expect(new Set(places)).toEqual(new Set(['src/lib.rs']));
    const advice = diagnostics.flatMap(({ spans }) => spans).filter((span) => span.child);
    expect(advice.some(({ suggestion }) => suggestion !== null)).toBe(true);
  });

  it('counts the error of an edited package when another is checked, and names those that depend on it', async () => {
    const files = {
      ...workspace('a', 'b'),
      ...crate('a', sound),
      ...crate('b', 'pub fn g() -> String { a::f(String::new()) }\n', {
        manifest: '[dependencies]\na = { path = "../a" }\n',
      }),
    };
    const workshop = await lab.open(lab.repository(files));
    expect(workshop.packages.map(({ name, dependents }) => [name, dependents])).toEqual([
      ['a', ['b']],
      ['b', []],
    ]);
    const features = await featuresOf(workshop, 'b');
    const request = { packages: ['b'], scope: 'all-targets', features } as const;
    const broken = await workshop.check({
      ...request,
      changes: new Map([['a/src/lib.rs', moved]]),
    });
    expect([broken.outcome, broken.diagnostics[0]?.package]).toEqual(['errors', 'a']);
    const other = await workshop.check({
      ...request,
      changes: new Map([
        [
          'a/src/lib.rs',
          sound.replace('fn f(s: String)', 'fn f(s: &str)').replace('s.clone()', 's.to_string()'),
        ],
      ]),
    });
    expect(other.diagnostics.map(({ code, package: name }) => [code, name])).toEqual([
      ['E0308', 'b'],
    ]);
  });

  it('reads the programs of a package without a library, and packages of several workspaces', async () => {
    const files = {
      ...crate('a', sound, { folder: '', manifest: '[workspace]\nexclude = ["x"]\n' }),
      'x/Cargo.toml':
        '[package]\nname = "x"\nversion = "0.1.0"\nedition = "2021"\n[workspace]\n[dependencies]\na = { path = ".." }\n',
      'x/src/main.rs': 'fn main() { println!("{}", a::f(String::new())); }\n',
    };
    const workshop = await lab.open(lab.repository(files));
    const features = await featuresOf(workshop, 'x');
    const alone = await workshop.check({
      packages: ['x'],
      scope: 'library',
      features,
      changes: new Map(),
    });
    expect([alone.outcome, alone.command]).toEqual(['ok', expect.stringContaining('-p x --bins')]);
    const changes = new Map([
      ['src/lib.rs', sound.replace('-> String', '-> Vec<u8>').replace('    t\n', '    t.into()\n')],
    ]);
    const both = await workshop.check({
      packages: ['a', 'x'],
      scope: 'library',
      features,
      changes,
    });
    expect([
      both.outcome,
      both.diagnostics[0]?.package,
      both.diagnostics[0]?.spans[0]?.path,
    ]).toEqual(['errors', 'x', 'x/src/main.rs']);
  });

  it('leaves nothing of the scratch tree, neither in the cache nor in git, and the repository as it was', async () => {
    const root = lab.repository(crate('a', sound, { folder: '' }));
    const workshop = await lab.open(root);
    const features = await featuresOf(workshop, 'a');
    await workshop.check({
      packages: ['a'],
      scope: 'library',
      features,
      changes: new Map([['src/lib.rs', moved]]),
    });
    expect(git(root, 'worktree', 'list').trim().split('\n')).toHaveLength(2);
    expect(await workshop.close()).toEqual([]);
    expect(existsSync(workshop.root)).toBe(false);
    expect(git(root, 'worktree', 'list').trim().split('\n')).toHaveLength(1);
    expect(git(root, 'status', '--porcelain', '--ignored')).toBe('');
    expect(readFileSync(join(root, 'src/lib.rs'), 'utf8')).toBe(sound);
  });
});
