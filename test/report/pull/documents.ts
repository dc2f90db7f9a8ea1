import type { CheckReport, ChecksReport } from '../../../src/model/ci.ts';
import type { LearnReport } from '../../../src/model/learn.ts';
import type { PullReport } from '../../../src/model/pull.ts';
import type { ReviewFinding, ReviewPlan, ReviewStatus } from '../../../src/model/review.ts';
import { callersReports } from '../callers-reports.ts';
import { plans, verdicts } from '../e2e/documents.ts';
import { reports } from '../reports.ts';

/** What could steer a terminal, hide from a reader, end a table's row, a fence or a comment, or open a tag. */
export const bad =
  '\u001b[31mred\u202e`|<b>\n## no\u2028\ud800\n```\n</details>\n<!-- dyn-audit:v1 fp=00 -->\r@everyone';
const head = '4'.repeat(40);
const base = 'b'.repeat(40);

const finding: ReviewFinding = {
  rule: 'callers.keyword',
  severity: 'error',
  title: 'launch.py still passes a keyword that the change takes away',
  place: {
    path: 'components/src/dynamo/frontend/main.py',
    line: 120,
    start_line: 118,
    side: 'RIGHT',
    anchor: 'run_input(runtime, engine=engine)',
    symbol: 'async_main',
  },
  failure_case: {
    trigger: 'python3 -m dynamo.frontend --interactive',
    outcome: "TypeError: run_input() got an unexpected keyword argument 'engine'",
    expected: 'an interactive session',
  },
  evidence: [
    { from: 'index', file: null, text: 'run_input(runtime, config) at lib.rs:88' },
    { from: 'run', file: 'logs/frontend.log', text: 'Traceback:\nTypeError: run_input() got ...' },
  ],
  fix: 'pass config instead of engine',
  fingerprint: 'f'.repeat(16),
};

const later: ReviewFinding = {
  ...finding,
  rule: 'run.expectation',
  severity: 'warning',
  title: 'the metric is not published',
  place: { ...finding.place!, start_line: null, side: 'LEFT' },
  evidence: [],
  fix: null,
  fingerprint: 'e'.repeat(16),
};

export const review: ReviewPlan = {
  schema: 'dyn-audit/review@1',
  repo: 'ai-dynamo/dynamo',
  pr: 10254,
  base_sha: base,
  head_sha: head,
  event: 'COMMENT',
  body: '### Testing Results\n\n| Test | Result |\n| --- | --- |\n\n```text\nlog  \n```\n<!-- dyn-audit:v1 payload=x -->',
  comments: [
    {
      path: 'components/src/dynamo/frontend/main.py',
      line: 120,
      side: 'RIGHT',
      start_line: 118,
      start_side: 'RIGHT',
      body: 'Fails on `--interactive`.\n\n    TypeError',
      fingerprint: finding.fingerprint,
    },
    { path: 'b.rs', line: 7, side: 'LEFT', body: '\tgone  ', fingerprint: later.fingerprint },
  ],
  outside_diff: [
    { fingerprint: 'd'.repeat(16), path: 'docs/a.md', line: 3, why: 'the line is in no hunk' },
    { fingerprint: 'c'.repeat(16), path: null, line: null, why: 'no place is known' },
  ],
  left_out: [
    {
      fingerprint: 'a'.repeat(16),
      title: 'said before',
      why: 'declined',
      url: 'https://github.com/ai-dynamo/dynamo/pull/10254#discussion_r1',
    },
    { fingerprint: '9'.repeat(16), title: 'one too many', why: 'cap', url: null },
  ],
  redactions: [{ where: 'comments[0]', rule: 'private-host', count: 2 }],
  clean: false,
  post_clean: false,
  notes: ['threads were not read: no token'],
  payload_sha256: '0123456789abcdef'.repeat(4),
};

const passed: CheckReport = {
  name: 'pre-commit',
  app: 'github-actions',
  status: 'completed',
  conclusion: 'success',
  url: 'https://github.com/ai-dynamo/dynamo/actions/runs/1/job/2',
  run_id: 1,
  job_id: 2,
  attempt: 1,
  summary: '',
  failure: null,
};

