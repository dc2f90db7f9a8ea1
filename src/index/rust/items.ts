import {
  childIn,
  childOfKind,
  childrenOf,
  fieldOf,
  kindOf,
  type SyntaxTree,
  textOf,
} from '../../syntax/index.ts';
import type {
  FieldFacts,
  FileFacts,
  FnFacts,
  ImplFacts,
  ModuleFacts,
  TypeFacts,
  UseFacts,
} from '../facts.ts';
import { isCfgTest, isTestAttribute, readDerives, readPathAttribute } from './attributes.ts';
import { readFunction } from './functions.ts';
import { lineIndex } from './lines.ts';
import { unwrap } from './split.ts';
import { readUse } from './uses.ts';

/** A function with a body that the file's thread can analyse, found again by its offset. */
export interface FnNode {
  readonly facts: FnFacts;
  readonly node: number;
  /** -1: the body was not copied. */
  readonly body: number;
  readonly module: string;
  /** Index into FileFacts.impls or types (traits), -1 for a free function. */
  readonly impl: number;
  readonly trait: number;
  readonly test: boolean;
}

export interface FileItems {
  readonly facts: FileFacts;
  readonly fns: readonly FnNode[];
  /** Initialisers of constants and statics: expressions outside any function. */
  readonly values: readonly {
    readonly node: number;
    readonly module: string;
    readonly test: boolean;
  }[];
}

interface Walk {
  readonly tree: SyntaxTree;
  readonly text: string;
  readonly line: (offset: number) => number;
  readonly modules: ModuleFacts[];
  readonly uses: UseFacts[];
  readonly types: TypeFacts[];
  readonly impls: ImplFacts[];
  readonly freeFns: (FnFacts & { module: string })[];
  readonly consts: (FieldFacts & { module: string })[];
  readonly macros: string[];
  readonly fns: FnNode[];
  readonly values: { node: number; module: string; test: boolean }[];
}

/** Facts of one file and the functions whose bodies were copied. `fileTest`: the file as a whole is test code. */
export function readItems(
  path: string,
  blob: string,
  text: string,
  tree: SyntaxTree,
  fileTest: boolean,
): FileItems {
  const lines = lineIndex(text);
  const walk: Walk = {
    tree,
    text,
    line: (offset) => lines.line(offset),
    modules: [],
    uses: [],
    types: [],
    impls: [],
    freeFns: [],
    consts: [],
    macros: [],
    fns: [],
    values: [],
  };
  const inner = tree.size > 0 ? innerTest(tree, 0) : false;
  if (tree.size > 0) readContainer(walk, 0, '', fileTest || inner);
  const facts: FileFacts = {
    path,
    blob,
    modules: walk.modules,
    uses: walk.uses,
    types: walk.types,
    impls: walk.impls,
    fns: walk.freeFns,
    consts: walk.consts,
    macros: walk.macros,
    errorLines: [...new Set(tree.errors.map((at) => lines.line(at)))].slice(0, 5),
    fileTest: fileTest || inner,
  };
  return { facts, fns: walk.fns, values: walk.values };
}

function innerTest(tree: SyntaxTree, node: number): boolean {
  return childrenOf(tree, node).some(
    (child) => kindOf(tree, child) === 'inner_attribute_item' && isCfgTest(textOf(tree, child)),
  );
}

function readContainer(walk: Walk, container: number, module: string, test: boolean): void {
  const { tree } = walk;
  let attributes: string[] = [];
  for (const node of childrenOf(tree, container)) {
    const kind = kindOf(tree, node);
    if (kind === 'attribute_item') {
      attributes.push(textOf(tree, node));
      continue;
    }
    readItem(walk, node, kind, module, test || attributes.some(isCfgTest), attributes);
    attributes = [];
  }
}

