#!/usr/bin/env node
/**
 * Makes a journal of 3,000 files and 12.4 MB with its git repository: the same bytes and the same commits each time, no
 * finding in any file. node scripts/bench/journal-vault.mjs FOLDER
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { seeded } from './journal-words.mjs';

const share = { projects: 40, reviews: 1500, benchmarks: 1000 };
const repositories = ['ai-dynamo/dynamo', 'sgl-project/sglang', 'vllm-project/vllm'];
const verdicts = ['approve', 'comment', 'request-changes', 'clean-not-posted', 'blocked-hardware'];

/** Writes the journal into an empty or missing folder; gives the number of files and of bytes, and the path of a review. */
export function makeVault(folder, { files = 3000, bytes = 12_400_000 } = {}) {
  mkdirSync(folder, { recursive: true });
  if (readdirSync(folder).length > 0) throw new Error(`expected ${folder} to be empty`);
  const vault = fill(files, bytes);
  for (const { path, text } of vault) {
    const full = join(folder, path);
    mkdirSync(dirname(full), { recursive: true });
    writeFileSync(full, text);
  }
  commit(folder, vault);
  const { path: review } = vault.find(({ path }) => path.endsWith('/review.md'));
  return { files: vault.length, bytes: total(vault), review };
}

const size = (text) => Buffer.byteLength(text);

/** All files with their text and the day they were committed. */
function fill(files, bytes) {
  const scale = (count) => Math.max(1, Math.round((count * files) / 3000));
  const reviews = scale(share.reviews);
  const umbrellas = repositories.map((repo, index) =>
    umbrella(repo, Math.floor((reviews + index) / repositories.length)),
  );
  const count = scale(share.projects);
  const projects = Array.from({ length: count }, (_, index) =>
    project(index, Math.floor((scale(share.benchmarks) + index) / count)),
  );
  const all = [...projects, ...umbrellas, computers()];
  const vault = [registry(all), ...all.flatMap((part) => part.files)];
  return [...vault, ...specs(projects, files - vault.length, bytes - total(vault))];
}

const total = (vault) => vault.reduce((sum, { text }) => sum + size(text), 0);

function registry(parts) {
  const rows = parts.map(
    ({ name, repo, updated, about }) =>
      `| [${name}](./${name}/INDEX.md) | active | ${repo ?? 'null'} | ${updated} | ${about} |`,
  );
  const updated = parts
    .map((part) => part.updated)
    .sort()
    .at(-1);
  const text = `---
type: registry
last-updated: ${updated}
---

# Work journal

| Project | Status | Repo | Last Active | Description |
| --- | --- | --- | --- | --- |
${rows.join('\n')}
`;
  return { path: 'INDEX.md', text, day: '2026-01-01' };
}

function index({ name, repo, updated, about, body, tags = [] }) {
  const text = `---
project: ${name}
type: project
repo: ${repo ?? 'null'}
branch: main
status: active
last-updated: ${updated}
tags: [${tags.join(', ')}]
---

# ${name}

${about}

${body}`;
  return { path: `${name}/INDEX.md`, text, day: '2026-01-01' };
}

function umbrella(repo, count) {
  const words = seeded(`umbrella ${repo}`);
  const name = `${repo.split('/')[1]}-pr-reviews`;
  const reviews = Array.from({ length: count }, (_, number) => review(name, repo, number, words));
  const updated = reviews
    .map(({ day }) => day)
    .sort()
    .at(-1);
  const rows = reviews.map(({ row }) => row);
  const about = `Reviews of pull requests of ${repo}, one folder each, with what was run and what was found`;
  const body = `| PR | Title | Verdict | Posted | Reviewed | Head |
| --- | --- | --- | --- | --- | --- |
${rows.join('\n')}
`;
  const part = { name, repo, updated, about };
  return { ...part, files: [index({ ...part, body, tags: ['reviews'] }), ...reviews] };
}