export const checks: ChecksReport = {
  schema: 'dyn-audit/checks@1',
  repo: 'ai-dynamo/dynamo',
  pr: 10254,
  head_sha: head,
  state: 'failure',
  counts: { failure: 1, success: 1, in_progress: 1 },
  checks: [
    passed,
    {
      ...passed,
      name: 'rust tests',
      conclusion: 'failure',
      failure: {
        kind: 'infrastructure',
        why: 'the runner was lost',
        lines: Array.from({ length: 10 }, (_, i) => ({ line: 40 + i, text: `error ${i}` })),
        signature: 'the runner was lost',
        reruns: 1,
        follows: false,
      },
    },
    { ...passed, name: 'copyright', conclusion: 'cancelled', summary: 'superseded', url: '' },
    { ...passed, name: 'docs', status: 'in_progress', conclusion: null },
  ],
  reruns: [
    { run_id: 1, names: ['rust tests'], rerun: true, why: 'all that failed is infrastructure' },
    { run_id: 3, names: ['go'], rerun: false, why: 'go looks like the code' },
  ],
  notes: ['3 logs were not read: at most 20 are'],
};

const typical: PullReport = {
  schema: 'dyn-audit/pr@1',
  elapsed_ms: 1234,
  repo: 'ai-dynamo/dynamo',
  number: 10254,
  pull: {
    repo: 'ai-dynamo/dynamo',
    number: 10254,
    title: 'refactor: remove the engine keyword',
    body: '',
    author: 'somebody',
    state: 'open',
    draft: true,
    url: 'https://github.com/ai-dynamo/dynamo/pull/10254',
    base: { ref: 'main', sha: base },
    head: { ref: 'engine-keyword', sha: head, repo: 'somebody/dynamo' },
    changed_files: 3,
    additions: 120,
    deletions: 34,
    commits: 2,
    labels: ['refactor'],
    updated_at: '2026-11-20T10:00:00Z',
    clone_url: 'https://github.com/ai-dynamo/dynamo.git',
  },
  repo_dir: '/home/me/dynamo',
  title: 'refactor: remove the engine keyword',
  base,
  head,
  merge_base: 'a'.repeat(40),
  offline: false,
  walkthrough: {
    groups: [
      {
        component: 'frontend',
        owners: ['@ai-dynamo/frontend'],
        files: Array.from({ length: 8 }, (_, i) => `components/src/dynamo/frontend/f${i}.py`),
        added: 110,
        removed: 30,
        symbols: [
          {
            name: 'async_main',
            qualified_name: 'dynamo.frontend.main.async_main',
            kind: 'function',
            language: 'python',
            path: 'components/src/dynamo/frontend/main.py',
            line: 100,
            change: 'modified',
          },
        ],
      },
      { component: 'docs', owners: [], files: ['docs/a.md'], added: 10, removed: 4, symbols: [] },
    ],
    languages: { markdown: 14, python: 140 },
    kind: 'python-only',
    rebuild: {
      rust: false,
      bindings: false,
      python: true,
      container: false,
      operator: false,
      steps: [{ what: 'the Python package', why: 'components/src/dynamo changes' }],
    },
    effort: { level: 2, minutes: 20, reasons: ['154 changed lines', 'one component'] },
    tests: [
      {
        id: 'tests/frontend/test_main.py::test_interactive',
        path: 'tests/frontend/test_main.py',
        line: 12,
        covers: ['dynamo.frontend.main.async_main'],
        changed: true,
      },
    ],
    launch_scripts: [
      { path: 'examples/backends/sglang/launch/agg.sh', why: 'starts dynamo.frontend' },
    ],
  },
  hardware: {
    gpus: 1,
    vram_gib: 4,
    nodes: 1,
    architectures: [],
    reasons: ['examples/backends/sglang/launch/agg.sh: 1 GPU (header)'],
    fits: true,
    why: null,
  },
  expectations: [
    {
      id: 'expect.metric-dynamo_frontend_engine',
      kind: 'metric',
      expect: { metric: 'dynamo_frontend_engine', op: 'absent' },
      path: 'lib/runtime/src/metrics.rs',
      line: 40,
      side: 'LEFT',
      why: 'its registration is removed',
      level: 'check',
    },
    {
      id: 'expect.status-400',
      kind: 'status',
      expect: { says: 'a request without a model answers 400' },
      path: 'lib/llm/src/http.rs',
      line: 12,
      side: 'RIGHT',
      why: 'the change names the code',
      level: 'hint',
    },
  ],
  plan: plans.typical,
  plan_why: null,
  clones: reports.typical.candidates,
  callers: {
    changes: callersReports.typical.changes,
    findings: callersReports.typical.findings,
  },
  learnings: [
    {
      note: 'run_input is called by the launcher too',
      globs: ['components/src/dynamo/frontend/**'],
      paths: ['components/src/dynamo/frontend/main.py'],
      source: 'ai-dynamo/dynamo#9000',
      date: '2026-10-01',
      file: 'learnings/run-input.md',
    },
  ],
  checks,
  coverage: {
    files: 9,
    lines: 154,
    looked_at: { files: 8, lines: 140 },
    not_covered: [
      { path: 'docs/a.md', lines: 4, why: 'no check reads this language' },
      { path: 'docs/b.md', lines: 10, why: 'no check reads this language' },
    ],
    not_asked: [{ what: 'threads', why: 'no token' }],
  },
  tested: { stack: 'mocker', exercised: true, why: 'the frontend of the checkout runs' },
  verdict: verdicts.typical,
  run: '/home/me/runs/a',
  findings: [later, finding],
  review,
  notes: ['2 blobs are missing in this clone'],
};

