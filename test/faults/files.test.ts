import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { reporters } from '../../src/report/index.ts';
import { good, makeCrate, makeFolder, reportOf, runTool, write } from './tool.ts';

const nested = (open: string, close: string, depth: number): string =>
  open.repeat(depth) + close.repeat(depth);
const around = (body: string): string =>
  `pub fn take(_: String) {}\npub fn odd(text: String) {\n${body}\n    take(text.clone());\n}\n`;

/** Files that break a reader which trusts its input. */
const hostile: readonly (readonly [string, string | Buffer])[] = [
  ['20,000 parentheses', around(`    let _ = ${nested('(', ')', 20_000)};`)],
  ['20,000 open parentheses', `fn f() { ${'('.repeat(20_000)}`],
  ['5,000 nested blocks', around(`    ${nested('{ ', '} ', 5000)}`)],
  ['5,000 nested loops', around(`    ${nested('loop { ', '} ', 5000)}`)],
  ['5,000 nested closures', around(`    let _ = ${'|| '.repeat(5000)}1;`)],
  ['a chain of 3,000 methods', around(`    let _ = text${'.clone()'.repeat(3000)};`)],
  [
    'a sum of 2,000 terms',
    around(`    let _ = ${Array.from({ length: 2000 }, () => 'a').join(' + ')};`),
  ],
  ['2,000 branches of else if', around(`    ${'if a {} else '.repeat(2000)}{}`)],
  ['a type nested 5,000 times', `pub fn f(_: ${nested('Vec<', '>', 5000)}) {}\n`],
  [
    '3,000 references',
    `pub fn f(x: ${'&'.repeat(3000)}String) { let _y = ${'&'.repeat(3000)}x.clone(); }\n`,
  ],
  ['5,000 nested modules', nested('mod m { ', '} ', 5000)],
  ['5,000 nested comments', `${nested('/*', '*/', 5000)}\n${good}`],
  ['a macro with 20,000 brackets', around(`    println!(${nested('[', ']', 20_000)});`)],
  ['3,000 nested functions', nested('fn f(x: String) { x.clone(); ', '} ', 3000)],
  ['3,000 nested impls', nested('fn f() { impl T { ', '} } ', 3000)],
  [
    'an import nested 3,000 times',
    `use ${'a::{'.repeat(3000)}b${'}'.repeat(3000)};\n${good.replace('last', 'other')}`,
  ],
  ['an attribute nested 3,000 times', `#[cfg(${nested('all(', ')', 3000)})]\n${good}`],
  [
    'a bound nested 3,000 times',
    `pub fn f<T: ${nested('Into<', '>', 3000)}>(t: T) { t.clone(); }\n`,
  ],
  ['a reference type nested 5,000 times', `pub fn f(x: ${'&'.repeat(5000)}str) { x.clone(); }\n`],
  [
    'a tuple type nested 5,000 times',
    `pub struct S { pub f: ${nested('(', ',)', 5000)} }\nimpl S { pub fn f(&self) { self.f.clone(); } }\n`,
  ],
  [
    'a tuple type nested 300 times',
    `pub struct S { pub f: ${nested('(', ',)', 300)} }\nimpl S { pub fn f(&self) { self.f.clone(); } }\n`,
  ],
  ['800 nested blocks', around(`    ${nested('{ ', '} ', 800)}`)],
  ['250 nested calls', around(`    let _ = ${nested('Some(', ')', 250)};`)],
  ['a chain of 400 methods', around(`    let _ = text${'.clone()'.repeat(400)};`)],
  ['json nested 3,000 times', around(`    json!(${nested('{"a": ', '}', 3000)});`)],
  [
    'types that alias each other',
    `pub type A = B;\npub type B = A;\npub fn f(a: A) { let _b = a.clone(); }\n`,
  ],
  [
    'a type that derefs to itself',
    `pub struct D;\nimpl std::ops::Deref for D { type Target = D; fn deref(&self) -> &D { self } }\npub fn f(d: D) { let _e = d.field.clone(); }\n`,
  ],
  [
    'imports that import each other',
    `pub mod a { pub use super::b::X; pub use super::b::*; }\npub mod b { pub use super::a::X; pub use super::a::*; }\npub fn f(x: a::X) { let _y = x.clone(); }\n`,
  ],
  [
    'traits that inherit each other',
    `pub trait A: B {}\npub trait B: A {}\npub fn f<T: A>(t: &T) { let _u = t.name().clone(); }\n`,
  ],
  [
    'a type that grows as it is resolved',
    `pub struct G<T>(std::marker::PhantomData<T>);\nimpl<T> std::ops::Deref for G<T> { type Target = G<G<T>>; fn deref(&self) -> &G<G<T>> { loop {} } }\npub fn f(g: G<u8>) { let _h = g.none().clone(); }\n`,
  ],
  ['a pattern nested 3,000 times', around(`    let ${nested('Some(', ')', 3000)} = text;`)],
];

