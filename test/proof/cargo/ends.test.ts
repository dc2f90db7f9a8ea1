import { spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import type { CheckRequest } from '../../../src/model/proof.ts';
import { crate, describeWithCargo, featuresOf, git, useLab } from '../with-cargo.ts';

/** Waits as long as it takes on a busy machine. */
async function until(what: string, holds: () => boolean): Promise<void> {
  for (const deadline = Date.now() + 100_000; !holds(); await sleep(20))
    if (Date.now() > deadline) throw new Error(`never happened: ${what}`);
}

const lives = (pid: number): boolean => {
  try {
    return !/^\d+ \(.*\) [ZX]/s.test(readFileSync(`/proc/${pid}/stat`, 'latin1'));
  } catch {
    return false;
  }
};

describeWithCargo('a build that does not end by itself', () => {
  const lab = useLab();
  const pidFile = () => join(lab.folder, 'pids');
  /** Its build script starts another process in a session of its own, and both wait for ever. */
  const hanging = () =>
    lab.repository({
      ...crate('a', '', { folder: '', manifest: '[workspace]\n' }),
      'build.rs': `fn main() {
    let child = std::process::Command::new("setsid").args(["sleep", "100000"]).spawn().unwrap();
    std::fs::write(${JSON.stringify(pidFile())}, format!("{} {} ", std::process::id(), child.id())).unwrap();
    loop { std::thread::sleep(std::time::Duration::from_secs(1000)); }
}\n`,
    });
  const pids = () => readFileSync(pidFile(), 'utf8').trim().split(' ').map(Number);
  const isHanging = () => existsSync(pidFile()) && readFileSync(pidFile(), 'utf8').endsWith(' ');
  const request: CheckRequest = {
    ...{ packages: ['a'], scope: 'library', changes: new Map<string, string>() },
    features: { args: [], names: [], left_out: [] },
  };

  it('is ended with all it started when its time is up, and named', async () => {
    const workshop = await lab.open(hanging(), { timeout_s: 8 });
    const result = await workshop.check(request);
    expect(result.outcome).toBe('timeout');
    expect(result.why).toMatch(/^not within 8 s; still ran: .*(build-script-build|sleep)/);
    expect(isHanging()).toBe(true);
    expect(pids().filter(lives)).toEqual([]);
    expect((await workshop.run({ command: ['cargo', '--version'], timeout_s: 60 })).code).toBe(0);
  });

  it('is waited for once, whatever features the package has', async () => {
    const files = crate('a', '', {
      folder: '',
      manifest: '[workspace]\n[features]\ndefault = []\nx = []\n',
    });
    const sleeps = 'fn main() { loop { std::thread::park(); } }\n';
    const workshop = await lab.open(lab.repository({ ...files, 'build.rs': sleeps }), {
      timeout_s: 6,
    });
    const features = await workshop.featuresFor('a');
    expect('why' in features && features.why).toMatch(/^not within 6 s; .*--features/);
    expect(workshop.counts().checks).toBe(1);
  });

  it('is ended at once when the stop signal aborts, and every later call says so', async () => {
    const stop = new AbortController();
    const root = hanging();
    const workshop = await lab.open(root, { stop: stop.signal });
    const check = workshop.check(request);
    await until('the build script runs', isHanging);
    stop.abort(new Error('enough'));
    await expect(check).rejects.toThrow('enough');
    expect(pids().filter(lives)).toEqual([]);
    await expect(workshop.check(request)).rejects.toThrow('enough');
    expect(await workshop.close()).toEqual([]);
    expect(existsSync(workshop.root)).toBe(false);
    await expect(lab.open(root, { stop: stop.signal })).rejects.toThrow('enough');
  });

  it('is ended, and its tree removed, when the program is killed; the next proof is not hindered', async () => {
    const root = hanging();
    const script = join(lab.folder, 'proof.mjs');
    const room = join(import.meta.dirname, '../../../dist/proof/cargo/index.js');
    writeFileSync(
      script,
      `import { openWorkshop } from ${JSON.stringify(room)};
const source = { root: ${JSON.stringify(root)}, prefix: '', kind: 'worktree', rev: null, repositoryId: 'repo' };
const stop = new AbortController().signal;
const workshop = await openWorkshop({ source, targetDir: null, offline: true, timeout_s: 600, features: null, stop, useMemory: true, warn() {} });
await workshop.check({ packages: ['a'], scope: 'library', changes: new Map(), features: { args: [], names: [], left_out: [] } });
`,
    );
    const child = spawn(process.execPath, [script], { stdio: ['ignore', 'ignore', 'inherit'] });
    await until('the build script runs', isHanging);
    const tree = join(lab.folder, 'cache/dyn-audit/proof/repo/tree');
    expect(existsSync(tree)).toBe(true);
    child.kill('SIGKILL');
    await until('what it started is ended', () => pids().filter(lives).length === 0);
    await until('the tree is removed', () => !existsSync(tree));
    await until(
      'git forgot it',
      () => git(root, 'worktree', 'list').trim().split('\n').length === 1,
    );
    const next = await lab.open(root);
    expect(next.packages).toHaveLength(1);
  });
});

describeWithCargo('a program in the scratch tree', () => {
  const lab = useLab();

  it('gets stdin, gives its whole output, and is told apart from one that is not there', async () => {
    const workshop = await lab.open(lab.repository(crate('a', '', { folder: '' })));
    const long = 'x'.repeat(300_000);
    const echoed = await workshop.run({ command: ['cat'], stdin: long, timeout_s: 60 });
    expect([echoed.stdout === long, echoed.cut, echoed.code]).toEqual([true, false, 0]);
    const both = await workshop.run({
      command: ['sh', '-c', 'echo out; echo err >&2; exit 3'],
      timeout_s: 60,
    });
    expect([both.stdout, both.stderr, both.code]).toEqual(['out\n', 'err\n', 3]);
    const none = await workshop.run({ command: ['no-such-program-here'], timeout_s: 60 });
    expect([none.code, none.stderr]).toEqual([127, 'no-such-program-here was not found']);
  });

  it('sees the written texts until the tree is as audited again', async () => {
    const workshop = await lab.open(lab.repository(crate('a', 'pub fn f() {}\n', { folder: '' })));
    const read = async () =>
      (await workshop.run({ command: ['cat', 'src/lib.rs'], timeout_s: 60 })).stdout;
    await workshop.write(new Map([['src/lib.rs', 'pub fn g() {}\n']]));
    expect(await read()).toBe('pub fn g() {}\n');
    await workshop.write(new Map());
    expect(await read()).toBe('pub fn f() {}\n');
    await features(workshop);
  });
  const features = async (workshop: Awaited<ReturnType<typeof lab.open>>) =>
    expect(await featuresOf(workshop, 'a')).toMatchObject({ names: [] });
});
