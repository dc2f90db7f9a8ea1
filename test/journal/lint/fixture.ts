import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import {
  defaultSettings,
  type FixResult,
  fixFiles,
  type JournalFiles,
  type LintInput,
  lintFiles,
} from '../../../src/journal/lint/index.ts';
import { lintRules } from '../../../src/journal/lint/rules/index.ts';
import type { JournalSettings, Secret } from '../../../src/model/journal.ts';
import type { LintFinding } from '../../../src/model/journal-lint.ts';

export const fixtures = fileURLToPath(new URL('../../fixtures/journal/rules/', import.meta.url));

/** Where a fixture's file is put, and in what surroundings. */
interface Place {
  readonly path: string;
  readonly today: string;
  readonly ours: boolean;
  /** Days of commits by top-level folder. */
  readonly lastCommit: Readonly<Record<string, string>>;
  /** Bytes of files that are said to be larger than they are here; such as are not there are added. */
  readonly sizes: Readonly<Record<string, number>>;
  /** What the redaction would find: each place of a text. */
  readonly secrets: readonly (Pick<Secret, 'rule' | 'kind'> & { readonly text: string })[];
  readonly settings: Partial<JournalSettings>;
}

const usual: Place = {
  path: 'planner/notes.md',
  today: '2026-08-11',
  ours: false,
  lastCommit: {},
  sizes: {},
  secrets: [],
  settings: {},
};

/** A journal in memory: the surroundings of a fixture and its file at its place. */
export interface Case {
  readonly place: Place;
  readonly files: ReadonlyMap<string, string>;
}

export const listFixtures = (): string[] => readdirSync(fixtures).sort();

/** One of the two files of a fixture in its surroundings; `place.yaml` may differ for the two. */
export function readCase(name: string, which: 'ok' | 'not-ok' | 'fixed'): Case {
  const folder = `${fixtures}${name}/`;
  const file = `${folder}place.yaml`;
  const given = existsSync(file) ? parse(readFileSync(file, 'utf8')) : {};
  const place: Place = { ...usual, ...given, ...given[which] };
  const files = readTree(`${folder}vault/`);
  return { place, files: files.set(place.path, readFileSync(`${folder}${which}.md`, 'utf8')) };
}

/** The files below a folder by their paths. */
function readTree(folder: string): Map<string, string> {
  if (!existsSync(folder)) return new Map();
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return new Map(
    entries
      .filter((entry) => entry.isFile())
      .map((entry) => `${entry.parentPath}/${entry.name}`.replaceAll('//', '/'))
      .map((path) => [path.slice(folder.length), readFileSync(path, 'utf8')]),
  );
}

function filesOf({ files, place: { sizes } }: Case): JournalFiles {
  const paths = [...new Set([...files.keys(), ...Object.keys(sizes)])].sort();
  return {
    paths,
    text: (path) => files.get(path) ?? null,
    size: (path) => sizes[path] ?? Buffer.byteLength(files.get(path) ?? ''),
    look: () => 'none',
  };
}

function secretsIn({ secrets }: Place, text: string): Secret[] {
  return secrets.flatMap(({ rule, kind, text: match }) =>
    Array.from(text.matchAll(new RegExp(match, 'g')), ({ index, 0: { length } }) => ({
      rule,
      kind,
      start: index,
      end: index + length,
    })),
  );
}

function inputOf(given: Case): LintInput {
  const { place, files } = given;
  const secrets = secretsIn(place, files.get(place.path) ?? '');
  return {
    rules: lintRules,
    settings: { ...defaultSettings, ...place.settings },
    files: filesOf(given),
    paths: [place.path],
    ours: new Set(place.ours ? [place.path] : []),
    today: place.today,
    lastCommits: new Map(Object.entries(place.lastCommit)),
    secrets: new Map([[place.path, secrets]]),
    baseline: null,
  };
}

const show = (finding: LintFinding): string => {
  const { line, column, end_line, end_column, rule, severity, message, fixable } = finding;
  const mark = fixable ? ' [fixable]' : '';
  return `${line}:${column}-${end_line}:${end_column} ${rule} ${severity} ${message}${mark}\n`;
};

/** The findings of every rule for the fixture's file, one a line. */
export const lintCase = (given: Case): string =>
  lintFiles(inputOf(given)).findings.map(show).join('');

/** Mends what can be mended: the fixture's file and, where a fix is for another file, that one. */
export const fixCase = (given: Case): Promise<FixResult> =>
  fixFiles(inputOf(given), {
    reach: new Set(given.files.keys()),
    findSecrets: async (texts) => texts.map((text) => secretsIn(given.place, text)),
  });

/** A case as its files are after it was mended. */
export const fixedCase = (given: Case, { changed }: FixResult): Case => ({
  ...given,
  files: new Map([...given.files, ...changed.map(({ path, after }) => [path, after] as const)]),
});
