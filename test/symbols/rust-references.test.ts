import { describe, expect, it } from 'vitest';
import { read, shown, uses } from './rust-read.ts';

/** Calls of a body as `name target arguments`. */
const calls = (body: string, before = '') =>
  read(`${before}\nfn f(&self) { ${body} }`)
    .references.filter((one) => one.kind === 'call')
    .map((one) => `${one.name} ${shown(one.target)} ${one.args?.positional ?? '-'}`);

describe('Rust imports', () => {
  it('resolves every leaf at its own place', () => {
    const file = read(`use crate::store::{
    self,
    Map as Table,
    deep::{Node, *},
};
use super::sibling;
use other::Thing;
pub use self::inner::Made;
use tokio::sync::Mutex;
pub(crate) use kit::top::*;
use std::fmt::Write as _;
mod inner { pub struct Made; }`);
    const imports = file.references.filter((one) => one.kind === 'import');
    expect(
      imports.map((one) => `${one.line}:${one.column} ${one.name} ${shown(one.target)}`),
    ).toEqual([
      '2:5 store kit::store',
      '3:5 Map kit::store::Map',
      '4:5 deep kit::store::deep',
      '4:12 Node kit::store::deep::Node',
      '6:12 sibling kit::sibling',
      '7:12 Thing other_lib::Thing',
      '8:22 Made kit::router::inner::Made',
      '9:18 Mutex tokio::sync::Mutex',
      '10:21 top kit::top',
      '11:15 Write std::fmt::Write',
    ]);
    expect(
      file.aliases.map((one) => `${one.path}${one.star ? '::*' : ''} = ${one.target}`),
    ).toEqual([
      'kit::router::store = kit::store',
      'kit::router::Table = kit::store::Map',
      'kit::router::Node = kit::store::deep::Node',
      'kit::router::* = kit::store::deep',
      'kit::router::sibling = kit::sibling',
      'kit::router::Thing = other_lib::Thing',
      'kit::router::Made = kit::router::inner::Made',
      'kit::router::Mutex = tokio::sync::Mutex',
      'kit::router::* = kit::top',
    ]);
  });

  it('follows names through the modules of the file', () => {
    const file = read(`
      use crate::far::Thing;
      fn here() {}
      mod tests { use super::*; fn t() { Thing::new(1); here(); super::here(); } }
      mod named { use super::Thing; fn t(x: Thing) { x.go(); } }`);
    expect(uses(file, 'call')).toEqual([
      '4 kit::far::Thing::new',
      '4 kit::router::here',
      '4 kit::router::here',
      '5 kit::far::Thing~.go',
    ]);
  });

  it('leaves to the linker what a star from another file may bring', () => {
    const file = read('use super::*;\nfn f() { helper(); rs::make(); tokio::spawn(x()); }');
    expect(uses(file, 'call')).toEqual([
      '2 kit::router::helper',
      '2 kit::router::rs::make',
      '2 tokio::spawn',
      '2 kit::router::x',
    ]);
  });

  it('takes a crate for a crate although it gives its name to a function', () => {
    const file = read(
      'use pythonize::{depythonize, pythonize};\nfn f() { pythonize(1); pythonize::other(); }',
    );
    expect(uses(file, 'call')).toEqual(['2 pythonize::pythonize', '2 pythonize::other']);
  });

  it('binds imports inside functions', () => {
    const file = read(
      'fn f() { use crate::a::go; use crate::Kind::*; go(); g(Small); }\nenum K {}',
    );
    expect(uses(file, 'call', 'go')).toEqual(['1 kit::a::go']);
    expect(uses(file, 'name')).toEqual(['1 kit::Kind::Small']);
  });

  it('says where a mod line leads when its file has another name', () => {
    const file = read('#[path = "../tests/common/harness.rs"]\nmod help;\nmod plain;');
    expect(file.aliases.map((one) => `${one.path} = ${one.target}`)).toEqual([
      'kit::router::help = harness',
    ]);
  });
});

