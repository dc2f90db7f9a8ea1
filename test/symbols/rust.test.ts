import { describe, expect, it } from 'vitest';
import { rust } from '../../src/symbols/languages/rust.ts';
import { definition, parameters, read, shown } from './rust-read.ts';

const kinds = (text: string, path?: string) =>
  read(text, path).definitions.map((one) => `${one.kind} ${one.path}`);

describe('Rust definitions', () => {
  it('claims sources and manifests', () => {
    expect(
      ['a/b.rs', 'Cargo.toml', 'x/Cargo.toml', 'x/pyproject.toml', 'a.rsx'].map(rust.claims),
    ).toEqual([true, true, true, false, false]);
  });

  it('names every kind of item by its path', () => {
    const text = `
      pub fn free() {}
      pub struct Tree { pub root: Node, depth: usize }
      pub enum Event { Stored(u64), Gone, Moved { from: u32 } }
      pub trait Walk: Base + other::Extra { const STEP: u8; type Out; fn walk(&self); }
      impl Tree { pub const LIMIT: usize = 3; pub fn grow(&mut self, by: usize) {} }
      impl Walk for Tree { fn walk(&self) {} }
      pub type Alias = Tree;
      static COUNT: u32 = 0;
      macro_rules! local { () => {}; }
      #[macro_export]
      macro_rules! shared { () => {}; }
      pub mod inner { pub fn deep() {} }
      mod elsewhere;
      union Bits { a: u32 }
      extern "C" { fn raw(x: i32) -> i32; }
    `;
    expect(kinds(text)).toEqual([
      'function kit::router::free',
      'struct kit::router::Tree',
      'field kit::router::Tree::root',
      'field kit::router::Tree::depth',
      'enum kit::router::Event',
      'variant kit::router::Event::Stored',
      'variant kit::router::Event::Gone',
      'variant kit::router::Event::Moved',
      'field kit::router::Event::Moved::from',
      'trait kit::router::Walk',
      'const kit::router::Walk::STEP',
      'type kit::router::Walk::Out',
      'method kit::router::Walk::walk',
      'const kit::router::Tree::LIMIT',
      'method kit::router::Tree::grow',
      'method kit::router::Tree::walk',
      'type kit::router::Alias',
      'const kit::router::COUNT',
      'macro kit::router::local',
      'macro kit::shared',
      'module kit::router::inner',
      'function kit::router::inner::deep',
      'module kit::router::elsewhere',
      'struct kit::router::Bits',
      'field kit::router::Bits::a',
      'function kit::router::raw',
    ]);
    const file = read(text);
    expect(definition(file, 'kit::router::Walk').bases).toEqual([
      'kit::router::Base',
      'other_lib::Extra',
    ]);
    expect(definition(file, 'kit::router::Tree').bases).toEqual(['kit::router::Walk']);
    expect(definition(file, 'kit::router::Tree::grow').owner).toBe('kit::router::Tree');
    expect(definition(file, 'kit::router::Event::Stored').signature?.parameters).toHaveLength(1);
  });

  it('reads items that macros hold', () => {
    expect(
      kinds(`
        thread_local! { static CACHE: u8 = 0; }
        cfg_if::cfg_if! { if #[cfg(unix)] { pub fn only() {} } else { pub fn other() {} } }
        bitflags! { pub struct Mode: u8 { const CHAT = 1; const TEXT = 2; } }
      `),
    ).toEqual([
      'const kit::router::CACHE',
      'function kit::router::only',
      'function kit::router::other',
      'struct kit::router::Mode',
      'const kit::router::Mode::CHAT',
      'const kit::router::Mode::TEXT',
    ]);
  });

  it('tells how a function is called', () => {
    const text = `
      pub async fn open<'a, T: Read, const N: usize>(mut path: &'a str, (a, b): (u8, u8), cb: impl Fn(u8, u8) -> bool) -> Result<Vec<T>>
      where T: Send {}
      impl Tree {
        fn by_ref(&self) {}
        fn by_mut(&'_ mut self, n: u8) {}
        fn by_value(mut self) {}
        fn by_arc(self: Arc<Self>, n: u8) {}
        const fn make() -> Self { Tree }
      }
    `;
    const file = read(text);
    const open = definition(file, 'kit::router::open');
    expect(open.signature).toMatchObject({
      async: true,
      generics: 2,
      receiver: 'none',
      returns: 'Result<Vec<T>>',
    });
    expect(open.signature?.parameters.map((one) => `${one.name}: ${one.type}`)).toEqual([
      "path: &'a str",
      '(a, b): (u8, u8)',
      'cb: impl Fn(u8, u8) -> bool',
    ]);
    const receivers = ['by_ref', 'by_mut', 'by_value', 'by_arc', 'make'].map(
      (name) => definition(file, `kit::router::Tree::${name}`).signature?.receiver,
    );
    expect(receivers).toEqual(['&self', '&mut self', 'self', 'self', 'none']);
    expect(parameters(definition(file, 'kit::router::Tree::by_arc'))).toBe('n');
    expect(shown(definition(file, 'kit::router::Tree::make').gives)).toBe('kit::router::Tree~');
  });

  it('gives equal signatures to equal code however it is broken into lines', () => {
    const one = definition(
      read('fn f(a: HashMap<String, u8>) -> Result<A, B> {}'),
      'kit::router::f',
    );
    const two = definition(
      read(
        'fn f(\n  a: HashMap<\n    String, // key\n    u8,\n  >,\n) -> Result<\n  A,\n  B,\n> {}',
      ),
      'kit::router::f',
    );
    expect(two.signature).toEqual(one.signature);
  });

  it('says what a struct literal must name', () => {
    const file = read('pub struct A { pub x: u8, y: Vec<B>, }\nstruct P(pub u8, B);\nstruct U;');
    expect(parameters(definition(file, 'kit::router::A'))).toBe('=x, =y');
    expect(parameters(definition(file, 'kit::router::P'))).toBe('/0, /1');
    expect(definition(file, 'kit::router::U').signature).toBeNull();
  });

  it('peels what wraps a type of ours and leaves others out', () => {
    const file = read(`
      use other::Thing;
      use std::sync::Arc;
      pub struct S<T> {
        a: Arc<Mutex<Thing>>, b: Option<&'static Local>, c: Vec<Local>, d: T, e: tokio::sync::Notify,
        f: Box<dyn Walk + Send>, g: RwLock<Option<Arc<crate::x::Deep>>>, h: Cow<'static, Local>,
        i: Pin<Box<dyn Future<Output = Local> + Send>>, j: Result<(), Local>,
      }
      fn build() -> anyhow::Result<Self_> {}
      struct Self_;
    `);
    const gives = 'abcdefghij'
      .split('')
      .map((name) => shown(definition(file, `kit::router::S::${name}`).gives));
    expect(gives).toEqual([
      'other_lib::Thing~',
      'kit::router::Local~',
      'null',
      'null',
      'null',
      'kit::router::Walk~',
      'kit::x::Deep~',
      'kit::router::Local~',
      'kit::router::Local~',
      'null',
    ]);
    expect(shown(definition(file, 'kit::router::build').gives)).toBe('kit::router::Self_~');
  });

  it('does not peel wrappers that are ours', () => {
    const file = read('pub struct Lazy<T>(T);\nstruct S { a: Lazy<Inner> }\nstruct Inner;');
    expect(shown(definition(file, 'kit::router::S::a').gives)).toBe('kit::router::Lazy~');
  });

  it('tells who may see it, test code and conditions', () => {
    const file = read(`
      #[cfg(feature = "net")]
      pub mod net {
        pub(crate) fn near() {}
        #[cfg(not(windows))]
        fn hidden() {}
      }
      #[cfg(all(test, feature = "slow"))]
      mod tests { #[tokio::test] async fn check() {} fn helper() {} }
      #[cfg_attr(feature = "py", pyclass)]
      pub struct Plain;
      pub(super) struct Up;
      #[test]
      fn lone() {}
    `);
    const near = definition(file, 'kit::router::net::near');
    expect(near).toMatchObject({
      visibility: 'crate',
      condition: '#[cfg(feature = "net")]',
      test: false,
    });
    expect(definition(file, 'kit::router::net::hidden')).toMatchObject({
      visibility: 'private',
      condition: '#[cfg(feature = "net")] #[cfg(not(windows))]',
    });
    expect(definition(file, 'kit::router::tests::helper').test).toBe(true);
    expect(definition(file, 'kit::router::lone').test).toBe(true);
    expect(definition(file, 'kit::router::Up').visibility).toBe('crate');
    expect(definition(file, 'kit::router::Plain')).toMatchObject({
      visibility: 'public',
      test: false,
    });
    expect(definition(read('fn b() {}', 'kit/benches/speed.rs'), 'speed::b').test).toBe(true);
    expect(definition(read('#![cfg(test)]\nfn b() {}'), 'kit::router::b').test).toBe(true);
  });

  it('hears what is deprecated', () => {
    const file = read(`
      #[deprecated(note = "use b")]
      pub fn a() {}
      /// Deprecated: use c.
      pub fn b() {}
      /// Not at all.
      pub fn c() {}
    `);
    expect(
      ['a', 'b', 'c'].map((name) => definition(file, `kit::router::${name}`).deprecated),
    ).toEqual([true, true, false]);
  });

  it('hashes a body without its name, comments and layout', () => {
    const body = (text: string, name: string) =>
      definition(read(text), `kit::router::${name}`).body;
    const first = body('fn a(x: u8) -> u8 { a(x - 1) + 2 }', 'a');
    expect(body('fn b(x: u8) -> u8 {\n  // again\n  b(x - 1) + 2\n}', 'b')).toBe(first);
    expect(body('fn b(x: u8) -> u8 { b(x - 1) + 3 }', 'b')).not.toBe(first);
  });

  it('keeps items of functions below the function', () => {
    const file = read('fn outer() { fn helper(x: u8) {} struct Local { a: u8 } helper(1); }');
    expect(definition(file, 'kit::router::outer::helper').kind).toBe('function');
    expect(definition(file, 'kit::router::outer::Local::a').kind).toBe('field');
    expect(file.references.find((one) => one.name === 'helper')?.target?.root).toBe(
      'kit::router::outer::helper',
    );
  });

  it('spans definitions from their name to their end', () => {
    const [one] = read('\npub fn long(\n  a: u8,\n) {\n}\n').definitions;
    expect(one).toMatchObject({ line: 2, column: 8, endLine: 5 });
  });

  it('gives files without a module paths of their own', () => {
    const file = read('pub fn f() {}', 'scripts/x.rs');
    expect(file.module).toBe('');
    expect(file.definitions[0]?.path).toBe('scripts/x.rs::f');
  });

  it('survives odd and hostile text', () => {
    const deep = `fn f() { ${'('.repeat(20000)}${')'.repeat(20000)} }`;
    expect(read(deep).definitions).toHaveLength(1);
    expect(read(`fn f() -> ${'Vec<'.repeat(20000)}`).path).toBe('kit/src/router.rs');
    expect(read(`${'mod a {'.repeat(3000)}`).damaged).toBe(true);
    for (const text of [
      '',
      '}',
      'fn',
      'impl',
      'use a::{',
      'fn f(',
      '#[',
      'struct S<',
      'match',
      'let x',
      '"',
      "'",
      'r#"',
      '/*',
      '$',
      'enum E { A(',
      'fn f() { if let Some(x',
      'fn f() { a.b.',
      'pub',
      'macro_rules! m',
      '\u{feff}fn f() {}',
      'fn f() { x..=; ..; }',
    ])
      expect(read(text).language).toBe('rust');
    expect(read('fn a() { g( }\nfn b() {}').definitions.map((one) => one.name)).toContain('a');
  });
});
