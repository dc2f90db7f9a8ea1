import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { deadlyGit, entriesIn, startWriter, trailersOf } from './processes.ts';
import { git, heal, makeRemote, makeVault, open, put, read, registry } from './vault.ts';

/** The driver's first write calls git so often; later ones and pushes more. */
const calls = Array.from({ length: 16 }, (_, at) => at + 1);

function disturb(root: string): void {
  put(root, { 'INDEX.md': `${registry}\nstaged\n` });
  git(root, 'add', 'INDEX.md');
  put(root, { 'INDEX.md': `${registry}\nstaged\nunstaged\n`, 'mine.md': 'untracked\n' });
}

describe('a writer that is killed', () => {
  for (const when of ['before', 'after'] as const)
    it(`${when} any call of git leaves nothing lost, doubled or half-written`, async () => {
      const root = makeVault({ 'shared/INDEX.md': '# shared\n' });
      disturb(root);
      let killed = 0;
      for (const call of calls) {
        const asked = { name: `k${call}`, waitMs: 5000 };
        const { signal, reports, stderr } = await startWriter(root, asked, deadlyGit(call, when))
          .ended;
        expect(stderr).toBe('');
        if (signal === 'SIGKILL') killed += 1;
        const { left } = await heal(root);
        expect(left).toEqual([]);
        const done = trailersOf(root, 'HEAD');
        for (const { id } of reports) expect(done).toContain(id);
        expect(entriesIn(root, 'HEAD')).toEqual(done);
        expect(git(root, 'status', '--porcelain')).toBe('MM INDEX.md\n?? mine.md\n');
        expect((await (await open(root)).status()).pending).toEqual([]);
      }
      expect(killed).toBeGreaterThan(12);
      expect(new Set(trailersOf(root, 'HEAD')).size).toBe(trailersOf(root, 'HEAD').length);
      expect(trailersOf(root, 'HEAD').length).toBeGreaterThan(2);
      expect(git(root, 'show', ':INDEX.md')).toMatch(/\n\nstaged\n$/);
      expect(read(root, 'INDEX.md')).toMatch(/\n\nstaged\nunstaged\n$/);
      expect(git(root, 'show', 'HEAD:INDEX.md')).not.toContain('staged');
      git(root, 'fsck', '--no-dangling');
    });

  it('while it pushes to a remote that has moved on is carried on by the next one', async () => {
    const root = makeVault();
    const { bare, other } = makeRemote(root);
    put(root, { 'mine.md': 'staged\n' });
    git(root, 'add', 'mine.md');
    for (let call = 17; call <= 56; call += 5) {
      await startWriter(other, { name: `o${call}`, push: true }).ended;
      const asked = { name: `k${call}`, push: true, waitMs: 5000 };
      const when = call % 2 === 0 ? 'before' : 'after';
      const { reports } = await startWriter(root, asked, deadlyGit(call, when)).ended;
      expect((await heal(root, true)).left).toEqual([]);
      const done = trailersOf(bare, 'main');
      for (const { id } of reports) expect(done).toContain(id);
      expect(entriesIn(bare, 'main').sort()).toEqual([...done].sort());
      expect(new Set(done).size).toBe(done.length);
      expect(git(root, 'status', '--porcelain')).toBe('A  mine.md\n');
      expect(git(root, 'rev-parse', 'main')).toBe(git(bare, 'rev-parse', 'main'));
    }
  });

  it('at any moment, 50 times, leaves a repository that doctor makes whole', async () => {
    const root = makeVault();
    disturb(root);
    let state = 7;
    const promised: string[] = [];
    for (let kill = 0; kill < 50; kill++) {
      state = (state * 48271) % 2147483647;
      const asked = { name: `k${String(kill).padStart(2, '0')}`, count: 2, onCue: true };
      const { child, ended } = startWriter(root, asked);
      child.stdin.write('go\n');
      await sleep((state % 1000) * 0.9);
      // Every third time git's own processes die as well.
      if (child.exitCode === null && child.pid !== undefined)
        process.kill(kill % 3 === 0 ? -child.pid : child.pid, 'SIGKILL');
      promised.push(...(await ended).reports.map(({ id }) => id));
    }
    expect((await heal(root)).left).toEqual([]);
    const done = trailersOf(root, 'HEAD');
    expect(done).toEqual(expect.arrayContaining(promised));
    expect(new Set(done).size).toBe(done.length);
    expect(entriesIn(root, 'HEAD')).toEqual(done);
    expect(git(root, 'status', '--porcelain')).toBe('MM INDEX.md\n?? mine.md\n');
    expect(readFileSync(join(root, 'INDEX.md'), 'utf8')).toMatch(/\n\nstaged\nunstaged\n$/);
    expect(() => read(root, '.git/index.lock')).toThrow('ENOENT');
  });
});
