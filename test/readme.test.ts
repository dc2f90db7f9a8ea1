import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { PassThrough } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { run as runJournal } from '../src/cli/journal/program.ts';
import { run } from '../src/cli/program.ts';
import { buckets } from '../src/model/finding.ts';
import { reporters } from '../src/report/index.ts';

const root = new URL('../', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), 'utf8');
const readme = read('README.md');

/** What the program prints into a pipe, which is 80 columns wide and without color. */
const print = (...argv: readonly string[]): Promise<string> => printBy(run, argv);

async function printBy(program: typeof run, argv: readonly string[]): Promise<string> {
  const stdout = new PassThrough({ highWaterMark: 1 << 26 });
  const stderr = new PassThrough();
  const code = await program(argv, { stdout, stderr, env: {} });
  expect([code, String(stderr.read() ?? '')]).toEqual([0, '']);
  return String(stdout.read());
}

/** The text of the section with this title, without its examples' text. */
function section(title: string): string {
  const [, text] = readme.split(`\n## ${title}\n`);
  if (text === undefined) throw new Error(`README.md has no section ${title}`);
  return text.split('\n## ')[0]!;
}

let demo: string | null = null;

/** What the demo prints; it is run once for all that ask. */
function runDemo(): string {
  const script = fileURLToPath(new URL('scripts/demo.mjs', root));
  demo ??= execFileSync(process.execPath, [script], { encoding: 'utf8' });
  return demo;
}

const namesIn = (text: string): Set<string> => new Set(text.match(/--[a-z][a-z-]+/g));

/** First cells of a table's rows. */
function rowsOf(text: string): string[] {
  return [...text.matchAll(/^\| `([^`]+)` \|/gm)].map((row) => row[1]!);
}

/** The paragraphs of `said` that stand where `piece` is quoted from: its first word says where. */
function quoteAnew(piece: string, at: number, said: readonly string[]): string {
  const [anchor = ''] = piece.split(/\s/);
  const from = at === 0 ? 0 : said.findIndex((paragraph) => paragraph.split(/\s/)[0] === anchor);
  if (from < 0) throw new Error(`the program prints no paragraph that starts with ${anchor}`);
  return said.slice(from, from + piece.split('\n\n').length).join('\n\n');
}

describe('the example of README.md', () => {
  const cut = '\n\n[...]\n\n';
  const example = /```text\n([\s\S]*?)\n```/.exec(section('An example'))?.[1] ?? '';

  it('is what the program prints, but for what it cuts (renewed by vitest -u)', async () => {
    const demo = fileURLToPath(new URL('demo', root));
    const printed = await print('clones', '--root', demo, '--no-cache');
    // The root's length may wrap the first line; everything below it is the same everywhere.
    const head = /^(\d+ clone sites in \d+ files of)\s[\s\S]*?\n(?=Can go: )/;
    const said = printed.replace(head, '$1 /path/to/dyn-audit/demo\n').trimEnd().split('\n\n');
    const pieces = example.split(cut).map((piece, at) => quoteAnew(piece, at, said));
    expect(pieces.length).toBeGreaterThan(1);
    expect(pieces.at(-1)?.endsWith(said.at(-1)!)).toBe(true);
    await expect(readme.replace(example, () => pieces.join(cut))).toMatchFileSnapshot(
      '../README.md',
    );
  });
});

describe('the missed callers of README.md', () => {
  const example = /```text\n([\s\S]*?)\n```/.exec(section('Missed callers'))?.[1] ?? '';

  it('are what the demo ends with (renewed by vitest -u)', async () => {
    const printed = runDemo();
    const callers = /`--interval` of[\s\S]*?files indexed, \d+ ms\n/.exec(printed)?.[0] ?? '';
    // How long it took is never the same.
    const took = /, \d+ ms\s*$/;
    const said = callers.replace(took, ', 180 ms');
    expect(example).toMatch(took);
    await expect(readme.replace(example, () => said)).toMatchFileSnapshot('../README.md');
  });
});

describe('the journal of README.md', () => {
  const fence = /```text\n([\s\S]*?)```/;

  it('is what the demo ends with (renewed by vitest -u)', async () => {
    const printed = runDemo();
    const told = section('The journal');
    const said = printed
      .slice(/^\S+:\d+:\d+: (?:error|warning): /m.exec(printed)?.index)
      .replace(/\n\n(?:FAIL|PASS|INCONCLUSIVE): [\s\S]*$/, '\n')
      // Each entry has an id of its own, and with it the commit.
      .replace(/committed [0-9a-f]{9}/, 'committed bb80355ec');
    const renewed = told.replace(fence, () => `\`\`\`text\n${said}\`\`\``);
    await expect(readme.replace(told, () => renewed)).toMatchFileSnapshot('../README.md');
  });
});

