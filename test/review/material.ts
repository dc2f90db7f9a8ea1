import type { DiffFile } from '../../src/model/diff.ts';
import type { Check, Verdict } from '../../src/model/e2e-verdict.ts';
import type { ReviewFinding, ReviewPlace } from '../../src/model/review.ts';
import { fingerprintOf, type ReviewedReport } from '../../src/review/index.ts';
import { filesOfPatch } from '../github/fake/index.ts';

export const base = 'b'.repeat(40);
export const head = 'a'.repeat(40);
export const later = 'c'.repeat(40);

/** Fifty lines of a file, of which 20 to 39 are new; and one line taken from another. */
const patch = [
  'diff --git a/lib/a.py b/lib/a.py',
  '@@ -17,6 +17,26 @@',
  ...[17, 18, 19].map((n) => ` line ${n}`),
  ...Array.from({ length: 20 }, (_, i) => `+new ${i + 20}`),
  ...[20, 21, 22].map((n) => ` line ${n}`),
  'diff --git a/lib/b.py b/lib/b.py',
  '@@ -1,4 +1,3 @@',
  ' one',
  '-two',
  ' three',
  ' four',
  '@@ -40,3 +39,4 @@',
  ' forty',
  '+more',
  ' forty-one',
  ' forty-two',
  '',
].join('\n');

export const diff: readonly DiffFile[] = [
  ...filesOfPatch(patch).map(({ path, hunks }): DiffFile => {
    const lines = hunks.flatMap((hunk) => hunk.lines);
    return {
      path,
      before: path,
      after: path,
      status: 'modified',
      kind: 'text',
      added: lines.filter(({ kind }) => kind === '+').length,
      removed: lines.filter(({ kind }) => kind === '-').length,
      hunks,
      no_hunks: null,
    };
  }),
  {
    path: 'logo.png',
    before: null,
    after: 'logo.png',
    status: 'added',
    kind: 'binary',
    added: 0,
    removed: 0,
    hunks: [],
    no_hunks: 'binary',
  },
];

export const at = (line: number, more: Partial<ReviewPlace> = {}): ReviewPlace => ({
  path: 'lib/a.py',
  line,
  start_line: null,
  side: 'RIGHT',
  anchor: `new ${line}`,
  symbol: null,
  ...more,
});

export function finding(
  place: ReviewPlace | null,
  more: Partial<ReviewFinding> = {},
): ReviewFinding {
  const rule = more.rule ?? 'callers.call';
  const { path = null, anchor = '', symbol = null } = place ?? {};
  return {
    rule,
    severity: 'error',
    title: 'a call of what is gone',
    place,
    failure_case: {
      trigger: 'a request with two tools',
      outcome: 'AttributeError',
      expected: 'an answer',
    },
    evidence: [{ from: 'run', file: 'logs/frontend.log', text: 'AttributeError: gone' }],
    fix: null,
    fingerprint: fingerprintOf({ rule, path, anchor, symbol }),
    ...more,
  };
}

export const report = (
  findings: readonly ReviewFinding[],
  more: Partial<ReviewedReport> = {},
): ReviewedReport => ({
  title: 'Drop the old client',
  base,
  head,
  merge_base: base,
  findings,
  verdict: null,
  plan_why: 'no run was asked for',
  tested: null,
  hardware: {
    ...{ gpus: 0, vram_gib: null, nodes: 1, architectures: [], reasons: [] },
    ...{ fits: true, why: null },
  },
  walkthrough: {
    groups: [
      {
        ...{ component: 'lib', owners: [], files: ['lib/a.py', 'lib/b.py'] },
        ...{ added: 21, removed: 1, symbols: [] },
      },
    ],
    languages: { python: 22 },
    kind: 'python-only',
    rebuild: {
      ...{ rust: false, bindings: false, python: true, container: false, operator: false },
      steps: [],
    },
    effort: { level: 1, minutes: 10, reasons: [] },
    tests: [],
    launch_scripts: [],
  },
  coverage: {
    files: 3,
    lines: 22,
    looked_at: { files: 2, lines: 22 },
    not_covered: [{ path: 'logo.png', lines: 0, why: 'binary' }],
    not_asked: [{ what: 'CI', why: 'offline' }],
  },
  ...more,
});

const check = (id: string, stage: Check['stage'], more: Partial<Check> = {}): Check => ({
  ...{ id, stage, result: 'pass', expected: 'an answer', observed: 'an answer' },
  evidence: [],
  ...more,
});

/** A run in which one request failed. */
export const verdict: Verdict = {
  schema: 'dyn-audit/verdict@1',
  run: 'run-1',
  stack: 'sim',
  verdict: 'fail',
  because: 'probe.tools failed',
  checks: [
    check('unit-tests.pytest', 'unit-tests', { observed: '3 passed' }),
    check('probe.chat', 'probes'),
    check('probe.tools', 'probes', {
      result: 'fail',
      expected: 'status 200',
      observed: 'status 500 | boom',
      evidence: ['responses/tools.json'],
    }),
    check('process.logs', 'teardown'),
  ],
  not_run: [{ what: 'soak', why: 'no time', needed: true }],
  environment: {},
  versions: {},
  timings: {
    ...{ started_at: '2026-01-01T00:00:00Z', elapsed_ms: 1, between_stages_ms: 0 },
    ...{ own_cpu_ms: 1, stages: [] },
  },
  load: [
    {
      ...{ id: 'load', driver: 'built-in', requests: 32, failed: 1, cancelled: false },
      ...{ recomputed: false, seconds: 1, ttft_ms: null, itl_ms: null, latency_ms: null },
      ...{ output_tokens: null, tokens_per_second: null, requests_per_second: 12.34, errors: [] },
    },
  ],
  ab: null,
};
