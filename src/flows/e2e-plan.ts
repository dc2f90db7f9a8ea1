import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { resolve } from 'node:path';
import { makePlan, type PlanRequest, readPlan, setAll } from '../e2e/plan/index.ts';
import type { Plan, StackName } from '../model/e2e-plan.ts';
import { UserError } from '../model/errors.ts';
import { runGit } from '../process/index.ts';
import { catalog } from './e2e-catalog.ts';

/** What the user asks of a run; null where nothing was said. */
export interface RunRequest extends Omit<PlanRequest, 'stack' | 'ab'> {
  /** File of a plan; all else but `sets` is in it. */
  readonly plan: string | null;
  readonly stack: StackName | null;
  readonly ab: string | null;
}

/** The rounds of a comparison that count, unless a plan says otherwise: the fewest that give an interval worth reading. */
const rounds = 3;

/** The plan of a run, from a file or from what was asked, with all defaults in it. */
export async function planRun(request: RunRequest, cwd: string): Promise<Plan> {
  if (request.plan !== null)
    return setAll(
      readPlan(readPlanFile(resolve(cwd, request.plan)), catalog),
      catalog,
      request.sets,
    );
  const found = request.repo === null ? await findRoot(cwd) : resolve(cwd, request.repo);
  const stack = request.stack ?? chooseStack(request, found);
  const wanted = stack === 'agg' || request.rev !== null || request.repo !== null;
  const usesCheckout = wanted || (request.ab !== null && !isSettings(request.ab, stack));
  if (usesCheckout && found === null)
    throw new UserError(
      `--stack ${stack} expects a Dynamo checkout: give --repo DIR, or start in one`,
    );
  return makePlan(
    {
      ...request,
      stack,
      repo: usesCheckout ? found : null,
      ab: request.ab === null ? null : { base: request.ab, rounds },
    },
    catalog,
  );
}

/** Without a checkout the other side of a comparison is other settings: `version=1.4.2`, `speedup_ratio=4`. */
function isSettings(base: string, stack: StackName): boolean {
  if (stack === 'sim') return true;
  const [, name] = /^([\w.]+)=/.exec(base) ?? [];
  return name !== undefined && (name in catalog.stacks[stack].settings || name.startsWith('env.'));
}

/** A checkout has a launch script of its own; without one there is the simulator, which is part of the program. */
function chooseStack({ url }: RunRequest, repo: string | null): StackName {
  if (url !== null) return 'endpoint';
  return repo !== null && isDynamo(repo) ? 'agg' : 'sim';
}

function isDynamo(repo: string): boolean {
  try {
    return readFileSync(resolve(repo, 'pyproject.toml'), 'utf8').includes('ai-dynamo');
  } catch {
    return false;
  }
}

/** The root of the checkout that a folder lies in; null outside of any. */
async function findRoot(cwd: string): Promise<string | null> {
  const { code, stdout } = await runGit(['rev-parse', '--show-toplevel'], { cwd });
  return code === 0 ? stdout.toString('utf8').replace(/\n$/, '') : null;
}

/** Many times what a plan with every option takes, in bytes. */
const largest = 1024 * 1024;

function readPlanFile(file: string): unknown {
  let text: string;
  try {
    text = readAtMost(file, largest + 1);
  } catch {
    throw new UserError(`--plan expects a file that can be read, not '${file}'`);
  }
  if (text.length > largest)
    throw new UserError(`--plan '${file}': expected at most 1 MiB, as \`e2e plan\` writes it`);
  try {
    return JSON.parse(text);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new UserError(
      `--plan '${file}': expected what \`e2e plan --format json\` writes: ${why}`,
    );
  }
}

/** The beginning of a file or pipe; a device that never ends is not read to its end. */
function readAtMost(file: string, bytes: number): string {
  const fd = openSync(file, 'r');
  try {
    const buffer = Buffer.alloc(bytes);
    let length = 0;
    for (let read = -1; read !== 0 && length < bytes; length += read)
      read = readSync(fd, buffer, length, bytes - length, null);
    return buffer.toString('utf8', 0, length);
  } finally {
    closeSync(fd);
  }
}
