import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Compiled } from '../../../src/proof/search/objections/index.ts';
import { droppedTypes, objections } from '../../../src/proof/search/objections/index.ts';
import { siteIn } from '../site.ts';

const { site } = siteIn('f(«x».clone())');
const text = 'std::string::String';
const plain: Compiled = {
  site,
  form: 'move',
  own: false,
  argument: true,
  receiver: text,
  result: text,
  bounds: null,
  body: 'fn f() {}',
  dropped: new Set(['Loud']),
};
const adversary = (says: 'keep' | 'remove', rule: string) => ({
  site: { ...site, roles: [{ role: 'adversary' as const, says, rule, why: 'because' }] },
});
const reference = { receiver: `&${text}` };

type Case = Partial<Compiled>;
/** What each objects to, and what is near to it and stays without objection of any. */
const cases: Readonly<
  Record<string, { readonly yes: readonly Case[]; readonly no: readonly Case[] }>
> = {
  'guard-kept': {
    yes: [
      { receiver: "dashmap::mapref::one::Ref<'_, K, V>", result: 'V' },
      { receiver: "tokio::sync::watch::Ref<'_, std::sync::Arc<X>>", result: null },
      { receiver: "parking_lot::MappedMutexGuard<'_, X>", result: null },
      { receiver: 'tokio::sync::OwnedMutexGuard<X>', result: 'X' },
      // A guard of the crate's own, by what it derefs to.
      { receiver: 'pool::Lent<X>', result: 'X' },
    ],
    no: [
      { receiver: 'std::sync::Arc<X>', result: 'std::sync::Arc<X>' },
      { site: { ...site, call: 'to_vec' }, receiver: '[u8; 3]', result: 'std::vec::Vec<u8>' },
    ],
  },
  'handle-lifetime': {
    yes: [
      { receiver: 'tokio::sync::watch::Receiver<T>', result: null },
      { receiver: 'tokio_util::sync::CancellationToken', result: null },
      { receiver: 'tokio::sync::mpsc::UnboundedSender<X>', result: null },
      { receiver: 'etcd::Client', result: null },
      { receiver: 'std::sync::Weak<X>', result: null },
    ],
    no: [
      { receiver: 'tokio::runtime::Handle', result: null },
      { receiver: 'std::sync::Arc<tokio::sync::watch::Receiver<X>>', result: null },
      { receiver: 'ClientConfig', result: null },
    ],
  },
  'drop-order': {
    yes: [{ receiver: 'own::Loud', result: null }],
    no: [
      { receiver: 'own::Quiet', result: null },
      { receiver: 'std::sync::Arc<own::Loud>', result: null },
    ],
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
      { site: { ...site, call: 'cloned' }, receiver: "std::option::Option<&'a X>" },
    ],
  },
  'unknown-type': {
    yes: [{ receiver: null }],
    no: [{ receiver: null, form: 'borrow', bounds: ['AsRef<str>'] }],
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

  it('know the types with a Drop', () => {
    const texts = new Map([
      ['a.rs', "impl<'a, T: Into<U>> Drop for guards::Held<'a, T> {}\nimpl Drop for Loud {}"],
      ['b.rs', 'impl<D: Dropped> Other for Quiet {}'],
    ]);
    expect([...droppedTypes(texts)]).toEqual(['Held', 'Loud']);
  });
});
