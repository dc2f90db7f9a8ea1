import {
  isMarkdown,
  type JournalFiles,
  lintRules,
  openLint,
  withTexts,
} from '../journal/lint/index.ts';
import type { CheckedFile } from '../journal/store/index.ts';
import { UserError } from '../model/errors.ts';
import type { JournalSettings } from '../model/journal.ts';
import type { LintFinding } from '../model/journal-lint.ts';
import type { SecretFinder } from './journal-secrets.ts';
import { latestDay } from './latest-day.ts';

interface Checked {
  readonly files: JournalFiles;
  readonly settings: JournalSettings;
  readonly findSecrets: SecretFinder;
  readonly warn: (line: string) => void;
}

const key = ({ rule, path, message }: LintFinding): string => `${rule}\0${path}\0${message}`;

/**
 * What a write would bring into the journal, or a push out of the machine: no secret that was not there before, and
 * before a write no new error of the lint. What was wrong already is not this entry's. New warnings are told.
 */
export async function checkFiles(
  checked: Checked,
  files: readonly CheckedFile[],
  stage: 'write' | 'push',
): Promise<void> {
  await refuseSecrets(checked, files, stage);
  if (stage === 'push') return;
  const marked = files.filter(({ path }) => isMarkdown(path));
  const before = lintSide(checked, marked, 'before');
  const after = lintSide(checked, marked, 'after');
  const known = new Map<string, number>();
  for (const finding of before) known.set(key(finding), (known.get(key(finding)) ?? 0) + 1);
  const fresh = after.filter((finding) => {
    const left = known.get(key(finding)) ?? 0;
    known.set(key(finding), left - 1);
    return left < 1;
  });
  const [error, ...more] = fresh.filter(({ severity }) => severity === 'error');
  if (error) {
    const others = more.length === 0 ? '' : ` (and ${more.length} more)`;
    throw new UserError(
      `the entry would not pass the lint, nothing was written: ${say(error)}${others}`,
    );
  }
  for (const finding of fresh) checked.warn(say(finding));
}

const say = ({ path, line, rule, message }: LintFinding): string =>
  `${path}:${line}: ${rule} ${message}`;

async function refuseSecrets(
  { findSecrets }: Checked,
  files: readonly CheckedFile[],
  stage: 'write' | 'push',
): Promise<void> {
  const done = stage === 'write' ? 'nothing was written' : 'nothing was pushed';
  await refuseNames(findSecrets, files, done);
  const texts = files.flatMap(({ before, after }) => [before ?? '', after]);
  const found = await findSecrets(texts);
  for (const [at, { path, after }] of files.entries()) {
    const count = (side: number) =>
      (found[at * 2 + side] ?? []).filter(({ kind }) => kind === 'secret').length;
    if (count(1) <= count(0)) continue;
    const [first] = (found[at * 2 + 1] ?? []).filter(({ kind }) => kind === 'secret');
    const line = after.slice(0, first?.start).split('\n').length;
    throw new UserError(
      `${done}: ${path}:${line} holds what looks like a secret (${first?.rule}); dyn-journal redact shows the text without it`,
    );
  }
}

/** A name leaves the machine as its file does, and stands in the messages about it. */
async function refuseNames(
  findSecrets: SecretFinder,
  files: readonly CheckedFile[],
  done: string,
): Promise<void> {
  const names = files.flatMap(({ path, before }) => (before === null ? [path] : []));
  const found = await findSecrets(names);
  for (const [at, secrets] of found.entries()) {
    const secret = secrets.find(({ kind }) => kind === 'secret');
    if (secret === undefined) continue;
    const folder = names[at]?.slice(0, secret.start).split('/').slice(0, -1).join('/');
    throw new UserError(
      `${done}: the name of a file or folder in '${folder}' holds what looks like a secret (${secret.rule})`,
    );
  }
}

function lintSide(
  { files: all, settings }: Checked,
  files: readonly CheckedFile[],
  side: 'before' | 'after',
): readonly LintFinding[] {
  const texts = new Map(
    files.flatMap((file) => (file[side] === null ? [] : [[file.path, file[side]] as const])),
  );
  const paths = [...texts.keys()];
  const lint = openLint({
    rules: lintRules,
    settings,
    files: withTexts(all, texts),
    ours: new Set(paths),
    today: latestDay(new Date()),
    lastCommits: new Map(),
    baseline: null,
  });
  return lint(paths, new Map()).findings;
}
