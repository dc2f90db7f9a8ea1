import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ClonesReport, Edit, Finding } from '../../src/model/finding.ts';

/**
 * What a comment at a site's line says of it. `proved`: the edit that is left has this form. `but`: it compiles and
 * stays for this reason. `refused`: rustc's first error. `grouped`: it goes with a changed signature. The others: nobody
 * can say.
 */
const verdicts = ['proved', 'but', 'refused', 'grouped', 'unseen', 'untried', 'failed'] as const;
export interface Mark {
  readonly verdict: (typeof verdicts)[number];
  readonly detail: string;
  readonly text: string;
}

/** The words in which an objection of this kind is known. */
const objections: Readonly<Record<string, RegExp>> = {
  guard: /guard|lock|lives on/i,
  handle: /dropped at another moment|handle/i,
  drop: /drop/i,
  reference: /reference|own copy/i,
  macro: /`\w+!`/,
  original: /itself is changed|done to the original/,
  clone: /written by hand|another method may be called/,
  cfg: /cfg\(/,
};

const mark = /\/\/ ((?:proved|but|refused|grouped|unseen|untried|failed)\b.*)$/;

/** Marks of a fixture by `path:line`, in the order of the sites. */
export function readMarks(root: string): Map<string, Mark[]> {
  const marks = new Map<string, Mark[]>();
  for (const [path, lines] of linesOf(root))
    lines.forEach((line, at) => {
      const said = mark.exec(line)?.[1];
      if (said !== undefined) marks.set(`${path}:${at + 1}`, said.split(';').map(parseMark));
    });
  return marks;
}

/** Places of the signatures that a comment above them says to compile with all their callers. */
export function readGroupMarks(root: string): string[] {
  return [...linesOf(root)].flatMap(([path, lines]) =>
    lines.flatMap((line, at) => (line === '// group: compiles' ? [`${path}:${at + 2}`] : [])),
  );
}

function* linesOf(root: string): Generator<readonly [path: string, lines: readonly string[]]> {
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' });
  for (const path of files.sort())
    if (path.endsWith('.rs')) yield [path, readText(root, path).split(/\r?\n/)];
}

/** A file as the audit counts its characters: a mark of the byte order is none of them. */
const readText = (root: string, path: string): string =>
  readFileSync(join(root, path), 'utf8').replace(/^\ufeff/, '');

function parseMark(part: string): Mark {
  const text = part.trim();
  const [head = '', detail = ''] = text.split(/:\s*/);
  const verdict = verdicts.find((each) => each === head);
  if (verdict === undefined) throw new Error(`this mark cannot be read: ${text}`);
  if (verdict === 'but' && !(detail in objections)) throw new Error(`no such objection: ${text}`);
  return { verdict, detail, text };
}

/** One line for each site that is not as marked, has no mark, or is marked but not found. */
export function mismatches(root: string, { candidates, proof }: ClonesReport): string[] {
  const marks = readMarks(root);
  const groups = new Set(proof?.groups.flatMap(({ id, compiles }) => (compiles ? [id] : [])));
  const found = new Map<string, Finding[]>();
  for (const finding of [...candidates].sort((a, b) => a.line - b.line || a.column - b.column)) {
    const key = `${finding.path}:${finding.line}`;
    found.set(key, [...(found.get(key) ?? []), finding]);
  }
  return [...new Set([...marks.keys(), ...found.keys()])].sort().flatMap((key) => {
    const wanted = marks.get(key) ?? [];
    const got = found.get(key) ?? [];
    return Array.from({ length: Math.max(wanted.length, got.length) }, (_, at) => at).flatMap(
      (at) => {
        const [asked, finding] = [wanted[at], got[at]];
        if (asked && finding && agree(root, asked, finding, groups)) return [];
        return [`${key} wanted <${asked?.text ?? 'no site'}> got <${describe(finding)}>`];
      },
    );
  });
}

function agree(
  root: string,
  { verdict, detail }: Mark,
  finding: Finding,
  groups: ReadonlySet<string>,
): boolean {
  const { proved } = finding;
  if (verdict === 'grouped')
    return proved?.compiles === true && proved.but === null && groups.has(finding.group ?? '');
  if (verdict === 'proved')
    return proved?.compiles === true && proved.but === null && formOf(root, finding) === detail;
  if (verdict === 'but')
    return proved?.compiles === true && objections[detail]?.test(proved.but ?? '') === true;
  if (verdict === 'refused')
    return proved?.compiles === false && proved.diagnostic?.startsWith(`${detail}:`) === true;
  return proved === null;
}

/** What the finding's edits make of the expression, whatever blanks and comments go with it. */
function formOf(root: string, { path, span, receiver_span, edits }: Finding): string {
  if (span === null || receiver_span === null || edits === null) return 'no edits';
  const text = readText(root, path);
  const around = [text.slice(0, span[0]), text.slice(span[1])] as const;
  const receiver = text.slice(...receiver_span);
  const same = (value: string) => bare(around.join(value)) === bare(applied(text, edits));
  if (same(receiver)) return 'move';
  return same(`&${receiver}`) ? 'borrow' : 'another change';
}

const bare = (text: string): string => text.replace(/\/\/.*$/gm, '').replace(/\s+/g, '');

const applied = (text: string, edits: readonly Edit[]): string =>
  [...edits]
    .sort((a, b) => b.start - a.start)
    .reduce((now, { start, end, text: put }) => now.slice(0, start) + put + now.slice(end), text);

function describe(finding: Finding | undefined): string {
  if (!finding) return 'no site';
  const { bucket, rule, proved, reasons } = finding;
  if (proved === null) return `not proved, ${bucket} ${rule}: ${reasons.join('; ')}`;
  const { compiles, but, form, diagnostic, receiver_type } = proved;
  return `${compiles ? 'compiles' : 'refused'} as ${form}, but ${but}: ${diagnostic}; ${receiver_type}; ${bucket} ${rule}`;
}
