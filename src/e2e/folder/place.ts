import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { isAbsolute, join, resolve } from 'node:path';
import { UserError } from '../../model/errors.ts';
import { listRuns, makeFolders } from '../../process/index.ts';

/** What identifies a folder as one of a run; its text is the run's id. */
export const markerFile = '.dyn-audit-run';

/** Where runs lie unless the user names a folder: below XDG_STATE_HOME, else ~/.local/state. */
export function runsFolder(env: NodeJS.ProcessEnv = process.env): string {
  const given = env.XDG_STATE_HOME;
  // The specification says that a relative path is to be ignored.
  const state = given && isAbsolute(given) ? given : join(homedir(), '.local', 'state');
  return join(state, 'dyn-audit', 'e2e');
}

/** An id that sorts by time and that two runs of one second do not share. */
export const newRunId = (now: Date): string =>
  `${now.toISOString().replace(/[-:]|\.\d+/g, '')}-${randomBytes(3).toString('hex')}`;

/** Makes the folder of a new run. A folder that holds anything is refused: evidence is never mixed. */
export function makePlace(given: string | null, id: string): string {
  const path = given === null ? join(runsFolder(), id) : resolve(given);
  try {
    makeFolders(path, 0o700);
    if (readdirSync(path).length > 0)
      throw new UserError(`--run-dir: expected an empty or new folder, '${path}' holds files`);
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw new UserError(`cannot make the run folder '${path}': ${codeOf(error)}`);
  }
  return path;
}

/**
 * The folder of an earlier run, from its path or its id; `latest` is the newest of them. A run that has a folder elsewhere
 * (`--run-dir`) is known by its id as long as it is not closed.
 */
export function findPlace(run: string): string {
  const path = looksLikePath(run) ? resolve(run) : join(runsFolder(), latest(run));
  if (isPlace(path)) return path;
  const elsewhere = listRuns().find(({ id }) => id === run)?.folder;
  if (elsewhere !== undefined && isPlace(elsewhere)) return elsewhere;
  throw new UserError(`expected the folder or the id of a run, got '${run}'`);
}

const isPlace = (path: string): boolean =>
  (statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false) &&
  existsSync(join(path, markerFile));

/** The id that was written when the folder was made. */
export const readMarker = (path: string): string =>
  readFileSync(join(path, markerFile), 'utf8').trim();

function latest(run: string): string {
  if (run !== 'latest') return run;
  const ids = existsSync(runsFolder()) ? readdirSync(runsFolder()).sort() : [];
  const last = ids.findLast((id) => existsSync(join(runsFolder(), id, markerFile)));
  if (last === undefined) throw new UserError('there is no run yet in the folder of runs');
  return last;
}

const looksLikePath = (run: string): boolean =>
  run.includes('/') || run.startsWith('.') || existsSync(join(run, markerFile));

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : String(error);