export const pulls = {
  typical,
  offline: {
    ...typical,
    pull: null,
    offline: true,
    merge_base: base,
    findings: [],
    callers: { changes: [], findings: [] },
    clones: [],
    learnings: [],
    checks: null,
    expectations: [],
    plan: null,
    plan_why: 'it needs 8 GPUs',
    hardware: {
      ...typical.hardware,
      gpus: 8,
      nodes: 2,
      architectures: ['hopper'],
      fits: false,
      why: 'more than the 1 GPU of --gpus',
    },
    tested: null,
    verdict: null,
    run: null,
    review: null,
    notes: [],
  },
  hostile: {
    ...typical,
    repo: bad,
    pull: {
      ...typical.pull!,
      title: bad,
      author: bad,
      url: bad,
      updated_at: bad,
      base: { ref: bad, sha: base },
      head: { ref: bad, sha: head, repo: null },
    },
    title: bad,
    walkthrough: {
      ...typical.walkthrough,
      groups: [
        {
          ...typical.walkthrough.groups[0]!,
          component: bad,
          owners: [bad],
          files: [bad],
          symbols: [{ ...typical.walkthrough.groups[0]!.symbols[0]!, qualified_name: bad }],
        },
      ],
      languages: { [bad]: 1 },
      kind: bad,
      rebuild: { ...typical.walkthrough.rebuild, steps: [{ what: bad, why: bad }] },
      tests: [{ ...typical.walkthrough.tests[0]!, id: bad, covers: [bad] }],
      launch_scripts: [{ path: bad, why: bad }],
    },
    hardware: { ...typical.hardware, architectures: [bad], reasons: [bad], fits: false, why: bad },
    expectations: [{ ...typical.expectations[0]!, id: bad, path: bad, why: bad }],
    plan: plans.hostile,
    plan_why: bad,
    clones: reports.hostile.candidates,
    callers: {
      changes: callersReports.hostile.changes,
      findings: callersReports.hostile.findings,
    },
    learnings: [{ note: bad, globs: [bad], paths: [bad], source: bad, date: bad, file: bad }],
    checks: {
      ...checks,
      repo: bad,
      checks: [
        {
          ...checks.checks[1]!,
          name: bad,
          url: bad,
          failure: {
            ...checks.checks[1]!.failure!,
            why: bad,
            signature: bad,
            lines: [{ line: 1, text: bad }],
          },
        },
      ],
      reruns: [{ run_id: 1, names: [bad], rerun: false, why: bad }],
      notes: [bad],
    },
    coverage: {
      ...typical.coverage,
      not_covered: [{ path: bad, lines: 1, why: bad }],
      not_asked: [{ what: bad, why: bad }],
    },
    tested: { stack: 'sim', exercised: false, why: bad },
    verdict: verdicts.hostile,
    run: bad,
    findings: [
      {
        ...finding,
        title: bad,
        rule: bad,
        place: { ...finding.place!, path: bad },
        failure_case: { trigger: bad, outcome: bad, expected: bad },
        evidence: [{ from: 'run', file: bad, text: bad }],
        fix: bad,
      },
    ],
    notes: [bad],
  },
} as const satisfies Record<string, PullReport>;

