import type { Capture, QueryMatch } from '../../syntax/index.ts';
import type { Alias, Span } from '../facts.ts';
import type { Project } from '../project.ts';
import { captureIn, roleOf } from './captures.ts';
import type { Import, QueryHooks, WrittenType } from './hooks.ts';
import { localsOf } from './locals.ts';
import { type Outline, outlineOf } from './outline.ts';
import { type Scopes, scopesOf } from './scopes.ts';

/** What the queries found in a file, sorted by what it is. */
export interface Page {
  readonly hooks: QueryHooks;
  readonly path: string;
  readonly text: string;
  readonly module: string;
  readonly test: boolean;
  readonly condition: string;
  /** Matches by their role: `definition.function`, `reference.call`, `string`. */
  readonly found: (role: string) => readonly QueryMatch[];
  readonly comments: readonly Capture[];
  readonly outline: Outline;
  readonly scopes: Scopes;
  readonly imports: readonly Import[];
  /** Paths of imported modules by the names that the file calls them. */
  readonly importNames: ReadonlyMap<string, string>;
  /** Imports whose names the module's files may use as their own. */
  readonly stars: readonly Alias[];
  /** Line and column of an offset. */
  readonly place: (offset: number) => Span;
  readonly readType: QueryHooks['readType'];
  /** Names that the file itself defines at its top. */
  readonly ownNames: ReadonlySet<string>;
}

const none: readonly QueryMatch[] = [];

/** Sorts what the queries of a language found in a file. */
export function pageOf(
  hooks: QueryHooks,
  path: string,
  text: string,
  matches: readonly QueryMatch[],
  project: Project,
): Page {
  const roles = new Map<string, QueryMatch[]>();
  for (const match of matches) {
    const role = roleOf(match);
    const list = roles.get(role);
    if (list) list.push(match);
    else roles.set(role, [match]);
  }
  const found = (role: string) => roles.get(role) ?? none;
  const first = (role: string): Capture[] => found(role).map((match) => match[0]!);
  const comments = first('comment');
  const opaque = [...comments, ...first('string'), ...first('opaque')];
  const outline = outlineOf(
    text,
    opaque.sort((a, b) => a.start - b.start),
    comments,
  );
  const imports = found('reference.import').map((match) =>
    hooks.readImport(
      hooks.unquote(captureIn(match, 'reference.import')!.text),
      captureIn(match, 'alias')?.text ?? '',
    ),
  );
  const module = hooks.module(path, first('package')[0]?.text ?? '', project);
  const stars = found('reference.import').flatMap((match, index) => {
    const { line, column, endLine } = captureIn(match, 'reference.import')!;
    const { path: target, star } = imports[index]!;
    return star ? [{ path: module, target, star, line, column, endLine }] : [];
  });
  const scopes = scopesOf(
    first('local.scope'),
    found('local.generic').map((match) => captureIn(match, 'local.generic')!),
    localsOf(found, outline),
  );
  return {
    hooks,
    path,
    text,
    found,
    comments,
    outline,
    imports,
    module,
    stars,
    place: placesOf(text),
    readType: remembered(hooks.readType),
    test: hooks.isTest(path),
    condition: hooks.condition(comments.map((each) => each.text)),
    scopes,
    importNames: namesOf(imports),
    ownNames: ownNames(found, scopes),
  };
}

/** Names that are written win over names that are guessed from a path. */
function namesOf(imports: readonly Import[]): Map<string, string> {
  const out = new Map<string, string>();
  for (const { path, names } of imports)
    for (const name of names.slice(1)) if (!out.has(name)) out.set(name, path);
  for (const { path, names } of imports) if (names[0] !== undefined) out.set(names[0], path);
  return out;
}

/** Kinds of definitions that are names of their own wherever they stand. */
const topKinds = ['function', 'class', 'struct', 'interface', 'enum', 'type', 'const', 'variable'];

function ownNames(found: Page['found'], scopes: Scopes): Set<string> {
  const out = new Set<string>();
  for (const kind of topKinds)
    for (const match of found(`definition.${kind}`)) {
      const name = captureIn(match, 'name');
      if (name && !scopes.inside(match[0]!)) out.add(name.text);
    }
  return out;
}

function remembered(readType: QueryHooks['readType']): QueryHooks['readType'] {
  const known = new Map<string, WrittenType>();
  return (written) => {
    let found = known.get(written);
    if (!found) {
      found = readType(written);
      known.set(written, found);
    }
    return found;
  };
}

function placesOf(text: string): (offset: number) => Span {
  let starts: number[] | undefined;
  return (offset) => {
    if (!starts) {
      starts = [0];
      for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1))
        starts.push(at + 1);
    }
    let low = 0;
    let high = starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (starts[middle]! <= offset) low = middle;
      else high = middle;
    }
    return { line: low + 1, column: offset - starts[low]! + 1, endLine: low + 1 };
  };
}
