import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { git, write } from '../source/repository.ts';
import { change, find, makeGone, places } from './find.ts';

const user = 'from p.a import gone, kept\n\nkept(1)\ngone(1)\n';

describe('a finding', () => {
  it('keeps its id when its line moves, and no other has it', async () => {
    const twice = `${user}\n\nclass C:\n    gone(1)\n`;
    const first = await find(makeGone({ 'src/p/b.py': user, 'src/p/c.py': twice }));
    const moved = `"""Text."""\nimport os\n\n${twice}`;
    const second = await find(makeGone({ 'src/p/b.py': `# one\n${user}`, 'src/p/c.py': moved }));
    const ids = ({ findings }: typeof first) => findings.map(({ id }) => id).sort();
    expect(places(first)).toHaveLength(5);
    expect(new Set(ids(first)).size).toBe(5);
    expect(ids(second)).toEqual(ids(first));
    expect(places(second)).not.toEqual(places(first));
    expect(second.findings.map(({ change_id }) => change_id)).toEqual(
      first.findings.map(({ change_id }) => change_id),
    );
  });

  it('is one for a line and a name', async () => {
    const text = 'from p.a import gone\nx = gone(1) + gone(gone(2))\ny = [gone, gone]\n';
    expect(places(await find(makeGone({ 'src/p/b.py': text })))).toEqual([
      'src/p/b.py:1 import certain',
      'src/p/b.py:2 call certain',
      'src/p/b.py:3 attribute certain',
    ]);
  });

  it('is one for each name on a line', async () => {
    const files = { 'src/p/b.py': 'from p.a import gone, other\n', 'src/p/a.py': '' };
    const gone = 'def gone(first):\n    return [first]\n\n\ndef other():\n    return 1\n';
    const root = makeGone({ ...files, 'src/p/a.py': gone });
    const { findings } = await find(root);
    expect(findings.map(({ line, symbol }) => `${line} ${symbol}`).sort()).toEqual([
      '1 gone',
      '1 other',
    ]);
  });

  it('of a module that is gone speaks for the names that are imported from it', async () => {
    const root = makeGone({ 'src/p/b.py': 'from p.a import gone, kept\n' });
    change(root, { 'src/p/a.py': null });
    expect(places(await find(root))).toEqual(['src/p/b.py:1 import certain']);
  });

  it('has the line and the place as they stand in the file, also behind CRLF or a mark', async () => {
    const crlf = 'import os\r\nfrom p.a import gone\r\n';
    const root = makeGone({ 'src/p/b.py': crlf, 'src/p/c.py': '\uFEFFfrom p.a import gone\n' });
    const { findings } = await find(root);
    expect(findings.map(({ path, line, column, text }) => [path, line, column, text])).toEqual([
      ['src/p/b.py', 2, 17, 'from p.a import gone'],
      ['src/p/c.py', 1, 17, 'from p.a import gone'],
    ]);
  });

  it('is not made in files that a program writes or that come from elsewhere', async () => {
    const folders = ['src/p/vendor', 'third_party', 'node_modules/x', 'lib/vendor/y'];
    const generated = [...folders.map((each) => `${each}/b.py`), 'src/p/b_pb2.py', 'b_pb2_grpc.py'];
    const root = makeGone(Object.fromEntries([...generated, 'tools/b.py'].map((at) => [at, user])));
    expect(places(await find(root))).toEqual([
      'tools/b.py:1 import certain',
      'tools/b.py:4 call certain',
    ]);
  });

  it('is told for the asked languages alone', async () => {
    const root = makeGone({ 'src/p/b.py': user });
    expect(places(await find(root, { languages: ['python'] }))).toHaveLength(2);
    expect(places(await find(root, { languages: ['rust', 'shell'] }))).toEqual([]);
  });

  it('is none where nothing changed', async () => {
    const report = await find(makeGone({ 'src/p/b.py': user }), { base: 'HEAD' });
    expect([report.findings, report.changes]).toEqual([[], []]);
  });

  it('names the commit that made the change', async () => {
    const root = makeGone({ 'src/p/b.py': user });
    const since = git(root, 'rev-parse', 'HEAD').trim();
    const base = git(root, 'rev-parse', 'HEAD^').trim();
    change(root, { 'src/p/c.py': '' });
    const [only] = (await find(root, { base })).changes;
    expect(only).toMatchObject({ name: 'gone', since: { commit: since, subject: 'change' } });
  });
});

describe('a work tree', () => {
  it('is read as it is on disk', async () => {
    const root = makeGone({ 'src/p/b.py': user });
    write(root, { 'src/p/b.py': 'from p.a import kept\n', 'src/p/new.py': user });
    expect(places(await find(root, { head: 'WORKTREE' }))).toEqual([
      'src/p/new.py:1 import certain',
      'src/p/new.py:4 call certain',
    ]);
  });

  it('with a file that git no longer tracks still has it', async () => {
    const root = makeGone({ 'src/p/b.py': 'from p.a import kept\n' });
    git(root, 'rm', '-q', '--cached', 'src/p/a.py');
    expect(places(await find(root, { base: 'HEAD', head: 'WORKTREE' }))).toEqual([]);
  });
});

describe('files that cannot be read', () => {
  it('are named, and the others are searched', async () => {
    const root = makeGone({ 'src/p/b.py': user, 'src/p/lost.py': `${user}# lost\n` });
    const id = git(root, 'rev-parse', 'HEAD:src/p/lost.py').trim();
    rmSync(join(root, '.git/objects', id.slice(0, 2), id.slice(2)));
    const report = await find(root);
    expect(places(report)).toHaveLength(2);
    expect(report.summary.files_skipped).toEqual([
      { path: 'src/p/lost.py', why: 'its object is not in this clone' },
    ]);
  });

  it.each([
    ['binary', Buffer.from('gone\0')],
    ['not UTF-8 at byte 6', Buffer.from('gone #\xe9', 'latin1')],
  ])('are named: %s', async (why, content) => {
    const { summary } = await find(makeGone({ 'src/p/odd.py': content, 'notes.bin': content }));
    expect(summary.files_skipped).toEqual([{ path: 'src/p/odd.py', why }]);
  });

  it('are named where they are no files of ours: links and submodules', async () => {
    const root = makeGone({ 'src/p/b.py': user });
    const id = git(root, 'rev-parse', 'HEAD').trim();
    git(root, 'update-index', '--add', '--cacheinfo', `160000,${id},module`);
    const link = git(root, 'rev-parse', 'HEAD:src/p/b.py').trim();
    for (const path of ['link.py', 'link.bin'])
      git(root, 'update-index', '--add', '--cacheinfo', `120000,${link},${path}`);
    git(root, 'commit', '-q', '-m', 'links');
    const report = await find(root, { base: 'HEAD^^' });
    expect(places(report)).toHaveLength(2);
    expect(report.summary.files_skipped).toEqual([
      { path: 'link.py', why: 'symbolic link' },
      { path: 'module', why: 'submodule' },
    ]);
  });
});
