import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { combineEdits, editText, type FileEdits, renderPatch } from '../../src/source/index.ts';
import { git, makeFolder, makeRepository } from './repository.ts';

/** Edits that replace each occurrence of a word. */
function replace(path: string, before: string, word: string, text: string): FileEdits {
  const edits = [...before.matchAll(new RegExp(word, 'g'))].map((found) => ({
    start: found.index,
    end: found.index + word.length,
    text,
  }));
  return { path, before, edits };
}

/** Lets git apply the patch to the old files and compares with what the edits say. */
function expectRoundTrip(files: readonly FileEdits[]): void {
  const mark = (file: FileEdits) => (file.bom ? '\uFEFF' : '');
  const root = makeRepository(
    Object.fromEntries(files.map((file) => [file.path, mark(file) + file.before])),
  );
  const patch = join(makeFolder(), 'edits.patch');
  writeFileSync(patch, renderPatch(files));
  git(root, 'apply', '--check', patch);
  git(root, 'apply', '--whitespace=nowarn', patch);
  for (const file of files) {
    const now = readFileSync(join(root, file.path), 'utf8');
    expect(now).toBe(mark(file) + editText(file.before, file.edits));
  }
}

const lines = Array.from({ length: 30 }, (_, at) => `line ${at + 1};\n`);

describe('renderPatch', () => {
  it('writes hunks with three lines of context and joins near ones', () => {
    const before = lines.join('');
    const file = replace('a.rs', before, 'line 5', 'LINE 5');
    expect(renderPatch([file])).toBe(
      [
        'diff --git a/a.rs b/a.rs',
        '--- a/a.rs',
        '+++ b/a.rs',
        '@@ -2,7 +2,7 @@',
        ' line 2;',
        ' line 3;',
        ' line 4;',
        '-line 5;',
        '+LINE 5;',
        ' line 6;',
        ' line 7;',
        ' line 8;',
        '',
      ].join('\n'),
    );
    const headers = (numbers: readonly number[]) => {
      const edits = numbers.map((number) => {
        const start = before.indexOf(`line ${number};`);
        return { start, end: start + 4, text: 'new\nLINE' };
      });
      return renderPatch([{ path: 'a.rs', before, edits }]).match(/^@@.*@@$/gm);
    };
    expect(headers([5, 12])).toEqual(['@@ -2,14 +2,16 @@']);
    expect(headers([5, 13])).toEqual(['@@ -2,7 +2,8 @@', '@@ -10,7 +11,8 @@']);
  });

  it.each<[string, string, string, string]>([
    ['a change in the middle', lines.join(''), 'line 15', 'x'],
    ['changes at both ends', lines.join(''), 'line (?:1|30)', 'x'],
    ['one line without a line feed', 'a.clone()', '.clone()', ''],
    ['the last line without a line feed', 'a\nb.clone()', '.clone()', ''],
    ['a line feed that goes at the end', 'a\nb\n', 'b\n', 'b'],
    ['a line feed that comes at the end', 'a\nb', 'b', 'b\n'],
    ['CRLF', 'a\r\nb.clone()\r\nc\r\n', '.clone()', ''],
    ['lines that go', lines.join(''), 'line 9;\nline 10;\n', ''],
    ['line feeds that go', 'a\nb\nc\nd\n', '\n', ''],
    ['everything that goes', 'a\nb\n', 'a\nb\n', ''],
    ['every line', 'x\nx\nx', 'x', 'y'],
    ['two on a line', 'f(a.clone(), b.clone())\n', '.clone()', ''],
    ['characters of several units', '🦀 é.clone()\n', '.clone()', ' 🦀'],
  ])('is what git applies: %s', (_, before, word, text) => {
    const pattern = word.startsWith('line (') ? word : word.replace(/[.()]/g, '\\$&');
    const edits = [...before.matchAll(new RegExp(pattern, 'g'))].map((found) => ({
      start: found.index,
      end: found.index + found[0].length,
      text,
    }));
    expect(edits.length).toBeGreaterThan(0);
    expectRoundTrip([{ path: 'a.rs', before, edits }]);
  });

  it('is what git applies: insertions into an empty file and behind the end', () => {
    expectRoundTrip([{ path: 'a.rs', before: '', edits: [{ start: 0, end: 0, text: 'x' }] }]);
    expectRoundTrip([{ path: 'a.rs', before: 'a\n', edits: [{ start: 2, end: 2, text: 'b\n' }] }]);
  });

  it('is what git applies: every edit of many', () => {
    // A fixed sequence that looks like chance: all kinds of neighbours and line ends come up.
    let seed = 7;
    const next = (below: number) => {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      return Math.floor((seed / 2147483648) * below);
    };
    const files = Array.from({ length: 40 }, (_, number): FileEdits => {
      const size = next(40);
      const before = Array.from({ length: size }, () => 'ab\n\r'[next(4)]).join('');
      const edits = [];
      for (let at = next(6); at < before.length; at += 1 + next(9)) {
        const end = Math.min(before.length, at + next(4));
        edits.push({ start: at, end, text: ['', 'x', '\n', 'y\nz'][next(4)] ?? '' });
        at = end;
      }
      return { path: `${number}.rs`, before, edits };
    });
    expect(files.filter((file) => file.edits.length > 1).length).toBeGreaterThan(10);
    expectRoundTrip(files);
  });

  it('quotes names as git does and keeps the byte order mark', () => {
    const names = [
      'a b.rs',
      'tab\t.rs',
      'line\nfeed.rs',
      'q"\\.rs',
      'ü.rs',
      '\x1b.rs',
      'x/a b/c.rs',
    ];
    expectRoundTrip(names.map((path) => replace(path, 'old\n', 'old', 'new')));
    expectRoundTrip([{ ...replace('a.rs', 'old\nb\n', 'old', 'new'), bom: true }]);
  });

  it('keeps the files of one subsystem together and leaves out what does not change', () => {
    const paths = ['lib/llm/src/x/a.rs', 'lib/llm/src-x/b.rs', 'lib/llm/src/c.rs', 'a.rs'];
    const files = paths.map((path) => replace(path, 'old', 'old', 'new'));
    const same = replace('same.rs', 'old', 'old', 'old');
    const found = renderPatch([...files, same]).match(/^\+\+\+ .*/gm);
    expect(found).toEqual([
      '+++ b/a.rs',
      '+++ b/lib/llm/src/c.rs',
      '+++ b/lib/llm/src/x/a.rs',
      '+++ b/lib/llm/src-x/b.rs',
    ]);
  });
});

describe('combineEdits', () => {
  const edit = (start: number, end: number, text = '') => ({ start, end, text });

  it('takes each list wholly or not at all, and the same edit once', () => {
    const lists = [
      [edit(5, 9)],
      [edit(0, 2), edit(8, 10)],
      [edit(5, 9), edit(20, 21)],
      [edit(9, 9, 'x')],
      [edit(9, 9, 'y')],
    ];
    expect(combineEdits(lists)).toEqual({
      edits: [edit(5, 9), edit(9, 9, 'x'), edit(20, 21)],
      leftOut: [1, 4],
    });
  });

  it('leaves contradictions that were not combined to nobody', () => {
    expect(() => editText('abc', [edit(0, 2), edit(1, 3)])).toThrow('overlap');
    expect(() => editText('abc', [edit(0, 4)])).toThrow('outside');
  });
});
