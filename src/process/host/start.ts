import { closeSync, statSync } from 'node:fs';
import type { Exit, ProcessSpec, RunFolder, RunningProcess } from '../../model/e2e-run.ts';
import { UserError } from '../../model/errors.ts';
import { printableLine } from '../printable.ts';
import type { ManifestKeeper } from '../run/manifest-keeper.ts';
import { readRow } from '../table/rows.ts';
import { buildEnvironment, markVariable, namePattern, ownerVariable } from './environment.ts';
import type { Family, Member } from './family.ts';
import { findProgram } from './find-program.ts';
import { startGated } from './gate.ts';
import { openLog } from './log-file.ts';

/** A process of ours. */
export interface Started {
  readonly spec: Pick<ProcessSpec, 'name' | 'grace_ms'>;
  readonly member: Member;
  readonly running: RunningProcess;
  /** The program may end while it runs. */
  readonly unref: () => void;
}

export interface StartOptions {
  readonly folder: RunFolder;
  readonly mark: string;
  readonly keeper: ManifestKeeper;
  readonly family: Family;
  readonly onExit: (name: string) => void;
}

/** Starts a process: it runs once it stands in the manifest, and not before. */
export async function startProcess(options: StartOptions, spec: ProcessSpec): Promise<Started> {
  const { folder, mark, keeper, family, onExit } = options;
  const { name, command, cwd, grace_ms } = spec;
  if (!namePattern.test(name)) throw new Error(`not a name of a process: ${JSON.stringify(name)}`);
  const env = buildEnvironment({ ...spec.env, [markVariable]: mark, [ownerVariable]: name });
  requireStartable(spec, env.PATH);
  const { log, fd } = openLog(folder, name);
  const { child, pid, open } = await startGated({
    command,
    cwd,
    env,
    stdin: 'ignore',
    output: fd,
  }).finally(() => closeSync(fd));
  let exit: Exit | null = null;
  const ended = new Promise<Exit>((resolve) => {
    child.once('exit', (code, signal) => {
      exit = { code, signal };
      onExit(name);
      resolve(exit);
    });
  });
  // It cannot be gone: nobody has asked for its exit yet.
  const row = readRow(pid);
  if (row === null) throw new Error(`process ${pid} was started and is not in the process table`);
  const { start, pgid, session } = row;
  const member = { pid, start, pgid, session, command: printableLine(command.join(' '), 300) };
  const started_at = new Date().toISOString();
  const entry = { ...member, name, log, grace_ms, started_at, exit: null };
  try {
    keeper.change({ processes: [...keeper.manifest.processes, entry] }, true);
  } catch (error) {
    child.kill('SIGKILL');
    const code = error instanceof Error && 'code' in error ? error.code : error;
    throw new UserError(`cannot write manifest.json in '${folder.path}': ${code}`);
  }
  family.adopt({ ...member, owner: name });
  open();
  const running = { name, pid, log, exit: () => exit, ended };
  return { spec, member: { ...member, owner: name }, running, unref: () => child.unref() };
}

function requireStartable({ name, command, cwd }: ProcessSpec, path: string | undefined): void {
  if (!statSync(cwd, { throwIfNoEntry: false })?.isDirectory())
    throw new UserError(`${name} cannot start: expected a folder at '${printableLine(cwd)}'`);
  if (findProgram(command[0], cwd, path) !== null) return;
  const where = command[0].includes('/') ? 'a program there' : 'it on PATH';
  throw new UserError(
    `${name} cannot start: '${printableLine(command[0], 300)}' was not found; expected ${where}`,
  );
}
