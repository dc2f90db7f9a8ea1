import type { Finding, FindingGroup } from '../../model/finding.ts';
import { type FileEdits, renderPatch } from '../../source/index.ts';
import { formatChange } from './format.ts';
import { headerOf } from './header.ts';
import { lineEdits } from './lines.ts';
import { openRustfmt, type RunRustfmt } from './rustfmt.ts';
import { sectionsOf, subsystemOfPath } from './sections.ts';

export interface PatchFile {
  readonly path: string;
  /** As it was audited, without the byte order mark. */
  readonly before: string;
  /** With everything that is proved. */
  readonly after: string;
  readonly bom?: boolean;
  /** Of its package, `2021`. */
  readonly edition: string;
}

export interface PatchRequest {
  readonly files: readonly PatchFile[];
  /** What the patch removes, the members of groups too. */
  readonly findings: readonly Finding[];
  /** Proved groups and the files that each changes. */
  readonly groups: readonly { readonly group: FindingGroup; readonly files: readonly string[] }[];
  /** Commands by which a package was proved, by the path of a file in it. */
  readonly commandsFor: (paths: readonly string[]) => readonly string[];
  /** Null: the patch is not formatted. */
  readonly run: RunRustfmt | null;
  /** Without it: the first folders of a path. */
  readonly subsystemOf?: (path: string) => string;
}

export interface ProvedPatch {
  /** For `git apply`; '' where nothing changes. Each section can be cut out and applied alone. */
  readonly text: string;
  readonly subsystems: readonly {
    readonly subsystem: string;
    readonly files: readonly string[];
    readonly findings: readonly string[];
    readonly groups: readonly string[];
    /** The section alone. */
    readonly text: string;
  }[];
  /** The same change for `applyEdits`. */
  readonly files: readonly FileEdits[];
  /** Texts after the patch by path, without byte order marks. */
  readonly after: ReadonlyMap<string, string>;
  /** What is not formatted and why, a line each. */
  readonly notes: readonly string[];
}

/** The patch of what is proved, formatted by rustfmt, a section for each subsystem. */
export async function makePatch(request: PatchRequest): Promise<ProvedPatch> {
  const format = request.run === null ? null : await openRustfmt(request.run);
  const notes: string[] = typeof format === 'string' ? [format] : [];
  const changed: (FileEdits & { readonly after: string })[] = [];
  for (const file of request.files) {
    if (file.before === file.after) continue;
    const done =
      typeof format === 'function'
        ? await formatChange(file, format)
        : { text: file.after, note: null };
    if (done.note !== null) notes.push(done.note);
    const { path, before, bom } = file;
    const edits = lineEdits(before, done.text);
    if (edits.length === 0) continue;
    changed.push({ path, before, edits, after: done.text, ...(bom === true ? { bom } : {}) });
  }
  const { findings, groups, commandsFor } = request;
  const sections = sectionsOf(
    changed.map(({ path }) => path),
    request.subsystemOf ?? subsystemOfPath,
    groups.map(({ files }) => files),
  );
  const subsystems = sections.map((section, at) => {
    const { paths, name } = section;
    const inside = groups.filter(({ files }) => files.some((path) => paths.includes(path)));
    const removed = findings
      .filter(({ path }) => paths.includes(path))
      .sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : a.line - b.line));
    const header = headerOf({
      section,
      place: at + 1,
      of: sections.length,
      findings: removed,
      groups: inside.map(({ group }) => group),
      commands: commandsFor(paths),
    });
    return {
      subsystem: name,
      files: paths,
      findings: removed.map(({ id }) => id),
      groups: inside.map(({ group }) => group.id),
      text: header + renderPatch(changed.filter(({ path }) => paths.includes(path))),
    };
  });
  return {
    text: subsystems.map(({ text }) => text).join(''),
    subsystems,
    files: changed.map(({ after: _, ...file }) => file),
    after: new Map(changed.map(({ path, after }) => [path, after])),
    notes,
  };
}