describe('Rust calls', () => {
  it('resolves paths and counts arguments', () => {
    expect(
      calls(
        'go(1, g::<A, B>(x), |a, b| a); crate::m::run(); Tree::new(a < b, c > d); Self::made(); std::mem::swap(a, b);',
        'struct Tree; use crate::x::go;',
      ),
    ).toEqual([
      'go kit::x::go 3',
      'g kit::router::g 1',
      'run kit::m::run 0',
      'new kit::router::Tree::new 2',
    ]);
  });

  it('knows the impl around it', () => {
    const file = read(
      'struct Tree { kid: Kid }\nimpl Tree { fn f(&self) { self.g(1); Self::h(); self.kid.run(2); Self { kid: k() } } }',
    );
    expect(uses(file, 'call')).toEqual([
      '2 kit::router::Tree~.g',
      '2 kit::router::Tree::h',
      '2 kit::router::Tree~.kid.run',
      '2 kit::router::Tree',
      '2 kit::router::k',
    ]);
  });

  it('follows declared types, constructors and results', () => {
    const before = 'struct A; use other::B; fn make() -> A { A }';
    expect(
      calls(
        'let a = A::new(1); a.one(); let b: Arc<B> = x; b.two(); make().three(); let c = make()?; c.four().await.five();',
        before,
      ),
    ).toEqual([
      'new kit::router::A::new 1',
      'one kit::router::A::new().one 0',
      'two other_lib::B~.two 0',
      'make kit::router::make 0',
      'three kit::router::make().three 0',
      'make kit::router::make 0',
      'four kit::router::make().four 0',
      'five kit::router::make().four()await.five 0',
    ]);
  });

  it('knows parameters, patterns and what closures get', () => {
    const file = read(`
      struct A { kids: Vec<B>, map: HashMap<String, B>, one: Option<B> }
      fn f(a: &A, list: &[B], g: impl Go + Send, x: u8) {
        for k in list { k.m1(); }
        for (i, k) in list.iter().enumerate() { k.m2(); }
        if let Some(o) = a.one.as_ref() { o.m3(); }
        match a.one { Some(o) if o.m4() => o.m5(), None => x.m6() }
        let A { one, .. } = a; one.m7();
        list.iter().map(|k| k.m8());
        g.m9();
        list[0].m10();
        a.one.map(|o| o.m11());
        let t = if x { make() } else { make() }; t.m12();
        unknown(x).iter().map(|q| q.m13());
        let Some(late) = a.one else { return; }; late.m14();
        while let Ok(w) = a.next() { w.m15(); }
      }
      fn make() -> B {}`);
    const found = file.references
      .filter((one) => /^m\d/.test(one.name))
      .map((one) => `${one.name} ${shown(one.target)}`);
    expect(found).toEqual([
      'm1 kit::router::B~.m1',
      'm2 kit::router::B~.m2',
      'm3 kit::router::A~.one.as_ref().m3',
      'm4 kit::router::A~.one.m4',
      'm5 kit::router::A~.one.m5',
      'm6 u8~.m6',
      'm7 kit::router::A~.one.m7',
      'm8 kit::router::B~.m8',
      'm9 kit::router::Go~.m9',
      'm10 kit::router::B~.m10',
      'm11 kit::router::A~.one.m11',
      'm12 kit::router::make().m12',
      'm13 null',
      'm14 kit::router::A~.one.m14',
      'm15 kit::router::A~.next().m15',
    ]);
  });

  it('lets variables hide functions, to the end of their scope', () => {
    const file = read(`
      fn go() {}
      fn f() {
        go();
        { let go = 1; go(); }
        if let Some(go) = x { go(); }
        go();
        h(|go| go(), go());
      }`);
    expect(uses(file, 'call', 'go')).toEqual([
      '4 kit::router::go',
      '7 kit::router::go',
      '8 kit::router::go',
    ]);
  });

  it('marks calls whose result is awaited', () => {
    const file = read('async fn f() { a().await; b()?.c().await?; d(e().await) }');
    const awaited = file.references.filter((one) => one.awaited).map((one) => one.name);
    expect(awaited).toEqual(['a', 'c', 'e']);
  });

  it('takes literals and patterns of structs and variants for calls of what builds them', () => {
    const file = read(`
      fn f() {
        let c = Config { host: h(), port, ..Default::default() };
        let Config { host, port: p, .. } = c;
        match e { Event::Stored(a, ..) => Event::Moved { to: a }, Event::Gone => Wrap(1) }
        if x == LIMIT { y }
      }`);
    const made = file.references
      .filter((one) => one.kind === 'call' && /^[A-Z]/.test(one.name))
      .map(
        ({ name, line, args }) =>
          `${line} ${name} ${args?.positional} ${args?.keywords.join('+')} ${args?.spread || args?.keywordSpread}`,
      );
    expect(made).toEqual([
      '3 Config 0 host+port true',
      '4 Config 0 host+port true',
      '5 Stored 1  true',
      '5 Moved 0 to false',
      '5 Wrap 1  false',
    ]);
    expect(uses(file, 'attribute', 'port')).toEqual([
      '3 kit::router::Config~.port',
      '4 kit::router::Config~.port',
    ]);
    expect(uses(file, 'name')).toEqual(['5 kit::router::Event::Gone', '6 kit::router::LIMIT']);
    expect(uses(file, 'type', 'Event')).toHaveLength(3);
  });

  it('reads what macros get as expressions', () => {
    const file = read(`
      struct A;
      fn f(a: A) {
        assert_eq!(a.one(), go(1), "left {}", two());
        println!("{MAX_LEN} {}", a.three());
        vec![four(); 3];
        json!({ "k": five(), "l": [six()] });
        info!(target: "x", id = %a.seven(), ?a, "text");
        assert!(matches!(a.eight(), Some(Kind::Big(n)) if nine(n)));
        tokio::select! {
          biased;
          Some(x) = a.ten(), if ready() => { x.eleven(); }
          r = async { twelve().await } => thirteen(r),
          else => fourteen(),
        }
        stream! { let v = a.fifteen(); yield v.sixteen(); };
        mine!(seventeen());
      }`);
    const names =
      'one go two three four five six seven eight Big nine ten ready eleven twelve thirteen fourteen fifteen sixteen seventeen'.split(
        ' ',
      );
    for (const name of names) expect([name, uses(file, 'call', name).length]).toEqual([name, 1]);
    expect(uses(file, 'call', 'eleven')).toEqual(['12 kit::router::A~.ten().eleven']);
    expect(uses(file, 'call', 'sixteen')).toEqual(['16 kit::router::A~.fifteen().sixteen']);
    expect(uses(file, 'name', 'MAX_LEN')).toHaveLength(1);
    expect(uses(file, 'call', 'mine')).toHaveLength(1);
  });

  it('guards what macro_rules would write', () => {
    const file = read(
      'macro_rules! m { ($x:expr) => { $crate::go($x); helper($x.len()) }; (a) => { other() } }\nfn f() { m!(1); kit::m!(2); }',
    );
    const guarded = file.references
      .filter((one) => one.guarded)
      .map((one) => `${one.name} ${shown(one.target)}`);
    expect(guarded).toEqual([
      'go kit::go',
      'helper kit::router::helper',
      'len null',
      'other kit::router::other',
    ]);
    expect(uses(file, 'call', 'm')).toEqual(['2 kit::router::m', '2 kit::m']);
  });

  it('reads code behind features, and code of tests as such', () => {
    const file = read(`
      #[cfg(all(test, feature = "testing-etcd"))]
      mod tests {
        use super::*;
        use crate::Runtime;
        #[tokio::test]
        async fn t() { let rt = Runtime::from_current().unwrap(); Runtime::settings(rt.clone()).await; }
      }`);
    expect(uses(file, 'call', 'settings')).toEqual(['7 kit::Runtime::settings']);
    expect(file.references.every((one) => one.test || one.name === 'testing-etcd')).toBe(true);
    expect(uses(file, 'name', 'testing-etcd')).toEqual(['2 kit/testing-etcd']);
  });

  it('is not misled by shifts, comparisons, ranges, labels and casts', () => {
    expect(
      calls(
        "let x = 1 << lane; 'a: loop { break 'a; } if a < b && c > d() { e() } (0..n()).g(); y as u8; x as Thing<A>",
      ),
    ).toEqual(['d kit::router::d 0', 'e kit::router::e 0', 'n kit::router::n 0', 'g null 0']);
  });

  it('says in which function it stands', () => {
    const file = read('impl T { fn a() { b(); } }\nstatic X: u8 = c();');
    expect(
      file.references
        .filter((one) => one.kind === 'call')
        .map((one) => `${one.name} ${one.within}`),
    ).toEqual(['b kit::router::T::a', 'c kit::router::X']);
  });
});

