import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { isAbsolute, join, relative } from 'node:path';

/** Texts of the errors and failures in a report of pytest (JUnit's XML); empty where there is none. */
export function failuresIn(file: string): readonly string[] {
  let xml: string;
  try {
    xml = readFileSync(file, 'utf8');
  } catch {
    return [];
  }
  return [...xml.matchAll(/<(error|failure)\b[^>]*>([\s\S]*?)<\/\1>/g)].map(
    ([, , text = '']) => text,
  );
}

/** The module whose absence a failure ends with; null where it ends with anything else. */
export function missingModule(failure: string): string | null {
  const last = failure.split('\n').findLast((line) => /^E {2,}\S/.test(line)) ?? '';
  return /^E\s+ModuleNotFoundError: No module named '([\w.]+)'/.exec(last)?.[1] ?? null;
}

/** Test files that pytest could not read, below the checkout: it then refuses the tests in them, and all others. */
export const unreadFiles = (said: string, checkout: string): readonly string[] => [
  ...new Set(
    [...said.matchAll(/^ERROR: found no collectors for (.+?\.py)(?:::|$)/gm)]
      .map(([, path = '']) => (isAbsolute(path) ? relative(checkout, path) : path))
      .filter((path) => path !== ''),
  ),
];

/**
 * Folders that modules of the checkout are imported from: what its environment was told by editable installs (`*.pth`
 * files in site-packages), as far as it lies in the checkout.
 */
export function sourceRoots(venv: string, checkout: string): readonly string[] {
  const lib = join(venv, 'lib');
  const sites = listed(lib).map((python) => join(lib, python, 'site-packages'));
  return sites
    .flatMap((site) =>
      listed(site)
        .filter((name) => name.endsWith('.pth'))
        .flatMap((name) => readFileSync(join(site, name), 'utf8').split('\n')),
    )
    .map((line) => line.trim())
    .filter((line) => line === checkout || line.startsWith(`${checkout}/`));
}

/** Whether the checkout itself should have the module; without known roots every module may be its own. */
export function isOwn(module: string, roots: readonly string[]): boolean {
  const [top = ''] = module.split('.');
  return (
    roots.length === 0 ||
    roots.some((root) => existsSync(join(root, top)) || existsSync(join(root, `${top}.py`)))
  );
}

function listed(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
