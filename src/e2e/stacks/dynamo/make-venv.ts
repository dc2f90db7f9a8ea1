import { randomBytes } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import type { CommandResult, StageContext } from '../../../model/e2e-run.ts';
import { UserError } from '../../../model/errors.ts';
import { toJson } from '../../../model/json.ts';
import { livenessOf, ownIdentity } from '../../../process/index.ts';
import { indexEnvironment } from './index-settings.ts';
import { completeMark, isComplete, overrides, type Wheel, wheelFolder } from './wheel.ts';

const minutes = 60_000;

/**
 * The Python environment of a published wheel; made by uv when it is not there. It is made aside and moved to its place
 * when it is whole: a run that is killed meanwhile, or another one that makes the same, leaves no half of it. UserError
 * with uv's last words when it cannot be made.
 */
export async function makeVenv(
  { host, folder, say }: Pick<StageContext, 'host' | 'folder' | 'say'>,
  wheel: Wheel,
  uv: string,
): Promise<string> {
  const place = wheelFolder(wheel);
  if (isComplete(place)) return place;
  const root = dirname(place);
  mkdirSync(root, { recursive: true });
  removeCutOff(root);
  const work = join(root, `partial-${randomBytes(6).toString('hex')}`);
  try {
    // Who makes it is written down first, so that what was cut off can be told from what is being made.
    writeFileSync(`${work}.json`, toJson(ownIdentity()));
    mkdirSync(work);
    const venv = join(work, 'venv');
    const uvDoes = (name: string, args: readonly string[]): Promise<CommandResult> =>
      host.run({
        name,
        command: [uv, ...args],
        cwd: work,
        env: { ...indexEnvironment(), UV_NO_PROGRESS: '1' },
        grace_ms: 5_000,
        timeout_ms: 20 * minutes,
        // The packages one by one are in the log.
        onLine: (line) => {
          if (!line.startsWith(' ')) say(`uv: ${line}`);
        },
      });
    const python = wheel.python === null ? [] : ['--python', wheel.python];
    demand(
      await uvDoes('uv-venv', ['venv', '--relocatable', ...python, venv]),
      'make a Python environment',
    );
    writeFileSync(join(work, 'overrides.txt'), overrides);
    const target = [
      '--python',
      join(venv, 'bin', 'python3'),
      '--override',
      join(work, 'overrides.txt'),
    ];
    const what = `ai-dynamo==${wheel.version}`;
    demand(await uvDoes('uv-install', ['pip', 'install', ...target, what]), `install ${what}`);
    await prove(host, folder.path, join(venv, 'bin', 'python3'));
    writeFileSync(join(venv, completeMark), toJson({ wheel, made: new Date().toISOString() }));
    moveTo(venv, place);
  } finally {
    removeWork(work);
  }
  return place;
}

/** The native part may not fit the machine's C library, which the installation does not notice. */
async function prove(host: StageContext['host'], cwd: string, python: string): Promise<void> {
  const command = [python, '-c', 'import dynamo._core, dynamo.frontend'] as const;
  const seen = await host.run({
    name: 'import-dynamo',
    command,
    cwd,
    env: {},
    grace_ms: 5_000,
    timeout_ms: 2 * minutes,
  });
  demand(seen, 'import the installed ai-dynamo');
}

function demand({ code, timed_out, tail }: CommandResult, what: string): void {
  if (code === 0) return;
  const last = tail.trimEnd().split('\n').at(-1) ?? '';
  throw new UserError(`cannot ${what}${timed_out ? ' in 20 minutes' : ''}: ${last.trim()}`);
}

/** Another run may have been faster: its environment is as good as ours. */
function moveTo(venv: string, place: string): void {
  if (existsSync(place) && !isComplete(place)) rmSync(place, { recursive: true, force: true });
  try {
    renameSync(venv, place);
  } catch (error) {
    if (!isComplete(place)) throw error;
  }
}

function removeWork(work: string): void {
  rmSync(work, { recursive: true, force: true });
  rmSync(`${work}.json`, { force: true });
}

/** What runs that were killed had begun to make. */
function removeCutOff(root: string): void {
  for (const name of readdirSync(root))
    if (/^partial-[0-9a-f]+\.json$/.test(name) && isGone(join(root, name)))
      removeWork(join(root, name.slice(0, -'.json'.length)));
}

function isGone(file: string): boolean {
  try {
    const state = livenessOf(JSON.parse(readFileSync(file, 'utf8')));
    return state === 'dead' || state === 'restarted';
  } catch {
    return false;
  }
}
