import type { ReadFiles } from '../../../src/journal/read/index.ts';

export const texts: Readonly<Record<string, string>> = {
  'INDEX.md': `# Journal

| Project | Status | Repo | Last Active | Description |
| --- | --- | --- | --- | --- |
| [kv-router](./kv-router/INDEX.md) | active | ai-dynamo/dynamo | 2026-08-01 | Where the router spends its time |
| planner | paused | git@github.com:ai-dynamo/dynamo.git | 2026-08-09 | Scaling |
| [gone](./gone/INDEX.md) | done | - | 2026-01-01 | Nothing left |
`,
  'kv-router/INDEX.md': `---
project: kv-router
repo: ai-dynamo/dynamo
branch: router-hash
status: active
last-updated: 2026-08-03
---

# kv-router

The router hashes.
`,
  'kv-router/KV_ROUTER_WORKLOG.md': `# Worklog

## 2026-08-01: hashes twice

- scheduler.rs:118 hashes the prompt

## 2026-08-03: one hash

- p50 1.9 ms; RouterHash is a type
`,
  'kv-router/benchmarks/results/2026-08-02_prefix-hits/README.md':
    '# Prefix hits\n\n- Hit rate 0.71\n',
  'planner/INDEX.md':
    '---\nproject: planner\nrepo: ~/src/planner\nstatus: paused\n---\n# planner\n',
  'compute/INDEX.md': '---\ntype: registry\n---\n# Compute\n',
  'dynamo-pr-reviews/INDEX.md':
    '---\ntype: project\nrepo: ai-dynamo/dynamo\nlast-updated: 2026-08-10\n---\n# dynamo-pr-reviews\n',
  'dynamo-pr-reviews/412-cancel/review.md': `---
type: review
repo: ai-dynamo/dynamo
pr: 412
verdict: comment
last-updated: 2026-08-04
---

# Cancel on disconnect

## Summary

It cancels the hash.

## 2026-08-05: re-review at 9d3e1f0

Fine.
`,
  'dynamo-pr-reviews/99-first/review.md': '# First\n',
  'sglang-pr-reviews/412-other/review.md': '---\nrepo: sgl-project/sglang\npr: 412\n---\n# Other\n',
};

export const files: ReadFiles = {
  paths: Object.keys(texts).sort(),
  text: (path) => texts[path] ?? null,
};