describe('other uses of Rust names', () => {
  it('records types wherever they stand', () => {
    const file = read(`
      struct S<T: B1> { a: Vec<B2> }
      impl<T> Tr<B3> for S<B4> where T: B5 { fn m(x: &dyn B6) -> impl Fn(B7) -> B8 { y::<B9>(); <B10 as B11>::go() } }
      enum E { V(B12) } type A = B13; trait Q: B14 {} const C: [B15; N1] = z;`);
    const types = file.references
      .filter((one) => one.kind === 'type' && /^B\d/.test(one.name))
      .map((one) => one.name);
    expect(types.sort((a, b) => Number(a.slice(1)) - Number(b.slice(1)))).toEqual(
      Array.from({ length: 15 }, (_, i) => `B${i + 1}`),
    );
    expect(uses(file, 'call', 'go')).toEqual(['3 kit::router::B10::go']);
  });

  it('takes the methods of a trait implementation for overrides', () => {
    const file = read(
      'use other::Walk;\nimpl Walk for T { fn go(&self, a: u8, b: u8) {} fn stop() {} }\nimpl T { fn own(&self) {} }',
    );
    expect(
      file.references
        .filter((one) => one.kind === 'override')
        .map((one) => `${one.name} ${shown(one.target)} ${one.args?.positional}`),
    ).toEqual(['go other_lib::Walk~.go 2', 'stop other_lib::Walk~.stop 0']);
  });

  it('records constants, unit variants and functions handed on', () => {
    const file = read(
      'use crate::lim::MAX;\nfn h() {}\nfn f(v: Vec<u8>) { g(MAX, Kind::Small, h, v); v.map(other::conv); }',
    );
    expect(uses(file, 'name')).toEqual([
      '3 kit::lim::MAX',
      '3 kit::router::Kind::Small',
      '3 kit::router::h',
      '3 other_lib::conv',
    ]);
  });

  it('reads names in attributes', () => {
    const file = read(`
      use crate::derives::Metered;
      #[derive(Clone, Metered)]
      struct S {
        #[serde(default = "super::start", with = "codec", rename = "crate")] a: u8,
        #[arg(value_parser = parse_it)] b: u8,
        #[validate(custom(function = "check"))] c: u8,
      }
      fn parse_it() {}`);
    expect(uses(file, 'name')).toEqual([
      '3 kit::derives::Metered',
      '5 kit::start',
      '5 kit::router::codec',
      '6 kit::router::parse_it',
      '7 kit::router::check',
    ]);
  });

  it('hears what comments mention', () => {
    const file = read(`
      use crate::a::Tree;
      /// See [\`Tree::grow\`], \`go_on()\`, [Tree] and \`KIT_LOG\`, \`--fast\`, not \`x\`.
      ///
      /// \`\`\`
      /// let \`not_this\` = 1;
      /// \`\`\`
      fn f() {} // or \`old_name\``);
    const docs = file.references
      .filter((one) => one.doc)
      .map((one) => `${one.line} ${one.kind} ${one.name} ${shown(one.target)}`);
    expect(docs).toEqual([
      '3 doc grow kit::a::Tree::grow',
      '3 doc go_on null',
      '3 doc Tree kit::a::Tree',
      '3 env KIT_LOG KIT_LOG',
      '3 doc --fast --fast',
      '8 doc old_name null',
    ]);
  });

  it('gives the place of the name itself', () => {
    const file = read('fn f(a: A) {\n  a\n    .first()\n    .second(\n      1,\n    );\n}');
    const [second] = file.references.filter((one) => one.name === 'second');
    expect(second).toMatchObject({ line: 4, column: 6, endLine: 6 });
  });
});
