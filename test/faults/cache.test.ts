import {
  existsSync,
  readdirSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { good, makeCrate, makeFolder, runTool, write } from './tool.ts';

const audit = async (root: string, cache: string): Promise<string> => {
  const ended = await runTool(['clones', '--root', root, '--paths', '.', '--format', 'json'], {
    cache,
  });
  expect([ended.code, ended.stderr]).toEqual([0, '']);
  return ended.stdout.replace(/"elapsed_ms": ?[\d.]+/, '');
};

function cacheFiles(cache: string): string[] {
  const folder = join(cache, 'dyn-audit');
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true })
    .map((name) => join(folder, String(name)))
    .filter((path) => statSync(path).isFile());
}

const crate = (): string =>
  makeCrate({
    'src/lib.rs': `pub mod more;\n${good}`,
    'src/more.rs':
      'pub struct Kept { pub text: String }\nimpl Kept {\n    pub fn copy(&self) -> String { self.text.clone() }\n}\n',
  });

/** Overwrites bytes in the middle. */
function scratch(path: string, from: number, bytes: string): void {
  const content = readFileSync(path);
  content.write(bytes, Math.floor(content.length * from), 'latin1');
  writeFileSync(path, content);
}

describe('a damaged cache', () => {
  it.each<readonly [string, (path: string) => void]>([
    ['cut to half', (path) => truncateSync(path, Math.floor(statSync(path).size / 2))],
    ['cut to ten bytes', (path) => truncateSync(path, 10)],
    ['empty', (path) => writeFileSync(path, '')],
    [
      'garbage',
      (path) =>
        writeFileSync(path, Buffer.from(Array.from({ length: 4096 }, (_, at) => (at * 31) % 256))),
    ],
    ['scratched at the start', (path) => scratch(path, 0, 'XXXXXXXX')],
    ['scratched in the middle', (path) => scratch(path, 0.5, '}}}}{{{{')],
    ['scratched near the end', (path) => scratch(path, 0.95, '}}}}{{{{')],
    [
      'grown by garbage',
      (path) => writeFileSync(path, Buffer.concat([readFileSync(path), Buffer.alloc(512, 7)])),
    ],
    [
      'of another version',
      (path) =>
        writeFileSync(path, readFileSync(path, 'latin1').replace(/cache \d+/, 'cache 9'), 'latin1'),
    ],
  ])('that is %s is read anew', async (_, damage) => {
    const root = crate();
    const cache = makeFolder();
    const before = await audit(root, cache);
    const files = cacheFiles(cache);
    expect(files.length).toBeGreaterThan(0);
    for (const path of files) damage(path);
    expect(await audit(root, cache)).toBe(before);
    expect(await audit(root, cache)).toBe(before);
  });

  it('that is a folder where a file should be is no error', async () => {
    const root = crate();
    const cache = makeFolder();
    writeFileSync(join(cache, 'dyn-audit'), 'a file in the way');
    expect(await audit(root, cache)).toBe(await audit(root, makeFolder()));
  });
});

describe('the cache and the truth', () => {
  it('gives the same report as a run without it, after every change', async () => {
    const root = crate();
    const cache = makeFolder();
    const withoutCache = () => audit(root, makeFolder());
    expect(await audit(root, cache)).toBe(await withoutCache());
    write(root, { 'src/lib.rs': `pub mod more;\n// one line further down\n${good}` });
    expect(await audit(root, cache)).toBe(await withoutCache());
    // The type of a field decides what its clone costs, in another file.
    write(root, {
      'src/more.rs': 'pub struct Kept { pub text: std::sync::Arc<str> }\n',
      'src/lib.rs': `pub mod more;\npub fn copy(kept: &more::Kept) -> std::sync::Arc<str> { kept.text.clone() }\n`,
    });
    expect(await audit(root, cache)).toBe(await withoutCache());
    write(root, { 'src/more.rs': 'pub struct Kept { pub text: String }\n' });
    expect(await audit(root, cache)).toBe(await withoutCache());
    write(root, {
      'Cargo.toml': '[package]\nname = "other"\nversion = "0.1.0"\nedition = "2021"\n',
    });
    expect(await audit(root, cache)).toBe(await withoutCache());
  });

  it('is not shared by two checkouts of one name', async () => {
    const cache = makeFolder();
    const [one, two] = [crate(), makeCrate()];
    const first = await audit(one, cache);
    const second = await audit(two, cache);
    expect(second).toBe(await audit(two, makeFolder()));
    expect(await audit(one, cache)).toBe(first);
  });

  it('serves four runs at once', async () => {
    const root = crate();
    const cache = makeFolder();
    const alone = await audit(root, makeFolder());
    expect(new Set(await Promise.all([1, 2, 3, 4].map(() => audit(root, cache))))).toEqual(
      new Set([alone]),
    );
    expect(await audit(root, cache)).toBe(alone);
    // What a run writes it first writes under another name: nothing of that stays.
    expect(cacheFiles(cache).filter((path) => /tmp|part|lock/.test(basename(path)))).toEqual([]);
  });

  it('is not written where the folder cannot be made', async () => {
    const root = crate();
    const blocked = join(makeFolder(), 'file');
    writeFileSync(blocked, '');
    const ended = await runTool(['clones', '--root', root, '--paths', '.', '--format', 'json'], {
      cache: blocked,
    });
    expect([ended.code, ended.stderr]).toEqual([0, '']);
  });
});
