import type { JournalDocument } from './document.ts';

const named = /<[A-Za-z][^<>]*?\s(?:id|name)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+))/g;

/** The anchors that a link may name: of headings as GitHub makes them, and of tags with `id` or `name`. */
export function anchorsOf(document: JournalDocument): Set<string> {
  const anchors = new Set<string>();
  const taken = new Map<string, number>();
  for (const { text } of document.headings) anchors.add(free(slugOf(text), taken));
  for (const { start, end } of document.html)
    for (const [, ...values] of document.text.slice(start, end).matchAll(named))
      anchors.add(values.find((value) => value !== undefined) ?? '');
  return anchors;
}

function free(slug: string, taken: Map<string, number>): string {
  let name = slug;
  let count = taken.get(slug) ?? 0;
  while (taken.has(name)) name = `${slug}-${++count}`;
  taken.set(slug, count);
  taken.set(name, 0);
  return name;
}

/** Nobody links to a longer heading, and its marks would take long to find. */
const longest = 1000;

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };

/** The text that a reader sees, in small letters, dashes for blanks, without punctuation. */
function slugOf(heading: string): string {
  const text = seen(heading).toLowerCase();
  // Classes of Unicode are slow, and most headings need none.
  const marks = /^[ -~]*$/.test(text) ? /[^a-z0-9_\- ]/g : /[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu;
  return text.replace(marks, '').replaceAll(' ', '-');
}

function seen(heading: string): string {
  if (heading.length > longest || !/[[<`_*&\\]/.test(heading)) return heading;
  return heading
    .replace(/!?\[((?:[^[\]]|\[[^\]]*\])*)\](?:\([^()]*(?:\([^()]*\)[^()]*)*\)|\[[^\]]*\])/g, '$1')
    .replace(/<\/?[A-Za-z][^<>]*>/g, '')
    .replace(/(?<![\p{L}\p{N}\\`])(_{1,3})(?=\S)([^_]+?)(?<=\S)\1(?![\p{L}\p{N}])/gu, '$2')
    .replace(/&(amp|lt|gt|quot);/g, (_, name: string) => entities[name] ?? '');
}
