import type { DiffFile } from '../../model/diff.ts';
import { UserError } from '../../model/errors.ts';
import { startGit } from '../../process/index.ts';
import { unreadable } from '../compare.ts';
import { nameFault } from '../names.ts';
import { firstLine } from '../quote.ts';
import { createSections, type HunkLimits, hunkLimits, type Section } from './hunks.ts';
import { createListing, type ListedFile } from './listing.ts';

/** Renames as GitHub finds them, no copies; three lines around; nothing that a configuration could start or change. */
const form = [
  ...['diff-tree', '-r', '-z', '--raw', '--no-abbrev', '--ignore-submodules=none'],
  ...['--no-ext-diff', '--no-textconv', '--no-color', '--no-relative'],
];
const renames = ['-M', '-l2000'];
const patch = ['--numstat', '-p', '-U3', '--submodule=short', '--inter-hunk-context=0'];

/** What an excluding pathspec may take on the command line. */
const mostExcluded = 100_000;

/**
 * The files that differ between two commits, with their hunks; `notes` say what could not be compared. Objects that a
 * partial clone lacks leave their files without hunks and without counts.
 */
export async function readDiff(
  root: string,
  from: string,
  to: string,
  limits: HunkLimits = hunkLimits,
): Promise<{ readonly files: DiffFile[]; readonly notes: string[] }> {
  const whole = await readPatch(root, [...renames, ...patch, from, to], limits);
  if ('files' in whole) return { files: whole.files, notes: [] };
  // A clone that lacks objects: the others are compared without their files.
  const listed = await readPatch(root, ['--no-renames', from, to], limits);
  const lacking = await unreadable(root, ['diff-tree', '-r'], [from, to]);
  const specs = lacking.map((path) => `:(exclude,literal,top)${path}`);
  if ('fault' in listed || lacking.length === 0)
    throw new UserError(`git could not compare ${from} with ${to}: ${firstLine(whole.fault)}`);
  const rest =
    specs.join(' ').length > mostExcluded
      ? whole
      : await readPatch(root, [...renames, ...patch, from, to, '--', '.', ...specs], limits);
  const missing = new Set(lacking);
  const without =
    'files' in rest ? listed.files.filter(({ path }) => missing.has(path)) : listed.files;
  const bare = without.map((file) => ({
    ...file,
    added: 0,
    removed: 0,
    no_hunks: missing.has(file.path)
      ? 'its object is not in this clone'
      : 'objects are missing in this clone: nothing was compared',
  }));
  const files = [...('files' in rest ? rest.files : []), ...bare];
  return {
    files: files.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0)),
    notes: [`${lacking.length} changed files cannot be compared: objects are not in this clone`],
  };
}

async function readPatch(
  cwd: string,
  args: readonly string[],
  limits: HunkLimits,
): Promise<{ readonly files: DiffFile[] } | { readonly fault: string }> {
  const listing = createListing();
  const sections = createSections(limits);
  const feed = splitOutput(listing.take, sections.feed, limits.allBytes);
  const { code, stderr } = await startGit([...form, ...args], { cwd }, feed);
  if (code !== 0) return { fault: stderr };
  const all = sections.sections();
  let at = 0;
  const files = listing.files().map((file) => {
    // A file that became a link, or back, has two sections: one goes, one comes.
    const count = file.status === 'T' ? 2 : 1;
    const own = all.slice(at, at + count);
    at += count;
    return toFile(file, own);
  });
  return { files };
}

/** Records up to the first empty one, then lines; a line is kept no longer than `longest`. */
function splitOutput(
  take: (record: Buffer) => boolean,
  feed: (line: string) => void,
  longest: number,
): (chunk: Buffer) => void {
  let inPatch = false;
  let parts: Buffer[] = [];
  let rest = '';
  return (chunk) => {
    let at = 0;
    while (!inPatch && at < chunk.length) {
      const end = chunk.indexOf(0, at);
      parts.push(chunk.subarray(at, end < 0 ? chunk.length : end));
      if (end < 0) return;
      at = end + 1;
      inPatch = take(parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts));
      parts = [];
    }
    if (at === chunk.length) return;
    const lines = chunk.toString('latin1', at).split('\n');
    lines[0] = rest.length > longest ? rest : rest + (lines[0] ?? '');
    rest = lines.pop() ?? '';
    for (const line of lines) feed(line);
  };
}

const statuses: Readonly<Record<string, DiffFile['status']>> = {
  A: 'added',
  D: 'removed',
  R: 'renamed',
  C: 'copied',
  T: 'type-changed',
};

function toFile(file: ListedFile, sections: readonly Section[]): DiffFile {
  const status = statuses[file.status] ?? 'modified';
  const gone = status === 'removed';
  const fault = nameFault(file.before) ?? nameFault(file.after);
  const why = fault ?? sections.flatMap((each) => ('why' in each ? [each.why] : []))[0] ?? null;
  const hunks = why === null ? sections.flatMap((each) => ('hunks' in each ? each.hunks : [])) : [];
  return {
    path: file.after,
    before: status === 'added' ? null : file.before,
    after: gone ? null : file.after,
    status,
    kind: kindOf(file, gone ? file.oldMode : file.newMode),
    added: file.lines?.added ?? 0,
    removed: file.lines?.removed ?? 0,
    hunks,
    no_hunks: hunks.length > 0 ? null : (why ?? whyNone(file)),
  };
}

function kindOf({ lines }: ListedFile, mode: string): DiffFile['kind'] {
  if (mode === '160000') return 'submodule';
  if (mode === '120000') return 'link';
  return lines === null ? 'binary' : 'text';
}

function whyNone({ lines, status, oldMode, newMode }: ListedFile): string {
  if (lines === null) return 'binary';
  if (status === 'R') return 'renamed without a change of its lines';
  if (status === 'M' && oldMode !== newMode) return 'only its mode changed';
  return 'it has no lines';
}
