import { expect, it } from 'vitest';
import { searchRemovals } from '../../../src/proof/search/index.ts';
import { editText } from '../../../src/source/index.ts';
import { sitesIn } from '../site.ts';
import { crate, describeWithCargo, featuresOf, useLab, workspace } from '../with-cargo.ts';

// The comment behind each clone is the outcome that rustc and the objections lead to.
const marked = `use std::cell::RefCell;
use std::path::Path;
use std::rc::Rc;
use std::sync::mpsc::Sender;

#[derive(Clone)]
pub struct Loud(pub String);
impl Drop for Loud {
    fn drop(&mut self) {}
}
pub struct Held<'a>(&'a String);
impl std::ops::Deref for Held<'_> {
    type Target = String;
    fn deref(&self) -> &String { self.0 }
}

fn take<T>(_: T) {}
fn own(_: String) {}
fn read(_: impl AsRef<str>) {}
fn make(_: impl Into<String>) {}

pub fn moves(x: String, y: &String, z: String) -> usize {
    own(«x».clone()); // compiles finding
    own(«y».clone()); // refused move
    own(«z».clone()); // refused move
    z.len()
}
pub fn twice(x: String) {
    own(«x».clone()); // refused move
    own(«x».clone()); // compiles move
}
pub fn borrows(x: String, p: &str) -> usize {
    read(«x».clone()); // compiles borrow
    make(«x».clone()); // compiles borrow but generic-reference
    make(«p».to_owned()); // compiles move but generic-reference
    x.len()
}
pub fn retyped(y: &String) {
    let a = «y».clone(); // refused move
    let b = (a, 1);
    own(b.0);
}
pub fn objected(cell: &RefCell<Rc<String>>, tx: Sender<u8>, loud: Loud, held: Held) {
    let guard = cell.borrow();
    take(«guard».clone()); // compiles move but guard-kept
    take(«held».clone()); // compiles move but guard-kept
    take(«tx».clone()); // compiles move but handle-lifetime
    take(«loud».clone()); // compiles move but drop-order
}
pub fn tested(x: String) {
    own(«x».clone()); // refused move
    #[cfg(test)]
    own(x);
}
#[cfg(feature = "never")]
pub fn hidden(x: String) {
    own(«x».clone()); // unseen
}
pub fn chain(list: &[String]) -> Vec<Rc<str>> {
    list.iter().map(|one| Rc::from(«one
        .as_str()»
        .to_owned())).collect() // compiles move but generic-reference
}
pub fn later(p: &Path, x: String) -> impl Fn() -> usize {
    let own = «x».clone(); // compiles move
    let path = «p».to_owned(); // refused move
    move || own.len() + path.as_os_str().len()
}
`;

describeWithCargo('the search with a real cargo', () => {
  const lab = useLab();

  it('agrees with what is written behind each clone', async () => {
    const { sites, text } = sitesIn(marked);
    const expected = [...text.matchAll(/\/\/ ((?:compiles|refused|unseen).*)$/gm)].map(
      (found) => found[1],
    );
    const files = { ...workspace('own'), ...crate('own', text, { manifest: '[lib]\n' }) };
    const workshop = await lab.open(lab.repository(files));
    const features = await featuresOf(workshop, 'own');
    const texts = new Map([['own/src/lib.rs', text]]);
    const edits = sites[0]?.receiver_span?.[1] ?? 0;
    const result = await searchRemovals({
      crate: 'own',
      features: [],
      sites: sites.map((site, at) => ({
        ...site,
        path: 'own/src/lib.rs',
        edits: at === 0 ? [{ start: edits, end: edits + '.clone()'.length, text: '' }] : null,
      })),
      texts,
      check: (changes, scope) => workshop.check({ packages: ['own'], scope, features, changes }),
      mode: 'wide',
      budget: 40,
    });
    const words = result.outcomes.map(
      ({ verdict, form, but }) =>
        `${verdict}${form ? ` ${form}` : ''}${but ? ` but ${but.rule}` : ''}`,
    );
    expect(words).toEqual(expected);
    const after = editText(text, result.edits.get('own/src/lib.rs') ?? []);
    expect(text.split('.clone()').length - after.split('.clone()').length).toBe(4);
    const last = await workshop.check({
      ...{ packages: ['own'], scope: 'all-targets', features },
      changes: new Map([['own/src/lib.rs', after]]),
    });
    expect(last.outcome).toBe('ok');
  });
});