describe('deep and long files', () => {
  it.each(hostile)(
    'survives %s and still audits the file beside it',
    { timeout: 90_000 },
    async (_, text) => {
      const report = await reportOf(
        makeCrate({ 'src/lib.rs': `mod odd;\n${good}`, 'src/odd.rs': text }),
      );
      expect(
        report.candidates.filter((each) => each.path === 'src/lib.rs').map((each) => each.bucket),
      ).toEqual(['removable-move']);
      // Either its clones are listed or it is named as not read: it is never passed over in silence.
      const clones = String(text).includes('.clone()');
      const told =
        report.candidates.some((each) => each.path === 'src/odd.rs') ||
        report.summary.files_skipped.some((each) => each.path === 'src/odd.rs');
      expect(told || !clones).toBe(true);
    },
  );

  it('survives all of them on threads', { timeout: 90_000 }, async () => {
    const odd = Object.fromEntries(hostile.map(([, text], at) => [`src/odd_${at}.rs`, text]));
    const more = Object.fromEntries(
      Array.from({ length: 30 }, (_, at) => [`src/good_${at}.rs`, good]),
    );
    const report = await reportOf(makeCrate({ ...odd, ...more }));
    const right = report.candidates
      .filter((each) => /good_|lib/.test(each.path))
      .map((each) => each.bucket);
    expect(right).toEqual(Array.from({ length: 31 }, () => 'removable-move'));
  });

  it('reads or names a file of 5 MiB', { timeout: 90_000 }, async () => {
    const one = 'pub fn last(text: String) {\n    take(text.clone());\n}\n';
    const report = await reportOf(
      makeCrate({ 'src/odd.rs': one.repeat(Math.ceil((5 * 2 ** 20) / one.length)) }),
    );
    const told =
      report.candidates.some((each) => each.path === 'src/odd.rs') ||
      report.summary.files_skipped.some((each) => each.path === 'src/odd.rs');
    expect(told).toBe(true);
    expect(report.candidates.some((each) => each.path === 'src/lib.rs')).toBe(true);
  });

  it('reads or names a line of 5 MiB', { timeout: 90_000 }, async () => {
    const report = await reportOf(
      makeCrate({ 'src/odd.rs': `pub const TEXT: &str = "${'x'.repeat(5 * 2 ** 20)}";\n` }),
    );
    expect(report.candidates.some((each) => each.path === 'src/lib.rs')).toBe(true);
  });
});

describe('files that are no Rust', () => {
  it.each([
    ['binary', Buffer.from([0, 1, 2, 255, 254, 0, 99, 108, 111, 110, 101])],
    ['not UTF-8', Buffer.from(`// caf\xe9\n${good}`, 'latin1')],
    ['UTF-16', Buffer.from(`\ufeff${good}`, 'utf16le')],
  ])('names a file that is %s, and goes on', async (_, content) => {
    const report = await reportOf(makeCrate({ 'src/odd.rs': content }));
    expect(report.summary.files_skipped.map((each) => each.path)).toEqual(['src/odd.rs']);
    expect(report.summary.total).toBe(1);
  });

  it.each([
    ['an empty file', ''],
    ['a byte order mark', `\ufeff${good}`],
    ['carriage returns', good.replaceAll('\n', '\r\n')],
    ['half a function', 'pub fn f(x: String) { take(x.clone('],
    ['text that is no code', 'Dear reader, this is } not { Rust ) at ( all " \' `'],
    ['conflict markers', `<<<<<<< ours\n${good}=======\n>>>>>>> theirs\n`],
    ['an open string', 'pub fn f() { let _ = "never closed; x.clone() }\n'],
    ['an open raw string', 'pub fn f() { let _ = r##"never closed; x.clone() }"#\n'],
    ['an open comment', `${good}/* never closed`],
    ['a lone surrogate escape', `pub fn f(x: String) { let _ = ("\\u{d800}", x.clone()); }\n`],
  ])('goes on past %s', async (_, text) => {
    const report = await reportOf(makeCrate({ 'src/odd.rs': text }));
    expect(
      report.candidates.some(
        (each) => each.path === 'src/lib.rs' && each.bucket === 'removable-move',
      ),
    ).toBe(true);
  });

  it('names a file with syntax errors', async () => {
    const report = await reportOf(makeCrate({ 'src/odd.rs': `pub fn broken( { ) }\n${good}` }));
    expect(report.summary.files_skipped).toEqual([
      { path: 'src/odd.rs', why: expect.stringMatching(/syntax/) },
    ]);
  });
});

describe('things that are no files', () => {
  it('follows no link out of the root, and waits for no pipe', async () => {
    const outside = makeFolder();
    write(outside, { 'secret.rs': good.replace('last', 'secret'), 'folder/more.rs': good });
    const root = makeCrate();
    symlinkSync(join(outside, 'secret.rs'), join(root, 'src/link.rs'));
    symlinkSync(join(outside, 'folder'), join(root, 'src/folder'));
    symlinkSync('/dev/zero', join(root, 'src/zero.rs'));
    symlinkSync('loop.rs', join(root, 'src/loop.rs'));
    symlinkSync('nowhere.rs', join(root, 'src/dangling.rs'));
    execFileSync('mkfifo', [join(root, 'src/pipe.rs')]);
    mkdirSync(join(root, 'src/folder.rs'));
    const report = await reportOf(root);
    expect(report.candidates.map((each) => [each.path, each.function])).toEqual([
      ['src/lib.rs', 'last'],
    ]);
  });
});

describe('file names with control characters', () => {
  const name = 'src/a\u001b[31m\u0007\u009b2J\u202egpj.\r\n::error::x`|<b>.rs';

  it.each(Object.keys(reporters))('are shown harmlessly as %s', async (format) => {
    const root = makeCrate({ [name]: good });
    const ended = await runTool([
      'clones',
      '--root',
      root,
      '--paths',
      '.',
      '--format',
      format,
      '--limit',
      '0',
    ]);
    expect([ended.code, ended.stderr]).toEqual([0, '']);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
    expect(ended.stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
    expect(ended.stdout).not.toMatch(/^::error::x/m);
    if (format === 'html') expect(ended.stdout).not.toContain('<b>.rs');
  });

  it('are told in JSON as they are', async () => {
    const report = await reportOf(makeCrate({ [name]: good }));
    expect(report.candidates.map((each) => each.path)).toContain(name);
  });
});
