import type { ProofSite } from '../../src/model/proof.ts';

const plain: Omit<ProofSite, 'id' | 'path' | 'span' | 'receiver_span' | 'receiver'> = {
  line: 1,
  column: 1,
  end_line: 1,
  end_column: 1,
  function_span: null,
  call: 'clone',
  crate: 'own',
  in_macro: false,
  in_test: false,
  type: null,
  bucket: 'undecided',
  rule: 'undecided',
  score: 0,
  edits: null,
  roles: [],
  group: null,
};

const calls =
  /\b(?:Arc::clone\(&$)|^\s*(?:\/\/[^\n]*\n|\/\*.*?\*\/|\s)*\.(?:clone|to_owned|cloned)\(\)/;

/** A site by marks around what is cloned: `f(«x».clone())`. */
export function siteIn(
  marked: string,
  more: Partial<ProofSite> = {},
): { readonly site: ProofSite; readonly text: string } {
  const all = sitesIn(marked, more);
  const [site] = all.sites;
  if (!site) throw new Error('no site is marked');
  return { site, text: all.text };
}

/** Every marked site of a text; the body of a site is the `fn` that it stands in. */
export function sitesIn(
  marked: string,
  more: Partial<ProofSite> = {},
): { readonly sites: readonly ProofSite[]; readonly text: string } {
  const text = marked.replace(/[«»]/g, '');
  const sites: ProofSite[] = [];
  let gone = 0;
  for (const found of marked.matchAll(/«([^»]+)»/g)) {
    const start = found.index - gone;
    const receiver = found[1] ?? '';
    const end = start + receiver.length;
    gone += 2;
    const before = text.slice(0, start);
    const isFunction = /Arc::clone\(&$/.test(before);
    const behind = calls.exec(text.slice(end))?.[0] ?? '';
    sites.push({
      ...plain,
      id: `site-${sites.length}`,
      path: 'src/lib.rs',
      receiver,
      span: isFunction ? [start - 'Arc::clone(&'.length, end + 1] : [start, end + behind.length],
      receiver_span: [start, end],
      function_span: functionAround(text, start),
      ...more,
    });
  }
  return { sites, text };
}

function functionAround(text: string, at: number): [number, number] | null {
  const start = text.lastIndexOf('fn ', at);
  if (start < 0) return null;
  const end = text.indexOf('\n}', at);
  return [start, end < 0 ? text.length : end + 2];
}
