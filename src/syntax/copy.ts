import type Parser from 'tree-sitter';
import type { LanguagePack } from './language.ts';
import type { SyntaxTree } from './tree.ts';

const act = { unseen: 0, keep: 1, leaf: 2, drop: 3, comment: 4, error: 5 } as const;

/** The binding's cursor has accessors that its type declarations leave out. */
interface FastCursor extends Parser.TreeCursor {
  readonly nodeTypeId: number;
}

/** Names of node kinds and fields by the numbers the trees hold; filled as kinds are first met. */
export interface KindTable {
  readonly pack: LanguagePack;
  readonly kinds: string[];
  readonly fields: string[];
  readonly kindIds: Map<string, number>;
  readonly fieldIds: Map<string, number>;
  /** What the copier does with a kind of the grammar, by the grammar's number. */
  readonly action: Uint8Array;
  readonly ours: Uint16Array;
  readonly ourFields: Uint8Array;
  /** 1 for a kind of ours whose children have no fields. */
  readonly fieldless: Uint8Array;
}

export function kindTable(pack: LanguagePack): KindTable {
  return {
    pack,
    kinds: ['', 'ERROR'],
    fields: [''],
    kindIds: new Map([['ERROR', 1]]),
    fieldIds: new Map(),
    action: new Uint8Array(65536),
    ours: new Uint16Array(65536),
    ourFields: new Uint8Array(1024),
    fieldless: new Uint8Array(65536),
  };
}

/** Our number for a kind name; the same name always has the same number within one table. */
function kindId(table: KindTable, name: string): number {
  let id = table.kindIds.get(name);
  if (id === undefined) {
    id = table.kinds.push(name) - 1;
    table.kindIds.set(name, id);
    if (table.pack.fieldless.has(name)) table.fieldless[id] = 1;
  }
  return id;
}

/** Our number for a field name. */
function fieldId(table: KindTable, name: string): number {
  let id = table.fieldIds.get(name);
  if (id === undefined) {
    id = table.fields.push(name) - 1;
    table.fieldIds.set(name, id);
  }
  return id;
}

function meet(table: KindTable, cursor: FastCursor, grammarId: number): number {
  const name = cursor.nodeType;
  const { pack } = table;
  let action: number = act.keep;
  if (name === 'ERROR') action = act.error;
  else if (!cursor.nodeIsNamed) action = pack.tokens.has(name) ? act.leaf : act.drop;
  else if (pack.comments.has(name)) action = act.comment;
  else if (pack.leaves.has(name)) action = act.leaf;
  table.action[grammarId] = action;
  table.ours[grammarId] = kindId(table, name);
  return action;
}

interface Growing {
  kind: Uint16Array;
  field: Uint8Array;
  start: Uint32Array;
  end: Uint32Array;
  next: Uint32Array;
}

function allocate(size: number): Growing {
  return {
    kind: new Uint16Array(size),
    field: new Uint8Array(size),
    start: new Uint32Array(size),
    end: new Uint32Array(size),
    next: new Uint32Array(size),
  };
}

function grow(old: Growing): Growing {
  const bigger = allocate(old.kind.length * 2);
  for (const key of ['kind', 'field', 'start', 'end', 'next'] as const) bigger[key].set(old[key]);
  return bigger;
}

/** One buffer per thread, reused: a tree is cut to size when it is done. */
let buffer = allocate(1 << 16);

/** Copies the kept part of a native tree into flat arrays; iterative, so nesting cannot overflow the stack. */
export function copyTree(
  native: Parser.Tree,
  text: string,
  table: KindTable,
  wantBody: (start: number, end: number) => boolean,
): SyntaxTree {
  const cursor = native.walk() as FastCursor;
  const bodyKind = kindId(table, table.pack.body.kind);
  const ownerKind = kindId(table, table.pack.body.owner);
  const errors: number[] = [];
  const directives: [number, number][] = [];
  const open: number[] = [];
  let size = 0;
  let depth = 0;
  let out = buffer;
  // A node starts where its first child does, whether that one is kept or not: asked once, for the outermost.
  let start = cursor.startIndex;
  let known = true;
  let hasFields = false;
  const hasError = native.rootNode.hasError;
  for (;;) {
    const grammarId = cursor.nodeTypeId;
    let action = table.action[grammarId]!;
    if (action === act.unseen) action = meet(table, cursor, grammarId);
    let descend = false;
    let kept = false;
    if (action === act.keep || action === act.leaf || action === act.error) {
      if (size === out.kind.length) out = buffer = grow(out);
      if (!known) start = cursor.startIndex;
      const end = cursor.endIndex;
      const kind = table.ours[grammarId]!;
      out.kind[size] = kind;
      out.start[size] = start;
      out.end[size] = end;
      const grammarField = hasFields ? cursor.currentFieldId : 0;
      if (grammarField !== 0) {
        let ours = table.ourFields[grammarField]!;
        if (ours === 0) {
          ours = fieldId(table, cursor.currentFieldName);
          table.ourFields[grammarField] = ours;
        }
        out.field[size] = ours;
      } else out.field[size] = 0;
      kept = true;
      if (action === act.error) errors.push(start);
      descend = action !== act.leaf;
      if (descend && kind === bodyKind && open.length > 0) {
        const owner = out.kind[open[open.length - 1]!]!;
        if (owner === ownerKind && !wantBody(start, end)) descend = false;
      }
    } else if (action === act.comment) {
      if (!known) start = cursor.startIndex;
      const end = cursor.endIndex;
      if (text.slice(start, Math.min(end, start + 200)).includes('dyn-audit:'))
        directives.push([start, end]);
    } else if (hasError && cursor.nodeIsMissing) errors.push(cursor.startIndex);
    if (kept) {
      out.next[size] = size + 1;
      if (descend && cursor.gotoFirstChild()) {
        open.push(size++);
        if (open.length > depth) depth = open.length;
        known = true;
        hasFields = table.fieldless[out.kind[size - 1]!] === 0;
        continue;
      }
      size++;
    }
    let done = false;
    while (!cursor.gotoNextSibling()) {
      if (!cursor.gotoParent()) {
        done = true;
        break;
      }
      const closed = open.pop();
      if (closed === undefined) {
        done = true;
        break;
      }
      out.next[closed] = size;
    }
    if (done) break;
    known = false;
    hasFields = open.length > 0 && table.fieldless[out.kind[open[open.length - 1]!]!] === 0;
  }
  while (open.length > 0) out.next[open.pop()!] = size;
  return {
    text,
    kinds: table.kinds,
    fields: table.fields,
    kind: out.kind.slice(0, size),
    field: out.field.slice(0, size),
    start: out.start.slice(0, size),
    end: out.end.slice(0, size),
    next: out.next.slice(0, size),
    size,
    depth,
    errors,
    directives,
  };
}
