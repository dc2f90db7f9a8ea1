import { describe, expect, it } from 'vitest';
import { readRust } from '../../src/index/index.ts';
import { callsOf } from '../../src/scan/call-map.ts';

function calls(text: string) {
  const read = readRust('lib.rs', '', text, { tests: false, declarations: false, fileTest: false });
  return callsOf([read!.facts]);
}
// A body without a copy is not read for what it lends.
const copy = 'let _ = String::new().clone();';

describe('what the calls of a crate say of a function', () => {
  it('is that a request comes by, as far as calls lead from a handler', () => {
    const map = calls(`
      async fn chat(request: ChatRequest) { check(&request); }
      fn check(request: &ChatRequest) { deeper(); }
      fn deeper() {}
      fn start_all(request: ChatRequest) { prepare(); }
      fn prepare() {}
      fn elsewhere(id: u64) { alone(); }
      fn alone() {}`);
    const reached = [...map].filter(([, each]) => each.request).map(([name]) => name);
    expect(reached.sort()).toEqual(['chat', 'check', 'deeper']);
  });

  it('is how often it runs: from a loop, or for each item of a stream', () => {
    const map = calls(`
      fn all(names: Vec<String>) { for name in &names { each(name); } ${copy} }
      fn each(name: &str) {}
      async fn pump(mut rx: Receiver) { while let Some(item) = rx.recv().await { handle(item); } }
      fn handle(item: Item) { inner(item); }
      fn inner(item: Item) {}
      fn once() {}`);
    expect(map.get('each')?.heat).toBe(1);
    expect(map.get('handle')?.heat).toBe(2);
    expect(map.get('inner')?.heat).toBe(2);
    expect(map.get('once')).toBeUndefined();
  });

  it('is which parameters no caller uses again', () => {
    const map = calls(`
      fn one(a: Thing, b: Thing) { last(&a, &b); seen(&b); ${copy} }
      fn last(a: &Thing, b: &Thing) {}
      fn seen(b: &Thing) {}
      pub fn open(a: &Thing) {}
      fn two(a: Thing) { open(&a); ${copy} }
      fn three(a: Thing) { let late = move || looped(&a); ${copy} }
      fn looped(a: &Thing) {}`);
    expect(map.get('last')?.spent).toBe(0b01);
    expect(map.get('seen')?.spent).toBe(0b01);
    expect(map.get('open')?.spent ?? 0).toBe(0);
    expect(map.get('looped')?.spent ?? 0).toBe(0);
  });

  it('is nothing for a name with many definitions', () => {
    const many = Array.from({ length: 5 }, (_, at) => `mod m${at} { fn deeper() {} }`).join('\n');
    const map = calls(`fn chat(request: ChatRequest) { deeper(); }\n${many}`);
    expect(map.get('deeper')?.request ?? false).toBe(false);
  });
});
