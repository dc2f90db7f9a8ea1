import type { CallersReport, Change, MissedCaller } from '../../src/model/callers.ts';
import { bad } from './reports.ts';

const flag: Change = {
  id: 'c1',
  language: 'python',
  kind: 'cli_flag',
  name: '--kv-block-bytes',
  qualified_name: 'sample.frontend --kv-block-bytes',
  path: 'components/src/sample/frontend/main.py',
  line: 120,
  change: 'removed',
  detail: 'sample.frontend no longer takes the flag',
  renamed_to: null,
  since: {
    commit: '1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d',
    date: '2026-03-01',
    subject: 'feat: size blocks by tokens (#1234)',
  },
};

const method: Change = {
  ...flag,
  id: 'c2',
  kind: 'method',
  name: 'run',
  qualified_name: 'sample.planner.core.Planner.run',
  path: 'components/src/sample/planner/core.py',
  line: 48,
  change: 'signature',
  detail: 'takes (self, *, timeout) now: `retries` is gone and `timeout` must be named',
  since: null,
};

const renamed: Change = {
  ...method,
  id: 'c3',
  language: 'rust',
  kind: 'struct',
  name: 'KvIndex',
  qualified_name: 'sample_router::indexer::KvIndex',
  path: 'lib/router/src/indexer.rs',
  line: 9,
  change: 'renamed',
  detail: '',
  renamed_to: 'sample_router::indexer::RadixIndex',
};

const moved: Change = {
  ...method,
  id: 'c4',
  kind: 'module',
  name: 'plot',
  qualified_name: 'sample.profiler.plot',
  path: 'benchmarks/profiler/plot.py',
  line: 1,
  change: 'moved',
  detail: 'the module lies elsewhere',
  renamed_to: 'sample.report.plot',
};

const passes: MissedCaller = {
  id: 'f1f1f1f1f1f1f1f1',
  change_id: 'c1',
  path: 'recipes/small/deploy.yaml',
  line: 27,
  column: 15,
  end_line: 27,
  symbol: '--kv-block-bytes',
  kind: 'flag',
  confidence: 'certain',
  context: 'manifest',
  message: 'the flag is passed to sample.frontend, which no longer takes it',
  text: '--kv-block-bytes 256 \\',
  candidates: [],
};

const calls: MissedCaller = {
  ...passes,
  id: 'f2f2f2f2f2f2f2f2',
  change_id: 'c2',
  path: 'tests/planner/test_core.py',
  line: 311,
  column: 9,
  end_line: 314,
  symbol: 'run',
  kind: 'keyword',
  context: 'test',
  message: 'the call passes `retries`, which Planner.run no longer takes',
  text: 'planner.run(',
};

const names: MissedCaller = {
  ...calls,
  id: 'f3f3f3f3f3f3f3f3',
  change_id: 'c1',
  path: 'docs/guide.md',
  line: 8,
  column: 1,
  end_line: 8,
  symbol: '--kv-block-bytes',
  kind: 'doc',
  confidence: 'likely',
  context: 'docs',
  message: 'the text tells readers to pass the flag',
  text: '',
};

const uses: MissedCaller = {
  ...names,
  id: 'f4f4f4f4f4f4f4f4',
  change_id: 'c3',
  path: 'lib/router/benches/index_bench.rs',
  line: 36,
  column: 5,
  end_line: 36,
  symbol: 'KvIndex',
  kind: 'type',
  context: 'bench',
  message: 'the bench builds a KvIndex, which is RadixIndex now',
  text: 'let index = KvIndex::new(block_size);',
};

const perhaps: MissedCaller = {
  ...calls,
  id: 'f5f5f5f5f5f5f5f5',
  confidence: 'ambiguous',
  context: 'code',
  kind: 'arity',
  path: 'components/src/sample/worker/loop.py',
  line: 77,
  column: 12,
  end_line: 77,
  message: 'the call passes 2 arguments where Planner.run takes none by position',
  text: 'self.job.run(3, True)',
  candidates: ['a/one.py:3', 'a/two.py:14', 'b/three.py:15', 'b/four.py:92', 'c/five.py:65'],
};

const dashboard: MissedCaller = {
  ...perhaps,
  id: 'f6f6f6f6f6f6f6f6',
  change_id: 'c4',
  kind: 'string_path',
  context: 'script',
  path: 'deploy/dashboard.json',
  line: 1,
  column: 4000,
  end_line: 1,
  symbol: 'sample.profiler.plot',
  message: 'the string names a module that is not there',
  text: `{"expr": "${'sum(rate(sample_total[5m])) + '.repeat(20)}0"}`,
  candidates: ['d/six.py:5'],
};

const empty: CallersReport = {
  schema: 'dyn-audit/callers@1',
  repo: '/src/sample',
  base: 'origin/main',
  head: '93eccfcdd4b1e0c9f04b2b0d6a1c8e7f65432100',
  merge_base: '00ccfcdd4b1e0c9f04b2b0d6a1c8e7f654321aa0',
  against: null,
  elapsed_ms: 12.5,
  summary: {
    by_confidence: { certain: 0, likely: 0, ambiguous: 0 },
    by_kind: {},
    changes: 0,
    files_indexed: 1,
    files_skipped: [],
  },
  changes: [],
  findings: [],
};

const typical: CallersReport = {
  ...empty,
  head: 'WORKTREE',
  against: '77ccfcdd4b1e0c9f04b2b0d6a1c8e7f654321aa7',
  elapsed_ms: 1830.4,
  summary: {
    by_confidence: { certain: 2, likely: 2, ambiguous: 2 },
    by_kind: { flag: 1, keyword: 1, doc: 1, type: 1, arity: 1, string_path: 1 },
    changes: 12,
    files_indexed: 5412,
    files_skipped: [
      { path: 'lib/generated.rs', why: 'larger than 4 MiB' },
      { path: 'vendor/lib', why: 'a submodule' },
    ],
  },
  changes: [flag, method, renamed, moved],
  findings: [passes, calls, names, uses, perhaps, dashboard],
};

const hostileChange: Change = {
  id: 'h1',
  language: bad,
  kind: 'function',
  name: bad,
  qualified_name: `${bad}::${bad}`,
  path: bad,
  line: 1,
  change: 'renamed',
  detail: bad,
  renamed_to: bad,
  since: { commit: bad, date: bad, subject: bad },
};

const hostileFinding: MissedCaller = {
  ...passes,
  id: bad,
  change_id: 'h1',
  path: `lib/${bad}.py`,
  symbol: bad,
  kind: 'call',
  message: bad,
  text: bad,
  candidates: [`${bad}:7`, bad],
};

const hostile: CallersReport = {
  ...empty,
  repo: `/src/${bad}`,
  base: bad,
  head: bad,
  merge_base: bad,
  against: bad,
  summary: {
    by_confidence: { certain: 2, likely: 0, ambiguous: 1 },
    by_kind: { [bad]: 3 },
    changes: 3,
    files_indexed: 2,
    files_skipped: [{ path: bad, why: bad }],
  },
  changes: [
    hostileChange,
    { ...hostileChange, id: 'h2', change: 'signature', qualified_name: bad, since: null },
    { ...hostileChange, id: 'h3', change: 'removed' },
  ],
  findings: [
    hostileFinding,
    { ...hostileFinding, change_id: 'h2', kind: 'env' },
    { ...hostileFinding, change_id: 'h3', kind: 'skew', confidence: 'ambiguous' },
  ],
};

export const callersReports = { empty, typical, hostile };