function review(name, repo, number, words) {
  const pr = 4000 + number * 7 + words.below(6);
  const title = words.title();
  const folder = `${pr}-${words.slug(title)}`;
  const verdict = words.pick(verdicts);
  const posted = verdict === 'clean-not-posted' || verdict === 'blocked-hardware' ? null : pr;
  const url = posted && `https://github.com/${repo}/pull/${pr}#pullrequestreview-${30000000 + pr}`;
  const first = words.day();
  const again = number % 5 === 0;
  const day = again ? words.later(first) : first;
  const head = words.sha();
  const findings = Array.from({ length: 1 + words.below(4) }, () => finding(words)).join('\n');
  const text = `---
type: review
repo: ${repo}
pr: ${pr}
branch: feature/${words.slug(title)}
base-sha: "${words.sha()}"
head-sha: "${head}"
verdict: ${verdict}
posted-url: ${url ?? 'null'}
last-updated: ${day}
---

# ${title}

## Summary

${words.paragraph(4)}

${words.paragraph(3)}

## Test setup

- Launch: \`examples/backends/${words.pick(['sglang', 'vllm', 'trtllm'])}/launch/agg.sh\` with \`Qwen/Qwen3-0.6B\`
- Branch: [pull request](https://github.com/${repo}/pull/${pr}), base \`main\`
- ${words.sentence()}

## Testing results

| Check | Result | Notes |
| --- | --- | --- |
${words.lines(8, () => `| ${words.term()} | ${words.pick(['pass', 'pass', 'fail', 'not run'])} | ${words.sentence()} |`)}

## Evidence

\`\`\`text
${words.lines(10, () => `2026-03-01T10:00:00Z INFO ${words.term()}: ${words.below(9000)} requests, p50 ${words.below(90)} ms | p99 ${words.below(900)} ms`)}
\`\`\`

${words.paragraph(3)}

## Findings

${findings}
${again ? rereview(day, head, words) : ''}`;
  const link = `[#${pr}](./${folder}/review.md)`;
  const row = `| ${link} | ${title} | ${verdict} | ${url ?? 'not posted'} | ${day} | ${head.slice(0, 7)} |`;
  return { path: `${name}/${folder}/review.md`, text, day, row };
}

function finding(words) {
  const place = `lib/llm/src/${words.name()}.rs:${1 + words.below(900)}`;
  return `- **${words.title()}** (\`${place}\`): ${words.sentence()} Failure case: ${words.clause()} -> ${words.clause()}`;
}

const rereview = (day, head, words) => `
## ${day}: re-review at ${head.slice(0, 7)}

${words.paragraph(3)}
`;

function project(number, benchmarks) {
  const words = seeded(`project ${number}`);
  const name = `${words.name()}-${words.name()}-${number}`;
  const results = Array.from({ length: benchmarks }, (_, which) => benchmark(name, which, words));
  const log = worklog(name, words);
  const updated = [...results.map(({ day }) => day), log.last].sort().at(-1);
  const repo = words.pick(repositories);
  const about = words.sentence().slice(0, -1);
  const list = results.map((result) => `- [${result.title}](./${result.below}/README.md)`);
  const body = `## Worklog

- [Worklog](./${log.file}), last entry [${log.last}](./${log.file}#${log.anchor})

## Key results

${list.join('\n')}
`;
  const part = { name, repo, updated, about, log };
  return { ...part, files: [index({ ...part, body, tags: [words.name()] }), log, ...results] };
}

function worklog(name, words) {
  const file = `${name.replaceAll('-', '_').toUpperCase()}_WORKLOG.md`;
  const days = Array.from({ length: 45 }, () => words.day()).sort();
  const titles = days.map((_, which) => `${words.title()} ${which + 1}`);
  const entries = days.map(
    (day, which) => `## ${day}: ${titles[which]}

- ${words.sentence()}
- ${words.sentence()} See \`lib/runtime/src/${words.name()}.rs:${1 + words.below(500)}\`.
- ${words.term()}: ${words.below(5000)} tok/s at concurrency ${words.below(128)}, before ${words.below(5000)}
`,
  );
  const last = days.at(-1);
  const anchor = `${last}-${titles.at(-1).toLowerCase().replaceAll(' ', '-')}`;
  const text = `# Worklog of ${name}\n\n${entries.join('\n')}`;
  return { path: `${name}/${file}`, text, day: last, last, file, anchor };
}

