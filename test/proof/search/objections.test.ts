import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { declaredIn } from '../../../src/proof/search/declared/index.ts';
import type { Compiled } from '../../../src/proof/search/objections/index.ts';
import { objections } from '../../../src/proof/search/objections/index.ts';
import { siteIn } from '../site.ts';

const { site } = siteIn('f(«x».clone())');
const text = 'std::string::String';
/** What the workspace declares; comments and strings are none of it. */
const declarations = `
pub struct Loud(u8);
impl<'a, T: Into<U>> Drop for own::Loud {}
impl<D: Dropped> Other for Quiet {}
#[derive(Clone)] pub struct Session<T> where T: Fn(u8) -> u8 { pub sender: Sender<u32>, more: T }
pub enum Link { Up(std::sync::mpsc::Sender<u8>), Down { session: Option<Vec<Session>> } }
pub enum Kind { Sender, Receiver(u8), Client { name: String } }
pub struct Calm<'a> { /* Sender */ name: String, lent: &'a Sender<u8>, kind: Kind, none: PhantomData<Sender<u8>>,
  /// A Sender.
  #[doc = "Sender"] call: fn(Sender<u8>) -> u8, shared: Arc<Session> }
type Tx = Sender<u8>;
use std::sync::mpsc::SyncSender as Rendezvous;
pub struct Aliased(Tx);
pub struct Renamed { rendezvous: Rendezvous<u8> }
pub struct Shared { loud: Arc<Loud> }
pub struct Stats { count: AtomicU64 }
impl Clone for Stats { fn clone(&self) -> Self { Stats { count: AtomicU64::new(0) } } }
impl Clone for Begun { fn clone(&self) -> Self { Begun { name: self.name.clone(), seen: 0 } } }
pub struct Handle<T> { inner: Arc<T> }
impl<T> Clone for Handle<T> { fn clone(&self) -> Self { Self { inner: Arc::clone(&self.inner), n: self.n, m: self.m.clone() } } }
impl<T> Clone for Pair<T> { fn clone(&self) -> Self { Pair(self.0.clone(), PhantomData) } }
impl Clone for Copied { fn clone(&self) -> Self { *self } }
pub struct Memo { cell: std::cell::RefCell<u8> }
trait Named {}
impl<'a> Named for &'a Label {}
impl std::fmt::Display for &Quiet {}
#[cfg(feature = "on")]
type Key = u64;
#[cfg(not(feature = "on"))]
type Key = String;
#[cfg(test)]
type Clock = Fake;
#[cfg(not(test))]
type Clock = Real;
`;
const plain: Compiled = {
  site,
  form: 'move',
  own: false,
  argument: true,
  receiver: text,
  result: text,
  bounds: null,
  body: 'fn f() {}',
  use: 'moved',
  features: ['on'],
  declared: declaredIn(
    new Map([
      ['own/src/lib.rs', declarations],
      [
        'other/src/lib.rs',
        '#[path = "../../own/src/shared.rs"]\nmod shared;\n#[path = "odd.rs"] mod b;',
      ],
    ]),
  ),
};
const adversary = (says: 'keep' | 'remove', rule: string) => ({
  site: { ...site, roles: [{ role: 'adversary' as const, says, rule, why: 'because' }] },
});
const reference = { receiver: `&${text}` };

type Case = Partial<Compiled>;
/** Cloned to the same type. */
const owned = (type: string): Case => ({ receiver: type, result: type });
/** What each objects to, and what is near to it and stays without objection of any. */
const cases: Readonly<
  Record<string, { readonly yes: readonly Case[]; readonly no: readonly Case[] }>
