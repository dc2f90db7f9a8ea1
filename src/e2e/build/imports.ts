import { realpathSync } from 'node:fs';
import { isAbsolute, relative } from 'node:path';
import type { StageContext } from '../../model/e2e-run.ts';
import { printableLine } from '../../process/index.ts';
import type { Venv } from './python.ts';

/** Where Python finds the modules of a checkout; null: nowhere, or it fails to say. */
export interface Found {
  readonly module: string;
  readonly origin: string | null;
  readonly error: string | null;
}

const mark = 'dyn-audit-imports:';

/**
 * Asks the environment where its modules come from. The binding is really loaded: one that was built for another Python
 * is found and does not load. Only a line with our mark is read.
 */
const question = (modules: readonly string[]): string => `
import importlib, importlib.util, json, sys
found = []
for name in ${JSON.stringify(modules)}:
    origin = error = None
    try:
        if name == "dynamo._core":
            origin = importlib.import_module(name).__file__
        else:
            spec = importlib.util.find_spec(name)
            origin = None if spec is None else spec.origin
    except BaseException as problem:
        error = type(problem).__name__ + ": " + str(problem)
    found.append({"module": name, "origin": origin, "error": error})
print(${JSON.stringify(mark)} + json.dumps(found))
`;

/** Every checkout has these; engines only where the checkout has their worker. */
const always = ['dynamo._core', 'dynamo.runtime', 'dynamo.llm', 'dynamo.frontend'];

/** Where each of the modules is found. The working folder holds nothing that Python could import. */
export async function findImports(
  { host, folder }: StageContext,
  side: string,
  venv: Venv,
  extras: readonly string[],
): Promise<readonly Found[]> {
  const cwd = folder.at(`build/${side}/empty`);
  const modules = [...always, ...extras.map((extra) => `dynamo.${extra}`)];
  const { tail, code } = await host.run({
    name: `build-${side}-imports`,
    command: [venv.python, '-c', question(modules)],
    cwd: relativeParent(cwd),
    env: venv.env,
    grace_ms: 5000,
    timeout_ms: 300_000,
  });
  const line = tail.split('\n').findLast((each) => each.startsWith(mark));
  const list: unknown = line === undefined ? null : parse(line.slice(mark.length));
  if (Array.isArray(list)) return list.flatMap(readFound);
  const why = printableLine(tail.split('\n').findLast((each) => each !== '') ?? '', 200);
  return modules.map((module) => ({ module, origin: null, error: `exit code ${code}: ${why}` }));
}

/** `at` has made the folders above the name. */
const relativeParent = (path: string): string => path.slice(0, path.lastIndexOf('/'));

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function readFound(item: unknown): Found[] {
  if (typeof item !== 'object' || item === null) return [];
  const { module, origin, error }: Record<string, unknown> = { ...item };
  if (typeof module !== 'string') return [];
  return [
    {
      module,
      origin: typeof origin === 'string' ? origin : null,
      error: typeof error === 'string' ? printableLine(error, 200) : null,
    },
  ];
}

/** What is not found inside of the checkout, in words; `published`: the binding may lie in the environment. */
export function strayImports(
  found: readonly Found[],
  checkout: string,
  published: boolean,
): readonly string[] {
  return found.flatMap(({ module, origin, error }) => {
    if (error !== null) return [`${module} fails: ${error}`];
    if (origin === null) return [`${module} is not found`];
    if (published && /^dynamo\.(_core|runtime|llm)$/.test(module)) return [];
    return isInside(checkout, origin) ? [] : [`${module} is ${printableLine(origin, 200)}`];
  });
}

/** By what the names lead to: a link out of the checkout is no file of the checkout. The environment is not its source. */
function isInside(checkout: string, file: string): boolean {
  try {
    const way = relative(realpathSync(checkout), realpathSync(file));
    return !way.startsWith('..') && !isAbsolute(way) && !way.startsWith('.venv/');
  } catch {
    return false;
  }
}