/** Times are never the same; where they stand in a table, so are the widths. */
const shape = (text: string) =>
  text
    .replace(/\d[\dTZa-f.,:-]*/g, 'N')
    .replace(/[ \n]+/g, ' ')
    .replace(/N( |$)/g, 'N ')
    .trim();

describe('the pull request of README.md', () => {
  const example = /```text\n(demo[\s\S]*?)\n```/.exec(section('Pull requests'))?.[1] ?? '';

  it('is what the demo says of its change, but for its times', () => {
    const printed = runDemo();
    const said = printed.slice(printed.indexOf('\ndemo/planner#7: '));
    expect(shape(said.slice(0, said.indexOf('\n\nMissed callers')))).toBe(shape(example));
  });
});

describe('the run of README.md', () => {
  const example = /```text\n(FAIL: [\s\S]*?)\n```/.exec(section('End-to-end runs'))?.[1] ?? '';

  it('is what the demo ends with, but for its times', () => {
    const printed = runDemo();
    expect(shape(printed.slice(printed.indexOf('\nFAIL: ')))).toBe(shape(example));
  });
});

describe('the options in README.md', () => {
  // `sh` stands for commands of ours, `bash` for those of other programs.
  const ownCommands = readme.replace(/```(?:text|bash)[\s\S]*?```/g, '');

  it('exist', async () => {
    const known = new Set([
      ...namesIn(await print('clones', '--help')),
      ...namesIn(await print('callers', '--help')),
      ...namesIn(await print('e2e', 'run', '--help')),
      ...namesIn(await print('e2e', 'soak', '--help')),
      ...namesIn(await print('pr', '--help')),
      ...namesIn(await print('learn', '--help')),
      ...namesIn(await print('review', 'plan', '--help')),
      ...namesIn(await print('review', 'approve', '--help')),
      ...namesIn(await printBy(runJournal, ['lint', '--help'])),
      ...namesIn(await printBy(runJournal, ['add', 'review', '--help'])),
      ...namesIn(await printBy(runJournal, ['add', 'worklog', '--help'])),
      ...namesIn(await printBy(runJournal, ['add', 'project', '--help'])),
      ...['concurrency', 'kill', 'two-clones'].flatMap((name) => [
        ...namesIn(read(`scripts/journal/${name}.mjs`)),
      ]),
    ]);
    expect([...namesIn(ownCommands)].filter((name) => !known.has(name))).toEqual([]);
  });

  it.each([
    ['clones', 'Options'],
    ['callers', 'Missed callers'],
    ['e2e run', 'End-to-end runs'],
    ['pr', 'Pull requests'],
  ])('of %s are all in the table, but for help and version', async (command, title) => {
    const help = (await print(...command.split(' '), '--help')).replace(/--(help|version)\b/g, '');
    const table = [...section(title).matchAll(/^\|.*\|$/gm)].join('\n');
    expect([...namesIn(table)].filter((name) => name !== '--help').sort()).toEqual(
      [...namesIn(help)].sort(),
    );
  });
});

describe('the tables of README.md', () => {
  it('have a row for each bucket', () => {
    expect(rowsOf(section('Buckets'))).toEqual(buckets);
  });

  it('have a row for each format', () => {
    expect(rowsOf(section('Formats'))).toEqual(Object.keys(reporters));
  });
});

it('names only npm scripts that exist', () => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
  const named = [readme, read('src/README.md')].flatMap((text) =>
    [...text.matchAll(/npm (?:run )?(test|(?<=run )[a-z]+)/g)].map((match) => match[1]!),
  );
  expect(named).toContain('check');
  expect(named.filter((name) => !(name in scripts))).toEqual([]);
});

describe('src/README.md', () => {
  const text = read('src/README.md');

  it('says of each folder what the rules let it import', async () => {
    const { may } = (await import(new URL('.dependency-cruiser.mjs', root).href)) as {
      may: Record<string, readonly string[]>;
    };
    const rows = [...text.matchAll(/^\| `([a-z0-9/]+)\/` \|.*\| ([^|]*) \|$/gm)].map(
      ([, room, others]) => [room, others === '-' ? [] : others!.split(', ').sort()],
    );
    const wanted = Object.entries(may).map(([room, others]) => [room, [...others].sort()]);
    expect(Object.fromEntries(rows)).toEqual(Object.fromEntries(wanted));
  });

  it('names only files that exist', () => {
    const paths = [...text.matchAll(/`((?:src|test|queries|scripts|schemas)\/[\w./-]+)`/g)];
    expect(paths.length).toBeGreaterThan(10);
    for (const [, path] of paths) expect(() => readTarget(path!), path).not.toThrow();
  });
});

function readTarget(path: string): void {
  if (!path.endsWith('/')) read(path);
}
