import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Finding } from '../../src/model/finding.ts';
import { audit } from './marks.ts';

const manifest = '[package]\nname = "sample"\nversion = "0.1.0"\nedition = "2021"\n';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'dyn-audit-scope-'));
});
afterEach(() => rmSync(root, { recursive: true }));

async function sitesOf(files: Readonly<Record<string, string>>): Promise<Finding[]> {
  for (const [path, text] of Object.entries({ 'Cargo.toml': manifest, ...files })) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  const { candidates, summary } = await audit(root);
  expect(summary.files_skipped).toEqual([]);
  return [...candidates].sort((a, b) => a.line - b.line || a.column - b.column);
}

const inLib = (text: string) => sitesOf({ 'src/lib.rs': text });

/** `line:column` of each site and the word for its call. */
const placed = (sites: readonly Finding[]) =>
  sites.map(({ line, column, call }) => `${line}:${column} ${call}`);

describe('test code', () => {
  const copy = (name: string) => `pub fn ${name}(name: String) -> String { name.clone() }`;
  const inTest = async (text: string) => (await inLib(text)).map((site) => site.in_test);

  it.each([
    ['an attribute on the function', `#[test] fn checks() { let a = vec![1]; drop(a.clone()); }`],
    ['the test attribute of a runtime', `#[tokio::test] async ${copy('checks').slice(4)}`],
    ['its options', `#[tokio::test(flavor = "multi_thread")] async ${copy('checks').slice(4)}`],
    ['a table of cases', `#[rstest] #[case("a")] ${copy('checks')}`],
    ['cfg(test)', `#[cfg(test)] ${copy('checks')}`],
    ['cfg(all(test, ..))', `#[cfg(all(test, feature = "slow"))] ${copy('checks')}`],
    ['a module', `#[cfg(test)] mod tests { ${copy('checks')} }`],
    ['a module further out', `#[cfg(test)] mod tests { mod inner { ${copy('checks')} } }`],
    ['an attribute of the whole file', `#![cfg(test)]\n${copy('checks')}`],
    ['an impl', `struct A(String); #[cfg(test)] impl A { ${copy('checks')} }`],
    ['a function around it', `#[test] fn outer() { ${copy('inner')} }`],
    ['several lines of attributes', `#[cfg(test)]\n/// Words.\n#[inline]\n${copy('checks')}`],
  ])('is told by %s', async (_, text) => {
    expect(await inTest(text)).toEqual([true]);
  });

  it.each([
    ['cfg(not(test))', `#[cfg(not(test))] ${copy('serves')}`],
    ['cfg(any(not(test), ..))', `#[cfg(any(not(test), unix))] ${copy('serves')}`],
    ['cfg(all(not(test), ..))', `#[cfg(all(not(test), unix))] ${copy('serves')}`],
    ['any other way to be built', `#[cfg(any(test, unix))] ${copy('serves')}`],
    ['a feature with the word', `#[cfg(feature = "test")] ${copy('serves')}`],
    ['cfg_attr', `#[cfg_attr(test, inline)] ${copy('serves')}`],
    ['a module with the word', `mod tests { ${copy('serves')} }`],
    ['a name with the word', copy('test_serves')],
    ['a comment', `// #[cfg(test)]\n${copy('serves')}`],
    ['a test beside it', `#[test] fn checks() {}\n${copy('serves')}`],
    ['an attribute with the word in a text', `#[doc = "#[cfg(test)]"] ${copy('serves')}`],
  ])('is not told by %s', async (_, text) => {
    expect(await inTest(text)).toEqual([false]);
  });

  it('is a file that a test build alone declares, and the files below', async () => {
    const sites = await sitesOf({
      'src/lib.rs': '#[cfg(test)]\nmod tests;\nmod serving;\n',
      'src/tests.rs': `mod inner;\n${copy('checks')}`,
      'src/tests/inner.rs': copy('checks'),
      'src/serving.rs': copy('serves'),
    });
    const byPath = sites.map((site) => `${site.path} ${site.bucket}`).sort();
    expect(byPath).toEqual([
      'src/serving.rs removable-move',
      'src/tests.rs cold',
      'src/tests/inner.rs cold',
    ]);
  });

  it('is not a file that a serving build declares as well', async () => {
    const sites = await sitesOf({
      'src/lib.rs': '#[cfg(test)]\nmod a;\nmod b;\n',
      'src/a.rs': '#[path = "shared.rs"]\nmod shared;\n',
      'src/b.rs': '#[path = "shared.rs"]\nmod shared;\n',
      'src/shared.rs': copy('serves'),
    });
    expect(sites.map((site) => site.in_test)).toEqual([false]);
  });

  it('is what lies in a folder of tests, benches or examples', async () => {
    const main = `fn main() {}\n${copy('checks')}`;
    const sites = await sitesOf({
      'src/lib.rs': '',
      'src/latest/mod.rs': '',
      'tests/a.rs': main,
      'benches/b.rs': main,
      'examples/c.rs': main,
    });
    expect(sites.map((site) => site.bucket)).toEqual(['cold', 'cold', 'cold']);
  });
});

