import type {
  Alias,
  CallArguments,
  Chain,
  Command,
  Definition,
  Reference,
  ReferenceKind,
} from '../facts.ts';
import { isForeign } from './builtins.ts';
import type { Reading, Scope } from './scopes.ts';
import { spanOf } from './source.ts';

/** What the passes collect. */
export interface Output {
  readonly definitions: Definition[];
  readonly aliases: Alias[];
  readonly references: Reference[];
  readonly commands: Command[];
  readonly imports: Set<string>;
}

/** Who is started by a command. */
export type Program = Pick<Command, 'runs' | 'program' | 'folder'>;

/** What a stretch of code expects to fail. */
export interface Guard {
  /** Its first node, and the first behind it. */
  readonly start: number;
  readonly end: number;
  readonly covers: ReadonlySet<ReferenceKind>;
  /** Attributes that were asked for with hasattr. */
  readonly names: readonly string[];
}

/** Where the second pass stands. */
export interface Visit {
  readonly reading: Reading;
  readonly out: Output;
  node: number;
  scope: Scope;
  readonly guards: Guard[];
  /** First node behind the annotation that is being read. */
  typeEnd: number;
  /** Nodes that something around them has told already. */
  readonly told: Set<number>;
  /** Commands held by variables, by scope; and by the lists they are written in. */
  readonly variables: Map<Scope, Map<string, Program>>;
  readonly lists: Map<number, Program>;
  /** Module variables by path: whether they hold something foreign. */
  readonly foreign: Map<string, boolean>;
}

/** True where a failure of that kind is expected. */
function isGuarded(visit: Visit, kind: ReferenceKind, name: string): boolean {
  for (const guard of visit.guards) {
    if (visit.node < guard.start) continue;
    if (guard.covers.has(kind) || guard.names.includes(name)) return true;
  }
  return false;
}

/** A module variable such as `logger = logging.getLogger(...)`: nothing of it is ours. */
function holdsForeign(visit: Visit, root: string): boolean {
  const known = visit.foreign.get(root);
  if (known !== undefined) return known;
  const { reading } = visit;
  let foreign = false;
  if (root.startsWith(`${reading.module}.`)) {
    const origins = reading.root.names.get(root.slice(reading.module.length + 1))?.origins;
    const [only] = origins ?? [];
    if (origins?.length === 1 && only?.form === 'value') {
      const chain = reading.chainOf(reading, only.scope, only.node);
      foreign = chain !== null && isForeign(chain.root);
    }
  }
  visit.foreign.set(root, foreign);
  return foreign;
}

export interface Extra {
  readonly args?: CallArguments;
  readonly awaited?: boolean;
  readonly guarded?: boolean;
  readonly doc?: boolean;
}

const always = new Set<ReferenceKind>(['import', 'string_path', 'override', 'doc']);

/** Notes the use of a name between two offsets; what stands for something foreign is left out. */
export function refer(
  visit: Visit,
  kind: ReferenceKind,
  name: string,
  place: { readonly start: number; readonly end: number },
  target: Chain | null,
  extra: Extra = {},
): void {
  const { reading } = visit;
  if (target && isForeign(target.root)) return;
  if (target && !always.has(kind) && holdsForeign(visit, target.root)) return;
  const span = spanOf(reading.source, place.start, place.end);
  visit.out.references.push({
    line: span.line,
    column: span.column,
    endLine: span.endLine,
    kind,
    name,
    target,
    args: extra.args ?? null,
    awaited: extra.awaited ?? false,
    guarded: extra.guarded === true || (visit.guards.length > 0 && isGuarded(visit, kind, name)),
    test: reading.test,
    doc: extra.doc ?? false,
    within: visit.scope.within,
  });
}
