import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  findPlace,
  makePlace,
  markerFile,
  newRunId,
  openFolder,
  readEvents,
  readState,
  readVerdict,
  runsFolder,
} from '../../../src/e2e/folder/index.ts';
import { openHost } from '../../../src/process/index.ts';

let root = '';
const state = process.env.XDG_STATE_HOME;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'dyn-audit-test-'));
  process.env.XDG_STATE_HOME = join(root, 'state');
});
afterEach(() => {
  if (state === undefined) delete process.env.XDG_STATE_HOME;
  else process.env.XDG_STATE_HOME = state;
  rmSync(root, { recursive: true, force: true });
});

const open = (path: string) => openFolder({ id: 'x', path });

describe('where runs lie', () => {
  it('makes a folder for each run, which no other run is given', () => {
    const id = newRunId(new Date('2026-11-21T19:55:30.123Z'));
    expect(id).toMatch(/^20261121T195530Z-[0-9a-f]{6}$/);
    const path = makePlace(null, id);
    expect(path).toBe(join(runsFolder(), id));
    writeFileSync(join(path, 'plan.json'), '{}');
    expect(() => makePlace(path, 'other')).toThrow('expected an empty or new folder');
  });

  it('says in one line that a folder cannot be made', () => {
    writeFileSync(join(root, 'file'), '');
    expect(() => makePlace(join(root, 'file', 'run'), 'x')).toThrow(
      /cannot make the run folder .*ENOTDIR/,
    );
  });

  it('says so too where a file system makes no folders, and behind a link that leads nowhere', () => {
    expect(() => makePlace('/proc/none/run', 'x')).toThrow(/cannot make the run folder .*ENOENT/);
    symlinkSync(join(root, 'nowhere'), join(root, 'link'));
    expect(() => makePlace(join(root, 'link', 'run'), 'x')).toThrow(
      /cannot make the run folder .*EEXIST/,
    );
  });

  it('ignores a relative XDG_STATE_HOME, as its specification says', () => {
    expect(runsFolder({ XDG_STATE_HOME: 'here' })).toMatch(/\.local\/state\/dyn-audit\/e2e$/);
  });

  it('finds a run by its id, by its path, and the latest', () => {
    for (const id of ['20260101T000000Z-aaaaaa', '20260102T000000Z-bbbbbb', 'not-a-run']) {
      mkdirSync(join(runsFolder(), id), { recursive: true });
      if (id.startsWith('2')) writeFileSync(join(runsFolder(), id, markerFile), id);
    }
    expect(findPlace('latest')).toContain('20260102T000000Z-bbbbbb');
    expect(findPlace('20260101T000000Z-aaaaaa')).toContain('aaaaaa');
    expect(findPlace(join(runsFolder(), '20260101T000000Z-aaaaaa'))).toContain('aaaaaa');
    for (const wrong of ['not-a-run', '..', '/tmp', 'nothing'])
      expect(() => findPlace(wrong)).toThrow('expected the folder or the id of a run');
  });

  it('is found by the id of a run that goes on elsewhere', async () => {
    const id = '20260103T000000Z-cccccc';
    const path = makePlace(join(root, 'elsewhere'), id);
    const folder = openFolder({ id, path });
    folder.write(markerFile, `${id}\n`);
    expect(() => findPlace(id)).toThrow('expected the folder or the id of a run');
    const host = await openHost({ folder, mark: id, guardian: false });
    expect(findPlace(id)).toBe(path);
    await host.close();
    expect(() => findPlace(id)).toThrow('expected the folder or the id of a run');
  });
});

describe('the folder of a run', () => {
  it('takes names below it only', () => {
    const folder = open(root);
    expect(folder.write('responses/a/b.txt', 'x')).toBe('responses/a/b.txt');
    for (const name of ['../x', '/etc/passwd', 'a/../../x', 'a\0b'])
      expect(() => folder.write(name, 'x')).toThrow('must stay in it');
  });

  it('writes whole and leaves nothing unfinished behind', () => {
    const folder = open(root);
    folder.write('a.json', '1');
    folder.write('a.json', '2');
    mkdirSync(join(root, 'taken'));
    expect(() => folder.write('taken', 'x')).toThrow('cannot write taken in the run folder');
    expect(
      readdirSync(root).filter((name) => name.includes('.a.json') || name.includes('.taken')),
    ).toEqual([]);
  });

  it('reads events up to a line that was cut off', () => {
    const folder = open(root);
    folder.event({ stage: 'load', event: 'progress', detail: { n: 1 } });
    folder.append('events.ndjson', '{"event":"stage-en');
    expect(readEvents(root).map(({ event }) => event)).toEqual(['progress']);
    expect(existsSync(join(root, 'events.ndjson'))).toBe(true);
  });

  it('says which file of an earlier run cannot be read', () => {
    writeFileSync(join(root, 'state.json'), '{');
    writeFileSync(join(root, 'verdict.json'), '{"schema":"other"}');
    expect(() => readState(root)).toThrow('state.json in');
    expect(() => readVerdict(root)).toThrow('expected the schema dyn-audit/verdict@1');
    const verdict = {
      schema: 'dyn-audit/verdict@1',
      ...{ run: 'r', stack: 'sim', verdict: 'pass', because: 'b' },
      ...{ checks: [], not_run: [], load: [], timings: { stages: [] } },
    };
    const read = (part: object) => {
      writeFileSync(join(root, 'verdict.json'), JSON.stringify({ ...verdict, ...part }));
      return readVerdict(root);
    };
    expect(read({})).toEqual(verdict);
    for (const part of [{ checks: [{}] }, { load: 1 }, { timings: {} }, { verdict: 'x' }])
      expect(() => read(part)).toThrow('expected the schema dyn-audit/verdict@1');
  });
});
