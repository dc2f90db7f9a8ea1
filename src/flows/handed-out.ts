import type { Found } from '../checks/callers/index.ts';
import type { Range, Tree } from '../source/index.ts';
import type { Project } from '../symbols/index.ts';

/** Whether a change is of a package that the head takes from elsewhere: its names are there, only not in this repository. */
type IsHandedOut = (broken: Found['use']['broken']) => boolean;

/** Where Python and Cargo write down what they take from elsewhere. */
const manifests =
  /(^|\/)(pyproject\.toml|Cargo\.toml|setup\.(py|cfg)|[^/]*requirements[^/]*\.(txt|in))$/;

/**
 * Packages whose last file the range takes away and that a manifest of the head depends on by version. A package that
 * nothing asks for any more is gone for good. Names are compared as PEP 503 and Cargo do: `-`, `_` and `.` are one.
 */
export async function handedOut(
  { before, after, changed }: Pick<Range, 'before' | 'after' | 'changed'>,
  project: Project,
): Promise<IsHandedOut> {
  // Few changes take a file away, and only those can take a package away.
  const takes = changed.some((file) => file.before !== null && file.before !== file.after);
  if (!takes) return () => false;
  const now = topsOf(after, project);
  const gone = [...topsOf(before, project)].filter((top) => !now.has(top));
  const crates = await goneCrates(before, after);
  if (gone.length === 0 && crates.length === 0) return () => false;
  const { files } = await after.read(after.files.filter(({ path }) => manifests.test(path)));
  const asked = new Set(
    [...gone, ...crates].filter((name) => files.some(({ text }) => asksFor(text, name))),
  );
  return ({ language, qualified }) => {
    const [first = ''] = qualified.split(language === 'python' ? '.' : /::|\//);
    return asked.has(normalized(first));
  };
}

const normalized = (name: string): string => name.toLowerCase().replace(/[-_.]+/g, '-');

/** The outermost packages of a tree's Python. */
const topsOf = ({ files }: Tree, project: Project): ReadonlySet<string> =>
  new Set(
    files
      .filter(({ path }) => path.endsWith('.py'))
      .map(({ path }) => normalized(project.pythonModule(path).split('.')[0] ?? ''))
      .filter((top) => top !== ''),
  );

async function goneCrates(before: Tree, after: Tree): Promise<readonly string[]> {
  const kept = new Set(after.files.map(({ path }) => path));
  const lost = before.files.filter(
    ({ path }) => /(^|\/)Cargo\.toml$/.test(path) && !kept.has(path),
  );
  if (lost.length === 0) return [];
  const { files } = await before.read(lost);
  return files.flatMap(({ text }) => {
    const name = /^\[package\][^[]*?^name\s*=\s*"([^"]+)"/ms.exec(text)?.[1];
    return name === undefined ? [] : [normalized(name)];
  });
}

/** A dependency with a version: `name==1`, `"name>=1; marker"`, `name = "1"`, `name = { version = "1" }`; no path. */
function asksFor(text: string, name: string): boolean {
  const spelled = name.split('-').join('[-_.]');
  const python = new RegExp(
    `(?:^|["'])\\s*${spelled}\\s*(?:\\[[^\\]]*\\])?\\s*(?:[=<>!~]=|[<>@;])`,
    'im',
  );
  const cargo = new RegExp(
    `^${spelled}\\s*=\\s*(?:"|\\{(?![^}]*\\bpath\\s*=)[^}]*\\bversion\\b)`,
    'im',
  );
  return python.test(text) || cargo.test(text);
}
