import type { FileEdits } from './edits.ts';
import { renderHunks } from './hunks.ts';

/** A unified diff that `git apply` takes; files of one subsystem stand together. */
export function renderPatch(files: readonly FileEdits[]): string {
  return [...files].sort(bySubsystem).map(renderFile).join('');
}

const mark = '\uFEFF';

function renderFile({ path, before, bom, edits }: FileEdits): string {
  const shift = bom === true ? mark.length : 0;
  const moved = edits.map((edit) => ({
    ...edit,
    start: edit.start + shift,
    end: edit.end + shift,
  }));
  const hunks = renderHunks(shift === 0 ? before : mark + before, moved);
  if (hunks === '') return '';
  const [old, now] = [quoteName(`a/${path}`), quoteName(`b/${path}`)];
  // As git does it: without the tab a space would end the name for other patch programs.
  const tab = path.includes(' ') ? '\t' : '';
  return `diff --git ${old} ${now}\n--- ${old}${tab}\n+++ ${now}${tab}\n${hunks}`;
}

const escapes: Readonly<Record<string, string>> = {
  '\x07': 'a',
  '\b': 'b',
  '\t': 't',
  '\n': 'n',
  '\v': 'v',
  '\f': 'f',
  '\r': 'r',
  '"': '"',
  '\\': '\\',
};

/** A name in git's quotes, if it needs them. */
function quoteName(name: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is quoted
  const odd = /[\x00-\x1f\x7f"\\]/g;
  if (name.search(odd) < 0) return name;
  const quoted = name.replace(odd, (char) => {
    const octal = char.charCodeAt(0).toString(8).padStart(3, '0');
    return `\\${escapes[char] ?? octal}`;
  });
  return `"${quoted}"`;
}

function bySubsystem(a: FileEdits, b: FileEdits): number {
  return compare(subsystem(a.path), subsystem(b.path)) || compare(a.path, b.path);
}

/** The first three folders of a path. */
function subsystem(path: string): string {
  return path.split('/').slice(0, -1).slice(0, 3).join('/');
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
