import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import {
  expectOneClearLine,
  git,
  good,
  makeCrate,
  makeFolder,
  reportOf,
  runTool,
  write,
} from './tool.ts';

describe('what the user may get wrong', () => {
  it.each([
    ['a path above the root', ['--paths', '../elsewhere'], /below .*, not/],
    ['an absolute path elsewhere', ['--paths', '/etc'], /below .*, not/],
    ['a path that is not there', ['--paths', 'src/none.rs'], /none\.rs/],
    ['an unknown revision', ['--rev', 'no-such-revision'], /no-such-revision/],
    ['a revision that looks like an option', ['--rev=--upload-pack=touch'], /upload-pack/],
    ['an unknown option', ['--no-such-option'], /no-such-option/],
    ['an unknown format', ['--format', 'pdf'], /pdf.*text|text.*pdf/],
    ['an unknown bucket', ['--bucket', 'removable'], /removable-move/],
    ['a limit that is no number', ['--limit', 'ten'], /ten/],
    ['a configuration that is not there', ['--config', 'none.json'], /none\.json/],
    ['an output folder that is not there', ['--output', '/no/such/folder/report.json'], /output/],
    ['an unknown base', ['--base', 'no-such-base'], /no-such-base/],
  ])('says in one line: %s', async (_, args, says) => {
    const root = makeCrate();
    expectOneClearLine(await runTool(['clones', '--root', root, ...args]), says);
  });

  it('says in one line that the root is no folder', async () => {
    const root = makeCrate();
    expectOneClearLine(
      await runTool(['clones', '--root', join(root, 'src/lib.rs')]),
      /folder|directory/,
    );
    expectOneClearLine(await runTool(['clones', '--root', join(root, 'none')]), /none/);
  });

  it('says in one line that it was started outside of any repository', async () => {
    expectOneClearLine(await runTool(['clones'], { cwd: makeFolder() }), /repository|--root/);
  });

  it('prints an option with control characters harmlessly', async () => {
    const ended = await runTool([
      'clones',
      '--root',
      makeCrate(),
      '--rev',
      'a\u001b[31m\u009b31mb\nc',
    ]);
    expectOneClearLine(ended, /31m/);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
    expect(ended.stderr.trimEnd()).not.toMatch(/[\u0000-\u001f\u007f-\u009f]/);
  });

  it('refuses an unknown command', async () => {
    expectOneClearLine(await runTool(['clonse']), /clonse/);
  });
});

describe('repositories that are not as expected', () => {
  it('says that an empty repository holds no Rust files', async () => {
    const root = makeFolder();
    git(root, 'init', '-q', '-b', 'main');
    expectOneClearLine(await runTool(['clones', '--root', root, '--paths', '.']), /Rust files/);
  });

  it('says that a revision of an empty repository is not there', async () => {
    const root = makeFolder();
    git(root, 'init', '-q', '-b', 'main');
    expectOneClearLine(await runTool(['clones', '--root', root, '--rev', 'HEAD']), /HEAD/);
  });

  it('audits files that belong to no package', async () => {
    const root = makeFolder();
    git(root, 'init', '-q', '-b', 'main');
    write(root, { 'src/lib.rs': good });
    expect((await reportOf(root)).candidates.map((each) => each.bucket)).toEqual([
      'removable-move',
    ]);
  });

  it('audits a folder that is no repository', async () => {
    const root = makeFolder();
    write(root, { 'src/lib.rs': good });
    expect((await reportOf(root)).summary.total).toBe(1);
  });

  it('names a manifest that cannot be read, and goes on', async () => {
    const report = await reportOf(
      makeCrate({ 'broken/Cargo.toml': '[package\nname = ', 'broken/src/lib.rs': good }),
    );
    expect(report.summary.files_skipped.map((each) => each.path)).toContain('broken/Cargo.toml');
    expect(report.summary.total).toBe(2);
  });

  it('says what is missing in a partial clone whose origin is gone', async () => {
    const origin = makeCrate({ 'src/more.rs': good });
    git(origin, 'config', 'uploadpack.allowFilter', 'true');
    const partial = join(makeFolder(), 'partial');
    git(
      origin,
      'clone',
      '-q',
      '--filter=blob:none',
      '--no-checkout',
      pathToFileURL(origin).href,
      partial,
    );
    rmSync(origin, { recursive: true });
    const ended = await runTool([
      'clones',
      '--root',
      partial,
      '--rev',
      'HEAD',
      '--paths',
      '.',
      '--format',
      'json',
    ]);
    if (ended.code === 2) expectOneClearLine(ended, /missing|partial|object|fetch/);
    else {
      expect(ended.code).toBe(0);
      const { files_skipped } = (
        JSON.parse(ended.stdout) as { summary: { files_skipped: { path: string }[] } }
      ).summary;
      expect(files_skipped.map((each) => each.path)).toEqual(
        expect.arrayContaining(['src/lib.rs', 'src/more.rs']),
      );
    }
  });
});