describe('every form of a copy', () => {
  it.each([
    ['fn f(a: &String) -> String { a.clone() }', '1:32 clone'],
    ['use std::sync::Arc; fn f(a: &Arc<u8>) -> Arc<u8> { Arc::clone(a) }', '1:57 arc_clone'],
    ['fn f(a: &std::rc::Rc<u8>) -> std::rc::Rc<u8> { std::rc::Rc::clone(a) }', '1:61 arc_clone'],
    ['fn f<T: Clone>(a: &T) -> T { T::clone(a) }', '1:33 type_clone'],
    ['fn f(a: &String) -> String { Clone::clone(a) }', '1:37 type_clone'],
    ['fn f(a: &String) -> String { <String as Clone>::clone(a) }', '1:49 type_clone'],
    ['fn f(a: Option<&String>) -> Option<String> { a.cloned() }', '1:48 cloned'],
    ['fn f(a: &str) -> String { a.to_owned() }', '1:29 to_owned'],
    ['fn f(a: &[u8]) -> Vec<u8> { a.to_vec() }', '1:31 to_vec'],
    ['fn f(a: &str) -> String { a.to_string() }', '1:29 to_string'],
    ['fn f(a: &mut String, b: &String) { a.clone_from(b) }', '1:38 clone_from'],
    ['fn f(a: Option<&String>) -> Option<String> { a.map(|x| x.clone()) }', '1:58 clone'],
    [
      'use std::sync::Arc; fn f(a: Option<&Arc<u8>>) -> Option<Arc<u8>> { a.map(Arc::clone) }',
      '1:79 clone_fn',
    ],
    ['fn f(a: &String) -> String { a\n    .clone() }', '2:6 clone'],
    ['fn f(a: &String) -> String { a . clone ( ) }', '1:34 clone'],
  ])('is a site: %s', async (text, site) => {
    expect(placed(await inLib(text))).toEqual([site]);
  });

  it.each([
    ['a number as text', 'fn f(a: u64) -> String { a.to_string() }'],
    ['a literal as text', 'fn f() -> String { "a".to_string() }'],
    ['an owned literal', 'fn f() -> String { "a".to_owned() }'],
    ['a field of the name', 'struct A { clone: u8 } fn f(a: A) -> u8 { a.clone }'],
    ['a function of the name', 'fn clone(a: u8) -> u8 { a } fn f() -> u8 { clone(1) }'],
    ['the method itself', 'struct A; impl Clone for A { fn clone(&self) -> A { A } }'],
    ['a method with arguments', 'fn f(a: B) { a.clone(1) }'],
    ['another method', 'fn f(a: Repo) { a.clone_repository() }'],
  ])('is none: %s', async (_, text) => {
    expect(placed(await inLib(text))).toEqual([]);
  });

  it.each([
    ['a line comment', '// a.clone()\nfn f() {}'],
    ['a block comment', '/* a.clone() */ fn f() {}'],
    ['nested block comments', '/* /* a.clone() */ Arc::clone(&a) */ fn f() { g!(x); }'],
    ['documentation', '/// `a.clone()`\n//! Arc::clone(&a)\nfn f() {}'],
    ['an example in documentation', '/// ```\n/// let b = a.clone();\n/// ```\nfn f() {}'],
    ['a text', 'fn f() -> &\'static str { "a.clone()" }'],
    ['a text with quotes', 'fn f() -> &\'static str { "\\"a.clone()\\"" }'],
    ['a raw text', 'fn f() -> &\'static str { r#"a.clone() " Arc::clone(&a)"# }'],
    ['a byte text', 'fn f() -> &\'static [u8] { b"a.clone()" }'],
    ['a character before a text', 'fn f() -> (char, &\'static str) { (\'"\', "a.clone()") }'],
    ['a text in a macro', 'fn f() { println!("a.clone() {}", 1); }'],
    ['a comment in a macro', 'fn f() { println!("{}", /* a.clone() */ 1); }'],
    ['a text in macro_rules', 'macro_rules! m { () => { "a.clone()" }; }'],
    ['an attribute', '#[doc = "a.clone()"] fn f() {}'],
  ])('does not stand in %s', async (_, text) => {
    expect(placed(await inLib(text))).toEqual([]);
  });
});