> = {
  'guard-kept': {
    yes: [
      { receiver: "dashmap::mapref::one::Ref<'_, K, V>", result: 'V' },
      owned("tokio::sync::watch::Ref<'_, std::sync::Arc<X>>"),
      owned("parking_lot::MappedMutexGuard<'_, X>"),
      { receiver: 'tokio::sync::OwnedMutexGuard<X>', result: 'X' },
      // A guard of the crate's own, by what it derefs to.
      { receiver: 'pool::Lent<X>', result: 'X' },
      { receiver: 'pool::Lent<pool::Lent<X>>', result: 'pool::Lent<X>' },
      { site: { ...site, call: 'to_owned' }, receiver: 'impl Deref<Target = X>', result: 'X' },
    ],
    no: [
      { receiver: 'std::sync::Arc<X>', result: 'std::sync::Arc<X>' },
      { site: { ...site, call: 'to_vec' }, receiver: '[u8; 3]', result: 'std::vec::Vec<u8>' },
    ],
  },
  'handle-lifetime': {
    yes: [
      owned('tokio::sync::watch::Receiver<T>'),
      owned('tokio_util::sync::CancellationToken'),
      owned('tokio::sync::mpsc::UnboundedSender<X>'),
      owned('etcd::Client'),
      owned('std::sync::Weak<X>'),
      owned('own::Session<u8>'),
      owned('Link'),
      owned('std::collections::HashMap<u8, std::vec::Vec<own::Session<u8>>>'),
      owned('Holder<std::sync::mpsc::Sender<u8>>'),
      owned('Aliased'),
      owned('Renamed'),
      owned('tracing::Span'),
    ],
    no: [
      owned('tokio::runtime::Handle'),
      owned('std::sync::Arc<tokio::sync::watch::Receiver<X>>'),
      owned('ClientConfig'),
      owned("Calm<'_>"),
      owned('Kind'),
      owned('source::Span'),
    ],
  },
  'drop-order': {
    yes: [
      owned('own::Loud'),
      owned('std::option::Option<(u8, Loud)>'),
      owned('std::sync::Arc<own::Loud>'),
      owned('Shared'),
    ],
    no: [owned('own::Quiet'), owned('std::vec::Vec<&own::Loud>')],
  },
  'odd-clone': {
    yes: [owned('Stats'), owned('Begun'), owned('std::vec::Vec<Stats>')],
    no: [
      { receiver: 'Handle<X>', result: 'Handle<X>' },
      { receiver: 'Pair<X>', result: 'Pair<X>' },
      { receiver: 'Copied', result: 'Copied' },
      { receiver: 'std::sync::Arc<Stats>', result: 'std::sync::Arc<Stats>' },
    ],
  },
  'original-changed': {
    yes: [
      { use: 'changed' },
      { use: null },
      { use: 'read', ...owned('std::cell::Cell<u8>') },
      { use: 'read', ...owned('Memo') },
      { ...owned('Memo'), form: 'borrow' },
    ],
    no: [{ use: 'read' }, { receiver: 'Memo', result: 'Memo' }],
  },
  'other-impl': {
    yes: [
      { site: { ...site, call: 'cloned' }, argument: false, receiver: 'Option<&own::Label>' },
      {
        site: { ...site, call: 'cloned' },
        argument: false,
        receiver: "std::slice::Iter<'_, Label>",
      },
    ],
    no: [
      { receiver: 'own::Label', result: 'own::Label' },
      { site: { ...site, call: 'cloned' }, argument: false, receiver: 'Option<&own::Quiet>' },
    ],
  },
  'cfg-variant': {
    yes: [
      { body: 'fn f(x: X) { g(x.clone()); #[cfg(not(debug_assertions))] drop(x); }' },
      { body: 'fn f(x: X) { g(x.clone()); #[cfg(feature = "off")] { y(); drop(x) } }' },
      { body: 'fn f(x: X) { g(x.clone()); cfg_if! { if #[cfg(unix)] { a() } else { drop(x) } } }' },
      { body: 'fn f(x: Key) { g(x.clone()); }', site: { ...site, path: 'own/src/a.rs' } },
    ],
    no: [
      { body: 'fn f(x: X) { g(x.clone()); #[cfg(not(debug_assertions))] drop(y); }' },
      { body: 'fn f(x: X) { g(x.clone()); #[cfg(not(debug_assertions))] { y() } more(x) }' },
      { body: 'fn f(x: X) { g(x.clone()); #[cfg(all(test, feature = "on"))] drop(x); }' },
      { body: 'fn f(x: X) { g(x.clone()); // #[cfg(windows)] drop(x);\n }' },
      { body: 'fn f(x: Key) { g(x.clone()); }', site: { ...site, path: 'other/src/a.rs' } },
      { body: 'fn f(x: Clock) { g(x.clone()); }', site: { ...site, path: 'own/src/a.rs' } },
    ],
  },
  'lent-file': {
    yes: [{ site: { ...site, path: 'own/src/shared.rs' } }],
    no: [{ site: { ...site, path: 'other/src/odd.rs' } }],
  },
  'owner-count': {
    yes: [
      { receiver: 'std::sync::Arc<X>', result: null, body: 'fn f() { Arc::strong_count(&x) }' },
    ],
    no: [{ body: 'fn f() { Arc::strong_count(&x) }' }],
  },
  adversary: {
    yes: [adversary('keep', 'cfg-variant')],
    no: [adversary('keep', 'not-proposed'), adversary('remove', 'no-objection')],
  },
  'generic-reference': {
    yes: [
      { ...reference, bounds: ['the trait bound `String: From<()>` is not satisfied'] },
      { ...reference, bounds: [] },
      { form: 'borrow', bounds: ['the trait bound `(): Into<String>` is not satisfied'] },
      {
        form: 'borrow',
        bounds: ['`()` does not implement `std::fmt::Display`', '`String: From<()>`'],
      },
    ],
    no: [
      { ...reference, bounds: ['the trait bound `(): AsRef<Path>` is not satisfied'] },
      { form: 'borrow', bounds: ["`()` doesn't implement `std::fmt::Display`"] },
      { form: 'borrow', own: true, argument: false, bounds: [] },
      {
        site: { ...site, call: 'cloned' },
        argument: false,
        receiver: "std::option::Option<&'a X>",
      },
    ],
  },
  'unknown-type': {
    yes: [{ receiver: null }, { receiver: 'own::Odd', result: null }],
    no: [
      { receiver: null, form: 'borrow', bounds: ['AsRef<str>'] },
      { receiver: 'std::vec::Vec<u8>', result: null },
    ],
  },
};

const first = (compiled: Compiled): string | undefined =>
  objections.find((objection) => objection.object(compiled) !== undefined)?.id;

describe('objections', () => {
  it('are those of the files, each with cases', () => {
    const folder = new URL('../../../src/proof/search/objections/', import.meta.url);
    const files = readdirSync(folder)
      .map((name) => name.replace(/\.ts$/, ''))
      .filter((name) => name !== 'index' && name !== 'objection');
    const ids = objections.map(({ id }) => id);
    expect([...ids].sort()).toEqual(files.sort());
    expect(Object.keys(cases).sort()).toEqual([...ids].sort());
  });

  for (const [id, { yes, no }] of Object.entries(cases)) {
    it.each(yes)(`${id} objects to %j`, (more) => expect(first({ ...plain, ...more })).toBe(id));
    it.each(no)(`${id} does not object to %j`, (more) =>
      expect(first({ ...plain, ...more })).toBeUndefined(),
    );
  }
});
