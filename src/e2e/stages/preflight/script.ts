import { existsSync, readFileSync } from 'node:fs';
import { basename, isAbsolute, join, relative } from 'node:path';
import type { Plan, Setting } from '../../../model/e2e-plan.ts';
import { runGit } from '../../../process/index.ts';

/** The launch script that a plan will run. */
export interface Script {
  readonly name: string;
  /** Null: there is none in the checkout. */
  readonly text: string | null;
  /** Where it was looked for. */
  readonly looked: readonly string[];
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

const textOf = (value: Setting | undefined): string | null =>
  typeof value === 'string' && value !== '' ? value : null;

/** Words of a setting, with quotes as a shell has them; nothing is expanded. */
export const wordsOf = (text: string): string[] =>
  (text.match(/(?:"[^"]*"|'[^']*'|[^\s"'])+/g) ?? []).map((word) => word.replace(/["']/g, ''));

/** Paths below the checkout that a launch script's name may mean. Names that lead out of it mean none. */
function candidates(engine: string, name: string, repo: string): string[] {
  const inside = isAbsolute(name) ? relative(repo, name) : name;
  return [join('examples/backends', engine, 'launch', name), inside].filter(
    (path) => !isAbsolute(path) && !path.startsWith('..'),
  );
}

async function textAt(repo: string, rev: string | null, path: string): Promise<string | null> {
  if (rev === null) {
    const file = join(repo, path);
    return existsSync(file) ? readFileSync(file, 'utf8') : null;
  }
  const { code, stdout } = await runGit(['show', `${rev}:${path}`], { cwd: repo });
  return code === 0 ? stdout.toString('utf8') : null;
}

/** The script that `agg` will start, as the revision has it; null for a stack that starts none. */
export async function readScript(plan: Plan, defaults: Plan['settings']): Promise<Script | null> {
  const settings = { ...defaults, ...plan.settings };
  if (!('launch_script' in settings) || plan.repo === null) return null;
  const engine = textOf(settings.engine) ?? 'sglang';
  const name = textOf(settings.launch_script) ?? 'agg.sh';
  const looked = candidates(engine, name, plan.repo);
  let text: string | null = null;
  for (const path of looked) text ??= await textAt(plan.repo, plan.rev, path);
  const env = Object.entries(settings).flatMap(([key, value]): [string, string][] =>
    key.startsWith('env.') ? [[key.slice(4), String(value)]] : [],
  );
  return {
    name: basename(name),
    text,
    looked,
    args: wordsOf(textOf(settings.args) ?? ''),
    env: Object.fromEntries(env),
  };
}
