import { type Flow, sequence } from './flow.ts';
import { statements } from './kinds.ts';
import { TooManyPaths } from './paths.ts';
import type { Random } from './random.ts';
import { answerFor } from './reference.ts';
import { line, newId, show, type TypeName, type Writer } from './writer.ts';

/** What the bodies call: `run` may run its closure once, `each` runs it any number of times. */
export const prelude = `use std::future::Future;
pub struct Pair { pub a: String, pub b: String }
impl Clone for Pair { fn clone(&self) -> Pair { Pair { a: self.a.clone(), b: self.b.clone() } } }
pub struct Holder { pub text: String }
impl Holder { pub fn new(text: String) -> Holder { Holder { text } } pub fn keep(self) {} }
pub fn make() -> String { String::new() }
pub fn pair() -> Pair { Pair { a: make(), b: make() } }
pub fn maybe() -> Option<String> { None }
pub fn list() -> Vec<String> { Vec::new() }
pub fn cond() -> bool { std::env::args().count() > 1 }
pub fn code() -> usize { std::env::args().count() }
pub fn check() -> Result<(), ()> { Ok(()) }
pub fn try_take(_: String) -> Result<(), ()> { Ok(()) }
pub fn tick() {}
pub fn look<T: ?Sized>(_: &T) {}
pub fn view(text: &String) -> &str { text }
pub fn take_any<T>(_: T) {}
pub fn take_text(_: String) {}
pub fn take_pair(_: Pair) {}
pub fn take_option(_: Option<String>) {}
pub fn take_list(_: Vec<String>) {}
pub fn take_two(_: String, _: String) {}
pub fn borrow_and_take(_: &str, _: String) {}
pub fn take_and_borrow(_: String, _: &str) {}
pub fn run<F: FnOnce()>(f: F) { f() }
pub fn each<F: FnMut()>(mut f: F) { f(); f() }
pub fn spawn<F: Future<Output = ()>>(_: F) {}
pub async fn pause() {}
pub async fn later(_: &str) {}
`;

export interface Program {
  /** The function, with a mark \\u0001N\\u0002 before the word \`clone\` of site N. */
  readonly text: string;
  /** By site; undefined where no path leads. */
  readonly removable: readonly (boolean | undefined)[];
}

const parameters: readonly (readonly [string, TypeName])[] = [
  ['x', 'String'],
  ['y', 'String'],
  ['s', 'Pair'],
  ['o', 'Option<String>'],
];

/** One function that compiles, with the answer for each of its clones; undefined when the draw gave none. */
export function writeProgram(random: Random, name: string): Program | undefined {
  const w: Writer = {
    random,
    lines: [],
    scope: new Map(),
    around: { loops: [], outside: 0, again: false, leaves: true, awaits: true, depth: 1 },
    budget: 10 + random.below(24),
    sites: 0,
    ids: 0,
    more: statements,
  };
  const declared: Flow[] = parameters.map(([parameter, type]) => {
    const id = newId(w);
    show(w, { id, name: parameter, type });
    return { op: 'declare', variable: id };
  });
  const flow = sequence(...declared, statements(w, 10));
  if (w.sites === 0) return undefined;
  line(w, 'Ok(make())');
  const answer = answerOf(flow, w.sites);
  if (!answer?.valid) return undefined;
  const head = `pub async fn ${name}(${parameters.map(([parameter, type]) => `mut ${parameter}: ${type}`).join(', ')}) -> Result<String, ()> {`;
  return {
    text: [head, '    let mut kept: Vec<String> = Vec::new();', ...w.lines, '}'].join('\n'),
    removable: answer.removable,
  };
}

function answerOf(flow: Flow, sites: number) {
  try {
    return answerFor(flow, sites);
  } catch (error) {
    if (error instanceof TooManyPaths) return undefined;
    throw error;
  }
}

export interface MarkedSite {
  readonly site: number;
  /** 1-based position of the word \`clone\`. */
  readonly line: number;
  readonly column: number;
}

/** Takes the marks out of a text and tells where they stood. */
export function readMarks(text: string): {
  readonly source: string;
  readonly sites: readonly MarkedSite[];
} {
  const sites: MarkedSite[] = [];
  const source = text.split('\n').map((row, at) => {
    let clean = '';
    let from = 0;
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the mark is a control character so that no program holds it
    for (const mark of row.matchAll(/\u0001(\d+)\u0002/g)) {
      clean += row.slice(from, mark.index);
      sites.push({ site: Number(mark[1]), line: at + 1, column: clean.length + 1 });
      from = mark.index + mark[0].length;
    }
    return clean + row.slice(from);
  });
  return { source: source.join('\n'), sites };
}
