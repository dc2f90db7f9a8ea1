import type { Definition, Reference, Span, SymbolFile } from '../facts.ts';
import type { TextFile } from '../language.ts';

interface Line extends Span {
  readonly section: string;
  readonly key: string;
  /** Value as written; arrays over several lines are one. */
  readonly value: string;
}

/** What a Cargo.toml says of names: the crate, its features and programs, and the features it asks of others. */
export function readCargo(file: TextFile): SymbolFile {
  const lines = linesOf(file.text);
  const definitions: Definition[] = [];
  const references: Reference[] = [];
  const find = (section: string, key: string) =>
    lines.find((line) => line.section === section && line.key === key);
  const name = find('package', 'name');
  const owner = name ? unquoted(name.value) : '';
  if (name && owner !== '') {
    const library = find('lib', 'name');
    const crate = library ? unquoted(library.value) : owner.replaceAll('-', '_');
    definitions.push(definition(library ?? name, 'crate', crate, crate, owner));
  }
  for (const line of lines) {
    if (line.section === 'features' && owner !== '') {
      definitions.push(definition(line, 'feature', line.key, `${owner}/${line.key}`, owner));
      for (const used of texts(line.value)) feature(references, line, owner, used);
    } else if (/(?:^|\.)(?:dev-|build-)?dependencies(?:\.|$)/.test(line.section))
      dependency(references, line);
    else if (/^\[?bin$/.test(line.section) && line.key === 'name') {
      const program = unquoted(line.value);
      definitions.push(definition(line, 'crate', program, program, owner));
    }
  }
  return {
    path: file.path,
    language: 'rust',
    module: '',
    open: false,
    definitions,
    aliases: [],
    references,
    commands: [],
    imports: [],
    damaged: false,
  };
}

function linesOf(text: string): Line[] {
  const out: Line[] = [];
  const rows = text.split('\n');
  let section = '';
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!;
    const header = /^\s*(\[\[?)\s*([^\]]+?)\s*\]/.exec(row);
    if (header) {
      section = header[2]!.replace(/["'\s]/g, '');
      continue;
    }
    const pair = /^(\s*["']?)([\w.-]+)["']?\s*=\s*(.*)$/.exec(row);
    if (!pair) continue;
    const start = i;
    let value = withoutComment(pair[3]!);
    while (
      value.startsWith('[') &&
      !value.trimEnd().endsWith(']') &&
      i + 1 < rows.length &&
      i - start < 500
    )
      value += ` ${withoutComment(rows[++i]!)}`;
    out.push({
      section,
      key: pair[2]!,
      value: value.trim(),
      line: start + 1,
      column: pair[1]!.length + 1,
      endLine: i + 1,
    });
  }
  return out;
}

function withoutComment(text: string): string {
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '"') quoted = !quoted;
    else if (text[at] === '#' && !quoted) return text.slice(0, at);
  }
  return text;
}

function unquoted(value: string): string {
  return /^["']([^"']*)["']/.exec(value)?.[1] ?? '';
}

function texts(value: string): string[] {
  return [...value.matchAll(/"([^"]*)"/g)].map((match) => match[1]!);
}

function definition(
  line: Line,
  kind: Definition['kind'],
  name: string,
  path: string,
  owner: string,
): Definition {
  return {
    kind,
    name,
    path,
    owner,
    line: line.line,
    column: line.column,
    endLine: line.endLine,
    signature: null,
    gives: null,
    bases: [],
    open: false,
    visibility: 'public',
    test: false,
    deprecated: false,
    body: '',
    condition: '',
  };
}

/** `other`, `dep/feature`, `dep?/feature`; `dep:name` turns on a dependency and no feature. */
function feature(references: Reference[], line: Line, owner: string, used: string): void {
  if (used.startsWith('dep:')) return;
  const cut = used.indexOf('/');
  const crate = cut < 0 ? owner : used.slice(0, cut).replace('?', '');
  const name = used.slice(cut + 1);
  references.push(reference(line, 'name', name, `${crate}/${name}`));
}

/** A dependency uses the crate's name, and features of it. */
function dependency(references: Reference[], line: Line): void {
  const table = /dependencies\.(.+)$/.exec(line.section)?.[1];
  const key = table ?? line.key.split('.')[0]!;
  const renamed = /\bpackage\s*=\s*"([^"]+)"/.exec(line.value)?.[1];
  const crate = renamed ?? key;
  if (table === undefined)
    references.push(
      reference(line, 'import', crate.replaceAll('-', '_'), crate.replaceAll('-', '_')),
    );
  const list = table
    ? line.key === 'features'
      ? line.value
      : ''
    : (/\bfeatures\s*=\s*(\[[^\]]*\])/.exec(line.value)?.[1] ?? '');
  for (const name of texts(list))
    references.push(reference(line, 'name', name, `${crate}/${name}`));
}

function reference(line: Line, kind: Reference['kind'], name: string, root: string): Reference {
  return {
    kind,
    name,
    target: { root, instance: false, steps: [] },
    args: null,
    awaited: false,
    guarded: false,
    test: false,
    doc: false,
    within: '',
    line: line.line,
    column: line.column,
    endLine: line.endLine,
  };
}