function readItem(
  walk: Walk,
  node: number,
  kind: string,
  module: string,
  test: boolean,
  attributes: string[],
): void {
  const { tree } = walk;
  const name = childIn(tree, node, 'name');
  const named = name < 0 ? '' : textOf(tree, name);
  switch (kind) {
    case 'use_declaration':
      walk.uses.push(...readUse(textOf(tree, node), module));
      break;
    case 'mod_item': {
      const body = childIn(tree, node, 'body');
      const inTest = test || (body >= 0 && innerTest(tree, body));
      walk.modules.push({
        module,
        name: named,
        inline: body >= 0,
        test: inTest,
        pathAttr: readPathAttribute(attributes),
      });
      if (body >= 0)
        readContainer(walk, body, module === '' ? named : `${module}::${named}`, inTest);
      break;
    }
    case 'function_item':
    case 'function_signature_item': {
      const fn = addFunction(walk, node, module, test, attributes, -1, -1);
      walk.freeFns.push({ ...fn, module });
      break;
    }
    case 'struct_item':
    case 'enum_item':
    case 'union_item':
      walk.types.push(readType(walk, node, kind, named, module, test, attributes));
      break;
    case 'type_item': {
      const target = childIn(tree, node, 'type');
      walk.types.push({
        ...emptyType(walk, node, 'alias', named, module, test, attributes),
        target: target < 0 ? '' : textOf(tree, target),
      });
      break;
    }
    case 'trait_item':
      readTrait(walk, node, named, module, test, attributes);
      break;
    case 'impl_item':
      readImpl(walk, node, module, test);
      break;
    case 'const_item':
    case 'static_item': {
      const type = childIn(tree, node, 'type');
      const value = childIn(tree, node, 'value');
      walk.consts.push({ name: named, type: type < 0 ? '' : textOf(tree, type), module });
      if (value >= 0) walk.values.push({ node: value, module, test });
      break;
    }
    case 'macro_definition':
      walk.macros.push(/macro_rules!\s*(\w+)/.exec(textOf(tree, node))?.[1] ?? '');
      break;
    case 'macro_invocation':
    case 'expression_statement':
      // `lazy_static! { ... }` at the top level: an expression outside any function.
      walk.values.push({ node: kind === 'macro_invocation' ? node : node + 1, module, test });
      break;
    case 'foreign_mod_item':
    case 'declaration_list':
      break;
    default:
      break;
  }
}

function addFunction(
  walk: Walk,
  node: number,
  module: string,
  test: boolean,
  attributes: readonly string[],
  impl: number,
  trait: number,
): FnFacts {
  const { tree } = walk;
  const isTest = test || attributes.some(isTestAttribute);
  const facts = readFunction(tree, node, walk.text, walk.line, isTest, attributes);
  const body = childIn(tree, node, 'body');
  const copied = body >= 0 && tree.next[body]! > body + 1;
  walk.fns.push({ facts, node, body: copied ? body : -1, module, impl, trait, test: isTest });
  if (copied) readNested(walk, body, module, isTest);
  return facts;
}

const nested = new Set([
  'function_item',
  'impl_item',
  'struct_item',
  'enum_item',
  'trait_item',
  'mod_item',
  'type_item',
  'const_item',
  'static_item',
  'use_declaration',
]);

/** Items inside a function's body; they are taken as items of its module. */
function readNested(walk: Walk, body: number, module: string, test: boolean): void {
  const { tree } = walk;
  const stop = tree.next[body]!;
  for (let node = body + 1; node < stop; ) {
    const kind = kindOf(tree, node);
    if (!nested.has(kind)) {
      node++;
      continue;
    }
    readItem(walk, node, kind, module, test, []);
    node = tree.next[node]!;
  }
}

function readType(
  walk: Walk,
  node: number,
  kind: string,
  name: string,
  module: string,
  test: boolean,
  attributes: string[],
): TypeFacts {
  const { tree } = walk;
  const body = childIn(tree, node, 'body');
  const base = emptyType(
    walk,
    node,
    kind === 'enum_item' ? 'enum' : kind === 'union_item' ? 'union' : 'struct',
    name,
    module,
    test,
    attributes,
  );
  if (body < 0) return base;
  if (kind !== 'enum_item') return { ...base, fields: readFields(tree, body) };
  const variants = childrenOf(tree, body)
    .filter((child) => kindOf(tree, child) === 'enum_variant')
    .map((child) => {
      const fields = childIn(tree, child, 'body');
      return {
        name: textOf(tree, childIn(tree, child, 'name')),
        fields: fields < 0 ? [] : readFields(tree, fields),
        named: fields >= 0 && kindOf(tree, fields) === 'field_declaration_list',
      };
    });
  return { ...base, variants };
}

