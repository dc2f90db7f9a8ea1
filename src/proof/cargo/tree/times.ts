import {
  closeSync,
  fsyncSync,
  lstatSync,
  openSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeSync,
} from 'node:fs';
import { join, relative } from 'node:path';
import { replaceFile } from '../../../process/index.ts';
import { fieldsOf, numberOf, parseLine, textOf } from '../json.ts';
import { isUntouched } from './untouched.ts';
import type { Contents } from './worktree.ts';

/**
 * cargo builds again what has a younger file than what it built, and a fresh checkout has only young files. So each file
 * gets the time at which its present content was first put there, as in a tree that was never taken down: it is older than
 * what was built of it, and younger than what was built of anything else, whichever targets and features that was.
 *
 * The record lies in cargo's folder, so that neither is there without the other. It is written before anything is built
 * with it, and a file is struck from it before it is edited. Where it is missing or torn, every file is young.
 */
export interface TreeTimes {
  /** Strikes files (absolute) from the record before they are edited. */
  readonly willWrite: (files: readonly string[]) => void;
  /** Makes a file that was just written younger than everything that was built so far. */
  readonly wasWritten: (file: string) => void;
  /** Something was built until now. */
  readonly wasBuilt: () => void;
  /** The tree goes: from now on edited files are as audited again. Throws where that cannot be written; nothing is lost. */
  readonly close: () => void;
  /** Whether a record of an earlier proof was found. */
  readonly isWarm: boolean;
}

export interface TimesOptions {
  /** Top of the tree: paths of `contents` are below it. */
  readonly top: string;
  readonly contents: Contents;
  readonly target: string;
  readonly repositoryId: string;
}

interface Stamp {
  readonly content: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** Further than any file system rounds a time to the past. */
const coarse_ms = 2000;

/** Gives every file its time and writes the record. */
export function openTimes({ top, contents, target, repositoryId }: TimesOptions): TreeTimes {
  const record = join(target, `.dyn-audit-${repositoryId}.json`);
  const struck = join(target, `.dyn-audit-${repositoryId}.edited`);
  const before = readRecord(record, top, linksOf(contents));
  const edited = new Set(readStruck(struck));
  let latest = Math.max(Date.now(), ...[...(before?.values() ?? [])].map(({ at }) => at + 1));
  const stamps = new Map<string, Stamp>();
  for (const [path, content] of contents) {
    const known = edited.has(path) ? undefined : before?.get(path);
    stamps.set(path, known?.content === content ? known : { content, at: latest });
  }
  for (const [path, { at }] of stamps)
    if (!isLink(contents.get(path))) setTime(join(top, path), at);
  writeRecord(record, top, contents, stamps);
  rmSync(struck, { force: true });
  const strikes = new Set<string>();
  return {
    isWarm: before !== null,
    willWrite: (files) => {
      const fresh = files.map((file) => relative(top, file)).filter((path) => !strikes.has(path));
      if (fresh.length === 0) return;
      for (const path of fresh) strikes.add(path);
      appendSynced(struck, fresh.map((path) => `${JSON.stringify(path)}\n`).join(''));
    },
    wasWritten: (file) => {
      const at = Math.max(Date.now(), latest + 1);
      setTime(file, at);
      // Where times are kept in whole seconds, it would be as old as what was built in this one.
      if (lstatSync(file).mtimeMs <= latest) setTime(file, latest + coarse_ms);
    },
    wasBuilt: () => {
      latest = Math.max(Date.now(), latest);
    },
    close: () => {
      const expected = new Map(
        [...stamps].map(([path, { at }]) => [
          path,
          strikes.has(path) || isLink(contents.get(path)) ? null : at,
        ]),
      );
      // Nothing can be said of what a build wrote into it: the next tree is young as a whole.
      if (!isUntouched(top, expected)) return rmSync(record, { force: true });
      const at = Math.max(Date.now(), latest + 1);
      for (const path of strikes) {
        const content = contents.get(path);
        if (content !== undefined) stamps.set(path, { content, at });
      }
      writeRecord(record, top, contents, stamps);
      rmSync(struck, { force: true });
    },
  };
}

const isLink = (content: string | undefined): boolean => content?.startsWith('120000 ') === true;

/** cargo looks through links: when one leads elsewhere, no time of a file tells it. */
const linksOf = (contents: Contents): string =>
  JSON.stringify([...contents].filter(([, content]) => isLink(content)).sort());

function setTime(file: string, at: number): void {
  utimesSync(file, at / 1000, at / 1000);
}

function writeRecord(
  file: string,
  top: string,
  contents: Contents,
  stamps: ReadonlyMap<string, Stamp>,
): void {
  const files = [...stamps].map(([path, { content, at }]) => [path, content, at]);
  const text = JSON.stringify({
    schema: 'dyn-audit/built@1',
    top,
    links: linksOf(contents),
    files,
  });
  replaceFile(file, text, true);
}

/** Null where there is none that can be trusted. */
function readRecord(file: string, top: string, links: string): Map<string, Stamp> | null {
  const data = fieldsOf(parseLine(readText(file)));
  if (data.schema !== 'dyn-audit/built@1' || data.top !== top || data.links !== links) return null;
  if (!Array.isArray(data.files)) return null;
  return new Map(
    data.files.map((row) => {
      const [path, content, at] = Array.isArray(row) ? row : [];
      return [textOf(path), { content: textOf(content), at: numberOf(at) }];
    }),
  );
}

/** A line that was torn by a loss of power is of an edit that was not made yet. */
const readStruck = (file: string): readonly string[] =>
  readText(file)
    .split('\n')
    .map((line) => textOf(parseLine(line)));

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

function appendSynced(file: string, text: string): void {
  const fd = openSync(file, 'a', 0o600);
  try {
    writeSync(fd, text);
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}
