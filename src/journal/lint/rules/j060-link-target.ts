import { posix } from 'node:path';
import type { Link, Span } from '../../document/index.ts';
import { spanFinder } from '../lines.ts';
import { folderOf, isUmbrella } from '../places.ts';
import { quoteAt } from '../quote.ts';
import type { LintRule, Problem, Subject, Surroundings } from '../rule.ts';
import { decoded, keyColumns, namedTable } from '../tables.ts';

const elsewhere = /^(?:[a-z][a-z0-9+.-]*:|[/\\~]|$)/i;
/** A place for a target: of a template (`{{path}}`, `$DIR/a.md`), a pattern, or what was cut (`...`). */
const placeholder = /[{}$*\u2026]|^\.{3,}$/;
/** A line of a file, as hosts of code and editors write it. */
const lineAnchor = /^L\d/;
const lineSuffix = /:\d[\d:-]*$/;
const suffixLimit = 20;

interface Target {
  /** Below the root. */
  readonly path: string;
  /** Without the `#`; empty where there is none. */
  readonly anchor: string;
}

function readTarget(path: string, target: string): Target {
  const [written = '', ...anchor] = target.split('#');
  const relative = decoded(written.split('?', 1)[0] ?? '');
  return {
    path: relative === '' ? path : posix.join(folderOf(path), relative),
    anchor: decoded(anchor.join('#')),
  };
}

function whatIsThere(around: Surroundings, path: string): ReturnType<Surroundings['exists']> {
  const found = around.exists(path);
  const tail = path.slice(-suffixLimit).replace(lineSuffix, '');
  const file = path.slice(0, -suffixLimit) + tail;
  return found === 'none' && file !== path ? around.exists(file) : found;
}

/** What is wrong with a target: what to say of it, and whether it is there but for the case. Null: nothing is. */
function wrongWith(around: Surroundings, { path, anchor }: Target) {
  const found = whatIsThere(around, path);
  if (found === 'outside') return { isSlight: true, expected: 'a target inside the journal' };
  if (found === 'none') return { isSlight: false, expected: 'a file or folder that is there' };
  if (found === 'case') return { isSlight: true, expected: 'the case of its name' };
  if (anchor === '' || anchor === 'top' || lineAnchor.test(anchor)) return null;
  if (found === 'folder' || !path.endsWith('.md')) return null;
  const anchors = around.anchors(path);
  if (anchors.has(anchor)) return null;
  const isSlight = anchors.has(anchor.toLowerCase());
  return { isSlight, expected: isSlight ? 'an anchor in small letters' : 'a heading of that file' };
}

/** Cells whose missing folders J031 and J040 report. */
function keyCells({ document, kind, around, settings }: Subject): readonly Span[] {
  if (kind !== 'registry' && !isUmbrella(around, kind, folderOf(document.path))) return [];
  const name = kind === 'registry' ? 'registry' : 'reviews';
  const named = namedTable(document, name, settings);
  return named?.table.rows.flatMap((row) => named.cell(row, keyColumns[name])?.span ?? []) ?? [];
}

export const linkTarget: LintRule = {
  id: 'J060',
  name: 'link-target',
  severity: 'error',
  about: 'A relative link leads to a file or heading that is not there.',
  why: 'What a link meant to prove cannot be looked up. The target was renamed, moved or is missing a `../`. A name that differs in case only works on some machines, one that leads out of the journal only on this one: both are warnings.',
  fixable: false,
  kinds: ['registry', 'project', 'list', 'review', 'worklog', 'benchmark', 'learning', 'note'],
  *check(subject): Generator<Problem> {
    const { document, around } = subject;
    if (!document.text.includes('](') && !document.text.includes(']:')) return;
    const isLocal = ({ target }: Link) => !elsewhere.test(target) && !placeholder.test(target);
    const links = document.links.filter(isLocal);
    if (links.length === 0) return;
    const inKeyCell = spanFinder(keyCells(subject));
    for (const { target, targetSpan } of links) {
      const place = readTarget(document.path, target);
      const wrong = wrongWith(around, place);
      if (!wrong) continue;
      if (inKeyCell(targetSpan.start) && around.exists(folderOf(place.path)) !== 'folder') continue;
      const message = `Unexpected target ${quoteAt(subject, targetSpan)}, expected ${wrong.expected}`;
      yield { span: targetSpan, message, ...(wrong.isSlight && { severity: 'warning' }) };
    }
  },
};