function benchmark(name, which, words) {
  const day = words.day();
  const title = words.title();
  const below = `benchmarks/results/${day}_${words.slug(title)}-${which}`;
  const text = `# ${title}

${words.paragraph(2)}

## Config

- Commit: \`${words.sha()}\`
- Hardware: 8 x H100, one node
- Model: \`Qwen/Qwen3-32B\`

## Command

\`\`\`bash
aiperf profile --model Qwen/Qwen3-32B --concurrency ${1 + words.below(256)} \\
  --input-tokens ${words.below(8000)} --output-tokens ${words.below(1000)}
\`\`\`

## Key metrics

| Concurrency | Output tok/s | TTFT p50 (ms) | ITL p99 (ms) | Notes |
| ---: | ---: | ---: | ---: | --- |
${words.lines(12, () => `| ${1 + words.below(256)} | ${words.below(20000)} | ${words.below(900)} | ${words.below(90)} | ${words.clause()} |`)}

${words.paragraph(3)} Compare the [overview](../../../INDEX.md).
`;
  return { path: `${name}/${below}/README.md`, text, day, title, below };
}

/** Notes that bring the journal to its size. */
function specs(projects, files, bytes) {
  const words = seeded('specs');
  const notes = [];
  let left = bytes;
  for (let number = 0; number < files; number++) {
    const { name, log } = projects[number % projects.length];
    const title = words.title();
    const text = [`# ${title}\n\nDecided in the [worklog](../${log.file}#${log.anchor}).\n`];
    const wanted = left / (files - number);
    let written = size(text[0]);
    while (written < wanted) {
      const part = section(words);
      text.push(part);
      written += size(part) + 1;
    }
    const note = { path: `${name}/specs/${words.slug(title)}-${number}.md`, text: text.join('\n') };
    notes.push({ ...note, day: log.last });
    left -= size(note.text);
  }
  return notes;
}

const section = (words) => `## ${words.title()}

${words.paragraph(3)}

1. ${words.sentence()}
2. ${words.sentence()}
   - ${words.sentence()}

> ${words.sentence()}
`;

function computers() {
  const name = 'compute';
  const about = 'Machines, how to reach them and who may use them';
  const part = { name, repo: null, updated: '2026-02-01', about };
  const text = `---
project: compute
type: registry
repo: null
branch: null
status: active
last-updated: 2026-02-01
private: true
---

# compute

| Alias | Access type |
| --- | --- |
| ravenhall-a | [teleport](./access.md) |
| ravenhall-b | [ssh](./access.md) |
`;
  const note = '# Access\n\nAsk for a login first.\n';
  const day = '2026-01-01';
  const files = [
    { path: 'compute/INDEX.md', text, day },
    { path: 'compute/access.md', text: note, day },
  ];
  return { ...part, files };
}

/** One commit for each day of each folder's files, in the order of days. */
function commit(folder, vault) {
  const groups = new Map();
  for (const file of vault) {
    const key = `${file.day} ${file.path.split('/')[0]}`;
    groups.set(key, [...(groups.get(key) ?? []), file]);
  }
  const parts = [];
  const data = (text) => `data ${size(text)}\n${text}\n`;
  for (const key of [...groups.keys()].sort()) {
    const [day, project] = key.split(' ');
    const seconds = Date.parse(`${day}T12:00:00Z`) / 1000;
    parts.push(`commit refs/heads/main\ncommitter Writer <writer@example.com> ${seconds} +0000\n`);
    parts.push(data(`${project}: entries of ${day}`));
    for (const { path, text } of groups.get(key))
      parts.push(`M 100644 inline ${path}\n`, data(text));
  }
  const git = (args, input) =>
    execFileSync('git', args, {
      cwd: folder,
      input,
      stdio: ['pipe', 'pipe', 'inherit'],
      env: { PATH: process.env.PATH, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' },
    });
  git(['init', '--quiet', '--initial-branch=main']);
  git(['config', 'user.name', 'Writer']);
  git(['config', 'user.email', 'writer@example.com']);
  git(['fast-import', '--quiet'], parts.join(''));
  git(['read-tree', 'HEAD']);
  git(['update-index', '-q', '--refresh']);
}

const [folder] = process.argv.slice(2);
if (process.argv[1] && import.meta.url === pathToFileURL(resolve(process.argv[1])).href) {
  if (!folder) throw new Error('expected a folder: node scripts/bench/journal-vault.mjs FOLDER');
  const { files, bytes } = makeVault(folder);
  process.stdout.write(`${files} files, ${bytes} bytes\n`);
}