describe('sites', () => {
  it('on one line are told apart by their columns', async () => {
    const text = 'fn f(a: &String, b: &String) -> (String, String) { (a.clone(), b.clone()) }';
    const sites = await inLib(text);
    expect(placed(sites)).toEqual(['1:55 clone', '1:66 clone']);
    expect(new Set(sites.map((site) => site.id)).size).toBe(2);
  });

  it('in a chain of copies are all there', async () => {
    const sites = await inLib('fn f(a: &String) -> String { a.clone().clone() }');
    expect(placed(sites)).toEqual(['1:32 clone', '1:40 clone']);
  });

  it.each([
    ['vec!', 'fn f(a: &String) -> Vec<String> { vec![a.clone()] }'],
    ['println!', 'fn f(a: &String) { println!("{}", a.clone()); }'],
    ['a named argument', 'fn f(a: &String) { println!("{b}", b = a.clone()); }'],
    ['tracing', 'fn f(a: &String) { tracing::info!(name = %a.clone(), "served"); }'],
    ['json!', 'fn f(a: &String) { g(json!({ "name": a.clone() })); }'],
    ['select!', 'async fn f(a: &String) { tokio::select! { _ = g() => h(a.clone()), } }'],
    ['stream!', 'fn f(a: String) { g(stream! { yield a.clone(); }); }'],
    ['a macro in a macro', 'fn f(a: &String) { println!("{:?}", vec![a.clone()]); }'],
    ['braces', 'fn f(a: &String) -> Vec<String> { vec! { a.clone() } }'],
  ])('in %s are read and said to stand in a macro', async (name, text) => {
    const sites = await inLib(text);
    expect(sites.map((site) => site.call)).toEqual(['clone']);
    expect(sites[0]?.rule).not.toBe('unread-tokens');
    expect(sites[0]?.column).toBe(text.indexOf('clone()') + 1);
    if (name !== 'stream!') expect(sites[0]?.in_macro).toBe(true);
  });

  it('in the body of macro_rules are undecided', async () => {
    const text = 'macro_rules! m { ($a:expr) => { $a.clone() }; }';
    const sites = await inLib(text);
    expect(sites.map(({ bucket, rule }) => [bucket, rule])).toEqual([
      ['undecided', 'unread-tokens'],
    ]);
  });

  it('in constants, statics and their blocks are found', async () => {
    const text = [
      'const A: fn(&String) -> String = |a| a.clone();',
      'static B: std::sync::LazyLock<String> = std::sync::LazyLock::new(|| A(&C).clone());',
      'struct D; impl D { const E: fn(&String) -> String = |a| a.clone(); }',
    ].join('\n');
    expect((await inLib(text)).map((site) => site.line)).toEqual([1, 2, 3]);
  });

  it('in nested functions belong to the inner one', async () => {
    const text =
      'fn outer(a: String) -> String {\n  fn inner(a: String) -> String { a.clone() }\n  inner(a)\n}';
    const sites = await inLib(text);
    expect(sites.map(({ function: name, bucket }) => [name, bucket])).toEqual([
      ['inner', 'removable-move'],
    ]);
  });

  it('in an impl name their type', async () => {
    const sites = await inLib(
      'struct A(String); impl A { fn b(&self) -> String { self.0.clone() } }',
    );
    expect(sites.map((site) => site.function)).toEqual(['A::b']);
  });

  it('in the default method of a trait are found', async () => {
    const sites = await inLib('trait A { fn b(&self, c: &String) -> String { c.clone() } }');
    expect(placed(sites)).toEqual(['1:49 clone']);
  });

  it('around broken syntax are still found, and the file is said to be read in part', async () => {
    writeFileSync(join(root, 'Cargo.toml'), manifest);
    mkdirSync(join(root, 'src'));
    const text = 'fn f(a: &String) -> String { a.clone() }\nfn g( { let = ;\n';
    writeFileSync(join(root, 'src/lib.rs'), text);
    const { candidates, summary } = await audit(root);
    expect(placed(candidates)).toEqual(['1:32 clone']);
    expect(summary.files_skipped.map((file) => file.path)).toEqual(['src/lib.rs']);
  });
});

describe('where a site stands', () => {
  it('counts loops, adapters and async blocks around it', async () => {
    const text = [
      'fn a(x: &String) { for _ in 0..2 { while g() { h(x.clone()); } } }',
      'fn b(x: &String) -> Vec<String> { (0..2).map(|_| x.clone()).collect() }',
      'async fn c(x: &String) { h(x.clone()); }',
      'fn d(x: &String) { h(async { k(x.clone()) }); }',
      'fn e(x: &String) { h(x.clone()); for _ in 0..2 {} }',
    ].join('\n');
    const sites = await inLib(text);
    expect(sites.map((site) => [site.in_loop, site.in_async])).toEqual([
      [2, false],
      [1, false],
      [0, true],
      [0, true],
      [0, false],
    ]);
  });
});
