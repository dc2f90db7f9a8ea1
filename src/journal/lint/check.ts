import type { JournalSettings, Secret, Severity } from '../../model/journal.ts';
import type { LintFinding } from '../../model/journal-lint.ts';
import { type JournalDocument, parseDocument } from '../document/index.ts';
import { type Baseline, fingerprints } from './baseline.ts';
import { readDisabled } from './disabled.ts';
import type { Fix } from './fixes.ts';
import type { DocumentKind, LintRule, Problem, Surroundings } from './rule.ts';

/** What is the same for all files of a run. */
export interface CheckContext {
  readonly rules: RulesByKind;
  readonly settings: JournalSettings;
  readonly around: Surroundings;
  readonly ours: ReadonlySet<string>;
  readonly today: string;
  readonly secrets: ReadonlyMap<string, readonly Secret[]>;
  /** Null: nobody asks for fingerprints. */
  readonly baseline: Baseline | null;
}

/** A finding with what would mend it and what the baseline calls it. */
export interface Found {
  readonly finding: LintFinding;
  readonly fix: Fix | null;
  /** Null for rules that no baseline may silence, and where nobody asks. */
  readonly fingerprint: string | null;
}

export interface Checked {
  readonly found: readonly Found[];
  /** Problems that a comment keeps out of the list. */
  readonly disabled: number;
  /** Findings that the baseline keeps out of the list. */
  readonly known: readonly Found[];
}

/** The rules that look at files of a kind. */
export type RulesByKind = Readonly<Record<DocumentKind, readonly LintRule[]>>;

interface Raw {
  readonly rule: LintRule;
  readonly problem: Problem;
}

const noSecrets: readonly Secret[] = [];
const clean: Checked = { found: [], disabled: 0, known: [] };

/** One file under all rules of its kind; findings in order of place, then of rule. */
export function checkFile(path: string, context: CheckContext): Checked {
  const { around, ours, secrets } = context;
  const document = around.document(path) ?? parseDocument(path, '');
  const kind = around.kindOf(path);
  const subject = {
    document,
    kind,
    around,
    settings: context.settings,
    today: context.today,
    secrets: secrets.get(path) ?? noSecrets,
    ours: ours.has(path),
  };
  const raw: Raw[] = [];
  for (const rule of context.rules[kind])
    for (const problem of rule.check(subject)) raw.push({ rule, problem });
  if (raw.length === 0) return clean;
  const isDisabled = readDisabled(document);
  const open = raw
    .filter(({ rule, problem }) => !isDisabled(rule, problem.span))
    .sort((a, b) => a.problem.span.start - b.problem.span.start);
  const fingerprint = context.baseline === null ? () => null : fingerprints(document);
  const all = open.map(({ rule, problem }) =>
    describe(rule, problem, document, context, fingerprint),
  );
  const known = context.baseline?.get(path);
  const isKnown = (each: Found): boolean =>
    each.fingerprint !== null && known?.has(each.fingerprint) === true;
  return {
    found: all.filter((each) => !isKnown(each)),
    disabled: raw.length - open.length,
    known: known === undefined ? [] : all.filter(isKnown),
  };
}

function describe(
  rule: LintRule,
  problem: Problem,
  document: JournalDocument,
  { settings }: CheckContext,
  fingerprint: (rule: string, start: number) => string | null,
): Found {
  const start = document.position(problem.span.start);
  const end = document.position(problem.span.end);
  const { fix } = problem;
  return {
    finding: {
      rule: rule.id,
      name: rule.name,
      severity: severityOf(rule, problem, settings),
      path: document.path,
      line: start.line,
      column: start.column,
      end_line: end.line,
      end_column: end.column,
      message: problem.message,
      fixable: fix !== undefined,
      fixed: false,
    },
    fix: fix === undefined ? null : { ...fix, rule: rule.id },
    fingerprint: rule.always ? null : fingerprint(rule.id, problem.span.start),
  };
}

function severityOf(rule: LintRule, problem: Problem, { rules }: JournalSettings): Severity {
  const asked = rules[rule.id];
  if (asked === 'error' || asked === 'warning') return asked;
  return problem.severity ?? rule.severity;
}

/** The rules that the settings leave switched on; such as are marked `always` stay on. */
export function activeRules(rules: readonly LintRule[], settings: JournalSettings): RulesByKind {
  const active = rules.filter((rule) => {
    const asked = settings.rules[rule.id];
    if (asked === 'off') return rule.always === true;
    return asked !== undefined || rule.optional !== true;
  });
  const of = (kind: DocumentKind) => active.filter(({ kinds }) => kinds.includes(kind));
  return {
    registry: of('registry'),
    project: of('project'),
    list: of('list'),
    review: of('review'),
    worklog: of('worklog'),
    benchmark: of('benchmark'),
    learning: of('learning'),
    note: of('note'),
    artifact: of('artifact'),
  };
}