export const reviews = {
  typical: review,
  clean: {
    ...review,
    repo: 'somebody/else',
    comments: [],
    outside_diff: [],
    left_out: [],
    redactions: [],
    clean: true,
  },
  hostile: {
    ...review,
    repo: bad,
    body: bad,
    comments: [{ path: bad, line: 1, side: 'RIGHT', body: bad, fingerprint: bad }],
    outside_diff: [{ fingerprint: bad, path: bad, line: 1, why: bad }],
    left_out: [{ fingerprint: bad, title: bad, why: 'open', url: bad }],
    redactions: [{ where: bad, rule: bad, count: 1 }],
    notes: [bad],
  },
} as const satisfies Record<string, ReviewPlan>;

const status: ReviewStatus = {
  schema: 'dyn-audit/review-status@1',
  repo: 'ai-dynamo/dynamo',
  pr: 10254,
  stage: 'drafted',
  payload_sha256: review.payload_sha256,
  head_sha: head,
  current_head: '5'.repeat(40),
  pending: { id: 77, ours: true, url: 'https://github.com/ai-dynamo/dynamo/pull/10254#r77' },
  posted_url: null,
  notes: ['the head moved: plan the review anew'],
};

export const reviewStatuses = {
  typical: status,
  none: {
    ...status,
    stage: 'none',
    payload_sha256: null,
    head_sha: null,
    current_head: null,
    pending: null,
    notes: [],
  },
  hostile: {
    ...status,
    repo: bad,
    current_head: bad,
    pending: { id: 1, ours: false, url: bad },
    posted_url: bad,
    notes: [bad],
  },
} as const satisfies Record<string, ReviewStatus>;

export const checksReports = {
  typical: checks,
  empty: { ...checks, state: 'none', counts: {}, checks: [], reruns: [], notes: [] },
  hostile: pulls.hostile.checks,
} as const satisfies Record<string, ChecksReport>;

const learnt: LearnReport = {
  schema: 'dyn-audit/learn@1',
  root: '/home/me/memory',
  action: 'list',
  path: 'lib/llm/src/a.rs',
  learnings: [
    {
      globs: ['lib/llm/**', '!lib/llm/tests/**'],
      note: 'The tokenizer is not thread safe.\n\nClone it.',
      source: 'ai-dynamo/dynamo#9000',
      date: '2026-10-01',
      file: 'learnings/tokenizer.md',
      repo: 'ai-dynamo/dynamo',
      status: 'active',
    },
  ],
  unread: [{ file: 'learnings/x.md', why: 'no globs' }],
  write: null,
};
const write = {
  schema: 'dyn-journal/write@1',
  paths: ['learnings/tokenizer.md'],
  commit: 'c'.repeat(40),
  pushed: false,
  spooled: false,
  why: 'no remote',
  diff: null,
} as const satisfies LearnReport['write'];

export const learnReports = {
  typical: learnt,
  added: { ...learnt, action: 'add', path: null, unread: [], write },
  tried: {
    ...learnt,
    action: 'forget',
    path: null,
    learnings: [],
    unread: [],
    write: { ...write, commit: null, why: null, diff: '--- a/x\n+++ b/x\n+status: retired' },
  },
  empty: { ...learnt, path: null, learnings: [], unread: [] },
  hostile: {
    ...learnt,
    root: bad,
    action: 'forget',
    path: bad,
    learnings: [
      {
        ...learnt.learnings[0]!,
        globs: [bad],
        note: bad,
        source: bad,
        date: bad,
        file: bad,
        repo: bad,
        status: 'retired',
      },
    ],
    unread: [{ file: bad, why: bad }],
    write: { ...write, commit: null, spooled: true, why: bad },
  },
} as const satisfies Record<string, LearnReport>;
