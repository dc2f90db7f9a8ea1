import { describe, expect, it } from 'vitest';
import type { ProofSite } from '../../../src/model/proof.ts';
import { formsIn } from '../../../src/proof/edits/index.ts';
import { editText } from '../../../src/source/index.ts';
import { siteIn } from '../site.ts';

/** The texts that the forms of the marked site leave, by form. */
function formsOf(marked: string, more: Partial<ProofSite> = {}): Record<string, string> {
  const { site, text } = siteIn(marked, more);
  const { forms } = formsIn(text)(site);
  return Object.fromEntries(forms.map(({ form, edits }) => [form, editText(text, edits)]));
}

describe('the forms of a site', () => {
  it.each([
    ['let y = «x».clone();', 'let y = x;'],
    ['f(a, «x.y()?».clone());', 'f(a, x.y()?);'],
    ['let y = self\n    .a\n    .b()«»;', undefined],
    ['let y = «self\n    .a»\n    .clone();', 'let y = self\n    .a;'],
    ['let y = «self\n    .a»\n    .clone()\n    .b();', 'let y = self\n    .a\n    .b();'],
    ['let y = «self.a» // why\n    .clone();', 'let y = self.a; // why'],
    ['f(\n  «x»\n  // why\n  .clone(), // more\n  y)', 'f(\n  x,\n  // why\n   // more\n  y)'],
    ['f(\n  «x»\n  // why\n  .clone(), y)', 'f(\n  x,\n  // why\n   y)'],
    ['let y = «x»/* a */.clone();', 'let y = x/* a */;'],
    ['«self.f».clone()(1);', '(self.f)(1);'],
    ['let u = "😀ü"; g(«x».clone());', 'let u = "😀ü"; g(x);'],
  ])('move: %s', (marked, after) => {
    if (after === undefined) return expect(() => formsOf(marked)).toThrow();
    expect(formsOf(marked).move).toBe(after);
  });

  it.each([
    ['Arc::clone(&«x»)', 'f(|Arc::clone(&x)|)', 'f(x)'],
    ['Arc::clone(&«*x»)', '|Arc::clone(&*x)|.run()', '(*x).run()'],
    ['Arc::clone(&«a.b»)', 'let y = |Arc::clone(&a.b)|;', 'let y = a.b;'],
  ])('move: %s', (call, around, after) => {
    const marked = around.replace(/\|.*\|/, call);
    expect(formsOf(marked, { call: 'arc_clone' }).move).toBe(after);
  });

  it.each([
    ['f(«x».clone())', 'f(&x)'],
    ['f(1, «x».clone(), 2)', 'f(1, &x, 2)'],
    ['a.f::<T>(«x».clone(),)', 'a.f::<T>(&x,)'],
    ['f("(", \')\', /* ( */ «x».clone())', 'f("(", \')\', /* ( */ &x)'],
    ["f(r#\"(\"\"#, b'(', '\\'', «x».clone())", "f(r#\"(\"\"#, b'(', '\\'', &x)"],
    ["fn f<'a>(s: &'a str) { g(«x».clone()) }", "fn f<'a>(s: &'a str) { g(&x) }"],
  ])('borrow: %s', (marked, after) => {
    expect(formsOf(marked).borrow).toBe(after);
  });

  it.each([
    'let y = «x».clone();',
    '(«x».clone(), 1)',
    'A { a: «x».clone() }',
    'f(«x».clone().b())',
    'vec![«x».clone()]',
    'println!("{}", «x».clone())',
    'match («x».clone(), 1) {}',
    '|a| => («x».clone(), 1)',
    'f(-«x».clone())',
  ])('no borrow: %s', (marked) => {
    expect(formsOf(marked)).not.toHaveProperty('borrow');
  });

  it("tries the finding's own edits first, and no text twice", () => {
    const { site, text } = siteIn('f(«x».clone())');
    const [start, end] = [site.receiver_span?.[1] ?? 0, site.span?.[1] ?? 0];
    const { forms } = formsIn(text)({ ...site, edits: [{ start, end, text: '' }] });
    expect(forms.map(({ form }) => form)).toEqual(['finding', 'borrow']);
  });

  it('keeps the edits of a finding that leave a line empty from leaving it', () => {
    const { site, text } = siteIn('let y = «a\n  .b»\n  .clone();');
    const start = text.indexOf('.clone');
    const edits = [{ start, end: start + '.clone()'.length, text: '' }];
    const { forms } = formsIn(text)({ ...site, edits });
    expect(editText(text, forms[0]?.edits ?? [])).toBe('let y = a\n  .b;');
    expect(forms).toHaveLength(1);
  });

  it.each([
    ['clone_fn', 'handed on'],
    ['clone_from', 'clone_from'],
  ])('says why %s is not tried', (call, why) => {
    const { site, text } = siteIn('let y = «x».clone();', { call });
    const answer = formsIn(text)(site);
    expect(answer.forms).toEqual([]);
    expect(answer.why).toContain(why);
  });

  it('says that unread tokens are not tried', () => {
    const { site, text } = siteIn('let y = «x».clone();');
    const answer = formsIn(text)({ ...site, span: null, receiver_span: null });
    expect(answer).toMatchObject({ forms: [], why: expect.stringContaining('macro') });
  });
});
