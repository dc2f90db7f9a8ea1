import { printable } from '../../../model/printable.ts';
import type { TrailRow } from '../data.ts';
import { el, linkTo } from './dom.ts';
import type { Item, Model } from './items.ts';
import { tokensOf } from './rust.ts';

const around = 3;

const labels: Readonly<Record<string, string>> = {
  declared: 'declared',
  used: 'used',
  cloned: 'cloned',
  'last-use': 'last use, cloned',
  'used-later': 'used later',
};

/** A part of a line with a class of its own. */
interface Range {
  readonly start: number;
  readonly end: number;
  readonly kind: string;
}

/** A place of the trail, 1-based. */
interface Mark {
  readonly kind: number;
  readonly line: number;
  readonly column: number;
  readonly length: number;
}

/** The marks of a row, four numbers each; its lines count from that of the clone. */
function marksOf(row: TrailRow, line: number): Mark[] {
  const marks: Mark[] = [];
  for (let at = 0; at + 3 < row.length; at += 4)
    marks.push({
      kind: row[at]!,
      line: line + row[at + 1]!,
      column: row[at + 2]!,
      length: row[at + 3]!,
    });
  return marks;
}

/** White space that all lines begin with. */
function indentOf(lines: readonly string[]): number {
  const indents = lines
    .filter((line) => line.trim() !== '')
    .map((line) => line.length - line.replace(/^ +/, '').length);
  return indents.length === 0 ? 0 : Math.min(...indents);
}

/** The source around a clone, with the places that the decision read: made, used, cloned, used later. */
export function excerptOf({ data }: Model, item: Item): HTMLElement {
  const { file, line, row } = item;
  const trail = marksOf(row[25], line);
  const byLine = new Map<number, Mark[]>();
  for (const mark of trail) byLine.set(mark.line, [...(byLine.get(mark.line) ?? []), mark]);
  const wanted = new Set(byLine.keys());
  for (let at = line - around; at <= line + around; at++) wanted.add(at);
  const shown = [...wanted].filter((at) => file.line(at) !== undefined).sort((a, b) => a - b);
  const indent = indentOf(shown.map((at) => file.line(at) ?? ''));
  const marked = trail.map((mark) => mark.line);
  const [first, last] = [Math.min(line, ...marked), Math.max(line, ...marked)];
  const lines = shown.flatMap((at, index) => {
    const before = shown[index - 1];
    const gap = before !== undefined && at > before + 1;
    const inside = trail.length > 0 && at > first && at <= last;
    const made = lineOf(at, (file.line(at) ?? '').slice(indent), byLine.get(at) ?? []);
    return gap ? [gapOf(at - before - 1, inside), made] : [made];
  });
  return el(
    'div',
    { class: 'excerpt', attrs: { role: 'group', 'aria-label': 'Source' } },
    ...lines,
  );

  function lineOf(at: number, code: string, marks: readonly Mark[]): HTMLElement {
    const kinds = marks.map((mark) => data.names.marks[mark.kind] ?? '');
    const ranges: Range[] = marks.map(({ column, length }, index) => ({
      start: column - 1 - indent,
      end: column - 1 - indent + length,
      kind: `mark ${kinds[index]}`,
    }));
    if (at === line) {
      const start = row[3] - 1 - indent;
      ranges.push({ start, end: start + row[4], kind: 'mark call' });
    }
    const rail = [
      'rail',
      ...(trail.length > 0 && at >= first && at <= last ? ['on'] : []),
      ...(at === first ? ['first'] : []),
      ...(at === last ? ['last'] : []),
      ...(kinds.length > 0 ? ['stop', kinds.includes('used-later') ? 'later' : ''] : []),
    ].join(' ');
    const said = [...new Set(kinds.map((kind) => labels[kind] ?? kind))].join(', ');
    return el(
      'div',
      { class: at === line ? 'line here' : 'line' },
      numberOf(at),
      el('span', { class: rail, attrs: { 'aria-hidden': 'true' } }),
      paint(code, ranges),
      said === '' ? null : el('span', { class: 'said', text: said }),
    );
  }

  function numberOf(at: number): HTMLElement {
    const shownAs = String(at);
    if (!file.linked || data.about.github === null)
      return el('span', { class: 'number', text: shownAs });
    return linkTo(githubLine(data.about.github, file.path, at), {
      class: 'number',
      text: shownAs,
      attrs: { tabindex: '-1', 'aria-label': `Line ${at} on GitHub` },
    });
  }

  function gapOf(lines: number, inside: boolean): HTMLElement {
    return el(
      'div',
      { class: 'line gap', title: `${lines} more` },
      el('span', { class: 'number', text: '⋯' }),
      el('span', { class: inside ? 'rail on' : 'rail', attrs: { 'aria-hidden': 'true' } }),
      el('code'),
    );
  }
}

/** The permalink to a line. */
export const githubLine = (base: string, path: string, line: number): string =>
  `${base}${path.split('/').map(encodeURIComponent).join('/')}#L${line}`;

/** A line of code in its colours; ranges win over colours. */
function paint(code: string, ranges: readonly Range[]): HTMLElement {
  const tokens = tokensOf(code);
  const inside = (at: number) => (range: { start: number; end: number }) =>
    range.start <= at && at < range.end;
  const cuts = new Set([0, code.length]);
  for (const { start, end } of [...tokens, ...ranges]) {
    cuts.add(Math.min(start, code.length));
    cuts.add(Math.min(end, code.length));
  }
  const at = [...cuts].sort((a, b) => a - b);
  const pieces = at.slice(0, -1).map((start, index) => {
    const kinds = [
      ...ranges.filter(inside(start)).map((range) => range.kind),
      ...tokens.filter(inside(start)).map((token) => token.kind),
    ];
    const piece = visible(code.slice(start, at[index + 1]));
    return kinds.length === 0
      ? document.createTextNode(piece)
      : el('span', { class: kinds.join(' ') }, document.createTextNode(piece));
  });
  return el('code', {}, ...pieces);
}

/** Tabs stay: they are white space of the code. */
const visible = (code: string): string => code.split('\t').map(printable).join('\t');
