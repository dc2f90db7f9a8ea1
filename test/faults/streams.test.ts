import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { reporters } from '../../src/report/index.ts';
import { good, makeCrate, makeFolder, runTool } from './tool.ts';

/** More output than a pipe holds. */
const many = (): string =>
  makeCrate({
    'src/many.rs': Array.from({ length: 1500 }, (_, at) =>
      good.replace('last', `last_${at}`).replace('take(_', `take_${at}(_`),
    ).join(''),
  });

describe('a reader that goes away', () => {
  it.each(Object.keys(reporters))('ends a run with %s quietly', async (format) => {
    const ended = await runTool(
      ['clones', '--root', many(), '--paths', '.', '--limit', '0', '--format', format],
      {
        during: (child) => child.stdout?.once('data', () => child.stdout?.destroy()),
      },
    );
    expect(ended.stderr).toBe('');
    expect([ended.code, ended.signal]).toEqual([0, null]);
  });

  it('that never read ends a run quietly', async () => {
    const ended = await runTool(
      ['clones', '--root', many(), '--paths', '.', '--limit', '0', '--format', 'json'],
      { during: (child) => child.stdout?.destroy() },
    );
    expect(ended.stderr).toBe('');
    expect([ended.code, ended.signal]).toEqual([0, null]);
  });

  it('of the messages changes no exit code', async () => {
    const ended = await runTool(['clones', '--no-such-option'], {
      during: (child) => child.stderr?.destroy(),
    });
    expect(ended).toMatchObject({ code: 2, signal: null });
  });
});

/** Files enough for several threads, each with enough to parse that an interrupt meets them at it. */
const manyFiles = (): string => {
  const body = Array.from({ length: 400 }, (_, at) =>
    good.replace('last', `last_${at}`).replace('take(_', `take_${at}(_`),
  ).join('');
  const files = Array.from({ length: 60 }, (_, at) => [`src/m${at}.rs`, body] as const);
  return makeCrate({
    ...Object.fromEntries(files),
    'src/lib.rs': files.map((_, at) => `pub mod m${at};\n`).join(''),
  });
};

describe('Ctrl-C', () => {
  it('ends threads in the midst of a native parse by the signal alone', async () => {
    const root = manyFiles();
    for (let delay = 120; delay < 900; delay += 60) {
      const ended = await runTool(['clones', '--root', root, '--paths', '.', '--no-cache'], {
        during: (child) => setTimeout(() => child.kill('SIGINT'), delay),
      });
      expect(ended.stderr).toBe('');
      expect(['SIGINT', 0]).toContain(ended.signal ?? ended.code);
    }
  });

  it.each([0, 60, 150, 300, 600])('after %i ms ends the run without a trace', async (delay) => {
    const cache = makeFolder();
    const root = many();
    const ended = await runTool(
      ['clones', '--root', root, '--paths', '.', '--limit', '0', '--format', 'json'],
      {
        cache,
        during: (child) => setTimeout(() => child.kill('SIGINT'), delay),
      },
    );
    expect(ended.stderr).toBe('');
    // Before the handler stands the signal itself ends it; after the work it is too late.
    const how = ended.signal ?? ended.code;
    expect(['SIGINT', 130, 0]).toContain(how);
    const left = readdirSync(cache, { recursive: true }).map(String);
    expect(left.filter((name) => /tmp/.test(name))).toEqual([]);
    const again = await runTool(['clones', '--root', root, '--paths', '.', '--format', 'json'], {
      cache,
    });
    expect([again.code, again.stderr]).toEqual([0, '']);
    expect(readdirSync(join(root)).sort()).toEqual(['.git', 'Cargo.toml', 'src']);
  });
});
