import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { auditClones } from '../../src/flows/index.ts';
import type { ClonesReport, Finding } from '../../src/model/finding.ts';

export const fixturesFolder = fileURLToPath(new URL('../fixtures/clones/', import.meta.url));

/** What a comment at a site's line asks for; what it leaves out may be anything. */
interface Mark {
  readonly bucket: string;
  readonly confidence: string | undefined;
  readonly rule: string | undefined;
  readonly objection: string | undefined;
  readonly text: string;
}

/** Fixture folders, one for each rule. */
export function listFixtures(): string[] {
  return readdirSync(fixturesFolder).sort();
}

/** Everything the audit finds below a folder, test code too. */
export function audit(root: string): Promise<ClonesReport> {
  return auditClones({
    root,
    paths: null,
    rev: null,
    base: null,
    includeTests: true,
    onlyActionable: false,
    buckets: null,
    baseline: null,
    updateBaseline: false,
    patch: null,
    apply: false,
    config: null,
    profile: null,
    cache: false,
    failOn: [],
    asJson: false,
    warn: () => undefined,
  });
}

/** Marks of a fixture by `path:line`. */
export function readMarks(root: string): Map<string, Mark[]> {
  const marks = new Map<string, Mark[]>();
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' });
  for (const path of files.filter((name) => name.endsWith('.rs'))) {
    const lines = readFileSync(join(root, path), 'utf8').split('\n');
    lines.forEach((line, at) => {
      const comment = /\/\/ ((?:finding: |keep: |undecided\b).*)$/.exec(line);
      if (comment) marks.set(`${path}:${at + 1}`, comment[1]!.split(';').map(parseMark));
    });
  }
  return marks;
}

const level = /^(high|medium|low)$/;

function parseMark(part: string): Mark {
  const text = part.trim();
  const [head = '', ...words] = text.replace(/^(finding|keep): /, '').split(/\s+/);
  const after = (key: string) => words.find((word) => word.startsWith(key))?.slice(key.length);
  const known = (word: string) => level.test(word) || /^(rule|objection)=[a-z-]+$/.test(word);
  if (!words.every(known)) throw new Error(`this mark cannot be read: ${text}`);
  return {
    bucket: head,
    confidence: words.find((word) => level.test(word)),
    rule: after('rule='),
    objection: after('objection='),
    text,
  };
}

/** One line for each site that is not as marked, has no mark, or is marked but not found. */
export function mismatches(
  marks: ReadonlyMap<string, readonly Mark[]>,
  report: ClonesReport,
): string[] {
  const found = new Map<string, Finding[]>();
  for (const finding of inOrder(report.candidates)) {
    const key = `${finding.path}:${finding.line}`;
    found.set(key, [...(found.get(key) ?? []), finding]);
  }
  const out: string[] = [];
  for (const key of new Set([...marks.keys(), ...found.keys()])) {
    const wanted = marks.get(key) ?? [];
    const got = found.get(key) ?? [];
    for (let at = 0; at < Math.max(wanted.length, got.length); at++) {
      const mark = wanted[at];
      const finding = got[at];
      if (mark && finding && agree(mark, finding)) continue;
      out.push(`${key} wanted <${mark?.text ?? 'no site'}> got <${describe(finding)}>`);
    }
  }
  return out;
}

function inOrder(findings: readonly Finding[]): Finding[] {
  return [...findings].sort((a, b) => a.line - b.line || a.column - b.column);
}

function agree(mark: Mark, finding: Finding): boolean {
  if (mark.bucket !== finding.bucket) return false;
  if (mark.confidence !== undefined && mark.confidence !== finding.confidence) return false;
  const rule = mark.objection ?? mark.rule;
  return rule === undefined || rule === finding.rule;
}

function describe(finding: Finding | undefined): string {
  if (!finding) return 'no site';
  const { bucket, confidence, rule, type, reasons } = finding;
  return `${bucket} ${confidence} rule=${rule}> type ${type}: ${reasons.join('; ')} <`;
}
