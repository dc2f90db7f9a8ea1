import { expect, it } from 'vitest';
import { proveTests } from '../../../src/proof/tests/index.ts';
import { describeWithCargo } from '../with-cargo.ts';
import { noFeatures, realBench } from './bench.ts';

const library = [{ name: 'orchard', kinds: ['lib'], path: 'src/lib.rs' }];

/** The value is cloned out of the guard; without the clone the guard is held while the same map is locked again. */
const trap = `use std::sync::Mutex;
pub struct Registry { pub names: Mutex<Vec<String>> }
impl Registry {
    pub fn rename(&self) -> usize {
        let names = self.names.lock().unwrap().clone();
        self.names.lock().unwrap().push(String::from("x"));
        names.len()
    }
}
#[cfg(test)]
mod tests {
    use super::*;
    #[test]
    fn renames() { assert_eq!(Registry { names: Mutex::new(vec![]) }.rename(), 0); }
    #[test]
    fn is_new() { assert!(Registry { names: Mutex::new(vec![]) }.names.lock().unwrap().is_empty()); }
}
`;
const plain = `pub fn twice(name: String) -> String { let copy = name.clone(); copy.repeat(2) }
#[cfg(test)]
mod tests {
    #[test]
    fn doubles() { assert_eq!(super::twice("ab".to_string()), "abab"); }
    #[test]
    fn fails_as_it_is() { assert_eq!(1, 2); }
}
`;
const files = {
  'src/lib.rs': 'pub mod names;\npub mod store;\n#[test]\nfn at_the_root() {}\n',
  'src/names.rs': plain,
  'src/store/mod.rs': 'pub mod registry;\npub mod bare;\n',
  'src/store/bare.rs': 'pub fn bare(name: &String) -> String { name.clone() }\n',
  'src/store/registry.rs': trap,
};

const prove = (
  bench: ReturnType<typeof realBench>,
  after: Record<string, string>,
  timeout_s = 300,
) =>
  proveTests({
    bench,
    after: new Map(Object.entries(after)),
    featuresOf: async () => noFeatures,
    offline: true,
    timeout_s,
  });

describeWithCargo('tests before and after a change, with the real cargo', () => {
  it('passes where what passed before passes after, and says what failed before', async () => {
    const bench = realBench(files, library);
    const [proved, ...others] = await prove(bench, {
      'src/names.rs': plain.replace('name.clone()', 'name'),
    });
    expect(others).toEqual([]);
    expect(proved).toMatchObject({
      crate: 'orchard',
      filter: 'names::',
      command: 'cargo test -p orchard --lib --offline -- names::',
      result: 'pass',
      why: 'fails before the change too: names::tests::fails_as_it_is',
      before: { passed: 1, failed: ['names::tests::fails_as_it_is'], hung: [], why: null },
      after: { passed: 1, failed: ['names::tests::fails_as_it_is'], hung: [], why: null },
    });
  });

  it('fails where a test that passed fails, and names it', async () => {
    const [proved] = await prove(realBench(files, library), {
      'src/names.rs': plain.replace('copy.repeat(2)', 'copy.repeat(3)'),
    });
    expect(proved).toMatchObject({
      result: 'fail',
      why: 'fails: names::tests::doubles',
      after: { passed: 0, hung: [] },
    });
  });

  it('names the test that hangs where a guard is kept, and not its neighbours', async () => {
    const bench = realBench(files, library);
    const [proved] = await prove(
      bench,
      { 'src/store/registry.rs': trap.replace('.lock().unwrap().clone()', '.lock().unwrap()') },
      20,
    );
    expect(proved).toMatchObject({
      filter: 'store::registry::',
      result: 'fail',
      why: 'hangs: store::registry::tests::renames',
      before: { passed: 2, failed: [], hung: [] },
      after: { passed: 1, failed: [], hung: ['store::registry::tests::renames'] },
    });
  });

  it('asks the next module around that has tests, and leaves the tree as it was', async () => {
    const bench = realBench(files, library);
    const [proved] = await prove(bench, { 'src/store/bare.rs': 'pub fn bare() {}\n' });
    expect(proved).toMatchObject({ filter: 'store::', result: 'pass', why: null });
    const again = await bench.run({
      command: ['grep', '-c', 'name.clone()', 'src/store/bare.rs'],
      timeout_s: 9,
    });
    expect(again.stdout.trim()).toBe('1');
  });

  it('fails where the tests do not build after, and is unclear where they did not before', async () => {
    const broken = { ...files, 'src/names.rs': `${plain}\n#[cfg(test)]\nfn t() -> u8 { "" }\n` };
    const [before] = await prove(realBench(broken, library), { 'src/names.rs': plain });
    expect(before).toMatchObject({ result: 'unclear' });
    expect(before?.why).toMatch(/^the tests do not build: error\[E0308\]/);
    const [after] = await prove(realBench(files, library), {
      'src/names.rs': broken['src/names.rs'],
    });
    expect(after).toMatchObject({ result: 'fail', before: { passed: 1 } });
    expect(after?.after.why).toMatch(/^the tests do not build: error\[E0308\]/);
  });

  it('asks the other tests of a package without unit tests, and says where there are none', async () => {
    const bare = { 'src/lib.rs': 'pub fn one() -> u8 { 1 }\n' };
    const after = { 'src/lib.rs': 'pub fn one() -> u8 { 2 }\n' };
    const [none] = await prove(realBench(bare, library), after);
    expect(none).toMatchObject({ result: 'none', why: 'the crate has no tests' });
    const ignored =
      '\n#[cfg(test)]\nmod tests {\n    #[test]\n    #[ignore]\n    fn slow() {}\n}\n';
    const [idle] = await prove(
      realBench({ 'src/lib.rs': `${bare['src/lib.rs']}${ignored}` }, library),
      { 'src/lib.rs': `${after['src/lib.rs']}${ignored}` },
    );
    expect(idle).toMatchObject({
      result: 'none',
      why: 'all tests of what changed are ignored',
    });
    const whole = {
      ...bare,
      'tests/all.rs': '#[test]\nfn is_one() { assert_eq!(orchard::one(), 1); }\n',
    };
    const targets = [...library, { name: 'all', kinds: ['test'], path: 'tests/all.rs' }];
    const [proved] = await prove(realBench(whole, targets), after);
    expect(proved).toMatchObject({
      command: 'cargo test -p orchard --tests --offline',
      result: 'fail',
      why: 'fails: is_one',
    });
  });

  it('names the test that ends the whole program', async () => {
    const [proved] = await prove(realBench(files, library), {
      'src/names.rs': plain.replace('copy.repeat(2)', 'drop(copy); std::process::abort()'),
    });
    expect(proved).toMatchObject({ result: 'fail', after: { hung: [] } });
    expect(proved?.after.failed).toContain('names::tests::doubles');
  });
});