function readFields(tree: SyntaxTree, list: number): FieldFacts[] {
  if (kindOf(tree, list) === 'ordered_field_declaration_list') {
    return childrenOf(tree, list)
      .filter((child) => fieldOf(tree, child) === 'type')
      .map((child, at) => ({ name: String(at), type: textOf(tree, child) }));
  }
  return childrenOf(tree, list)
    .filter((child) => kindOf(tree, child) === 'field_declaration')
    .map((child) => ({
      name: textOf(tree, childIn(tree, child, 'name')),
      type: textOf(tree, childIn(tree, child, 'type')),
    }));
}

function emptyType(
  walk: Walk,
  node: number,
  kind: TypeFacts['kind'],
  name: string,
  module: string,
  test: boolean,
  attributes: string[],
): TypeFacts {
  const { tree } = walk;
  return {
    kind,
    name,
    module,
    generics: textIn(tree, node, 'type_parameters'),
    where: textOfKind(tree, node, 'where_clause'),
    fields: [],
    variants: [],
    derives: readDerives(attributes),
    attrs: attributes
      .filter((text) => text.includes('dyn(') || text.includes('pyclass'))
      .join('\n'),
    target: '',
    fns: [],
    line: walk.line(tree.start[node]!),
    pub: childOfKind(tree, node, 'visibility_modifier') >= 0,
    test,
  };
}

function textIn(tree: SyntaxTree, node: number, field: string): string {
  const child = childIn(tree, node, field);
  return child < 0 ? '' : unwrap(textOf(tree, child));
}

function textOfKind(tree: SyntaxTree, node: number, kind: string): string {
  const child = childOfKind(tree, node, kind);
  return child < 0 ? '' : textOf(tree, child);
}

function readMembers(
  walk: Walk,
  body: number,
  module: string,
  test: boolean,
  impl: number,
  trait: number,
) {
  const { tree } = walk;
  const fns: FnFacts[] = [];
  const types: FieldFacts[] = [];
  const consts: FieldFacts[] = [];
  let attributes: string[] = [];
  for (const node of childrenOf(tree, body)) {
    const kind = kindOf(tree, node);
    if (kind === 'attribute_item') {
      attributes.push(textOf(tree, node));
      continue;
    }
    const name = childIn(tree, node, 'name');
    const type = childIn(tree, node, 'type');
    const fact = {
      name: name < 0 ? '' : textOf(tree, name),
      type: type < 0 ? '' : textOf(tree, type),
    };
    if (kind === 'function_item' || kind === 'function_signature_item') {
      fns.push(
        addFunction(
          walk,
          node,
          module,
          test || attributes.some(isCfgTest),
          attributes,
          impl,
          trait,
        ),
      );
    } else if (kind === 'type_item' || kind === 'associated_type') types.push(fact);
    else if (kind === 'const_item') {
      consts.push(fact);
      const value = childIn(tree, node, 'value');
      if (value >= 0) walk.values.push({ node: value, module, test });
    }
    attributes = [];
  }
  return { fns, types, consts };
}

function readTrait(
  walk: Walk,
  node: number,
  name: string,
  module: string,
  test: boolean,
  attributes: string[],
): void {
  const { tree } = walk;
  const body = childIn(tree, node, 'body');
  const members =
    body < 0
      ? { fns: [], types: [] }
      : readMembers(walk, body, module, test, -1, walk.types.length);
  const bounds = childIn(tree, node, 'bounds');
  walk.types.push({
    ...emptyType(walk, node, 'trait', name, module, test, attributes),
    target: bounds < 0 ? '' : textOf(tree, bounds).replace(/^:\s*/, ''),
    fns: members.fns,
    fields: members.types,
  });
}

function readImpl(walk: Walk, node: number, module: string, test: boolean): void {
  const { tree } = walk;
  const trait = childIn(tree, node, 'trait');
  const self = childIn(tree, node, 'type');
  const body = childIn(tree, node, 'body');
  const at = walk.impls.length;
  // The place is taken before the members are read, so that they can name it.
  walk.impls.push({
    module,
    generics: '',
    where: '',
    trait: '',
    self: '',
    fns: [],
    types: [],
    consts: [],
    test,
  });
  const members =
    body < 0 ? { fns: [], types: [], consts: [] } : readMembers(walk, body, module, test, at, -1);
  walk.impls[at] = {
    module,
    generics: textIn(tree, node, 'type_parameters'),
    where: textOfKind(tree, node, 'where_clause'),
    trait: trait < 0 ? '' : textOf(tree, trait),
    self: self < 0 ? '' : textOf(tree, self),
    ...members,
    test,
  };
}
