import { type Document, isAlias, isMap, isScalar, isSeq, type Scalar, type YAMLMap } from 'yaml';
import {
  deeper,
  isClearEnvName,
  type Reading,
  readStart,
  readString,
  referEnv,
  type Source,
  slice,
  unknownCommand,
} from '../text/index.ts';
import { scalarSource } from './scalars.ts';

/** What a walk through a document needs. */
export interface Walk {
  readonly source: Source;
  readonly document: Document.Parsed;
  readonly reading: Reading;
}

type Keys = ReadonlyMap<string, { readonly key: Scalar; readonly value: unknown }>;

const envKey =
  /^(env|envs|environment|(extra|additional|common|worker|frontend)?_?env_?(vars?|s)?|extraEnvs?)$/i;

/** Reads a node and all below it; `key` is that of the nearest map. */
export function readNode(node: unknown, key: string, walk: Walk): void {
  if (isScalar(node)) {
    if (typeof node.value === 'string' && node.value !== '')
      readString(scalarSource(walk.source, node), key, walk.reading);
  } else if (isSeq(node)) readList(node.items, key, walk);
  else if (isMap(node)) readMap(node, key, walk);
}

function readList(items: readonly unknown[], key: string, walk: Walk): void {
  const { reading } = walk;
  const words = items.flatMap((item) => wordOf(item, walk));
  if (envKey.test(key))
    for (const { text, ...rest } of words) {
      const name = /^[A-Za-z_]\w*(?==|$)/.exec(text);
      if (name) referEnv(slice({ text, ...rest }, 0, name[0].length), reading);
    }
  const flags = words.some((word) => /^--[a-zA-Z]/.test(word.text));
  if (flags) {
    const options = { folder: '', test: reading.test, doc: reading.doc };
    const split = words.flatMap((word) =>
      /^--[a-zA-Z]\S*\s/.test(word.text) ? [slice(word, 0, word.text.search(/\s/))] : [word],
    );
    const command = unknownCommand(split, options);
    if (command) reading.found.commands.push(command);
  }
  for (const item of items) if (!flags || !isScalar(item)) readNode(item, key, walk);
}

function readMap(map: YAMLMap, under: string, walk: Walk): void {
  const keys = keysOf(map);
  const done = readRunning(keys, walk);
  const name = keys.get('name')?.value;
  if (isScalar(name) && (keys.has('value') || keys.has('valueFrom') || envKey.test(under))) {
    const source = scalarSource(walk.source, name);
    if (envKey.test(under) || isClearEnvName(source.text)) referEnv(source, walk.reading);
  }
  const listed = envKey.test(under) && name === undefined;
  const data = under === 'data' || under === 'stringData';
  for (const [key, { key: scalar, value }] of keys) {
    if (listed || (data && isClearEnvName(key)))
      referEnv(scalarSource(walk.source, scalar), walk.reading);
    if (!done.has(key)) readNode(value, key, walk);
  }
}

function keysOf(map: YAMLMap): Keys {
  const keys = new Map<string, { key: Scalar; value: unknown }>();
  for (const { key, value } of map.items)
    if (isScalar(key)) keys.set(String(key.value), { key, value });
  return keys;
}

/** What the map runs, if it is a container, a service or a step; gives the keys that were read with it. */
function readRunning(keys: Keys, walk: Walk): ReadonlySet<string> {
  const { source, reading } = walk;
  const folder = textOf(keys, ['workingDir', 'working_dir', 'working-directory', 'workdir'], walk);
  const run = keys.get('run')?.value;
  if (isScalar(run) && typeof run.value === 'string') {
    const shell = textOf(keys, ['shell'], walk);
    const inner = deeper(reading);
    const tag = /python/.test(shell) ? 'python' : /pwsh|cmd|node/.test(shell) ? '' : 'sh';
    if (inner) inner.embedded(tag, scalarSource(source, run), inner, folder);
    return new Set(['run']);
  }
  const script = keys.get('script')?.value;
  if (isScalar(script) && keys.has('image')) {
    const inner = deeper(reading);
    if (inner) inner.embedded('sh', scalarSource(source, script), inner, folder);
    return new Set(['script']);
  }
  const merged = mergedInto(keys, walk);
  const entrypoint = wordsOf(keys.get('entrypoint')?.value, walk);
  const command = wordsOf((keys.get('command') ?? merged?.get('command'))?.value, walk);
  const args = wordsOf(keys.get('args')?.value, walk);
  if (!entrypoint && !command && !args) return new Set();
  readStart({ entrypoint, command, args, folder }, reading);
  return new Set(['entrypoint', 'command', 'args'].filter((key) => !isMap(keys.get(key)?.value)));
}

function textOf(keys: Keys, names: readonly string[], walk: Walk): string {
  for (const name of names) {
    const value = keys.get(name)?.value;
    if (isScalar(value)) return scalarSource(walk.source, value).text;
  }
  return '';
}

/** The map that `<<: *anchor` brings in. */
function mergedInto(keys: Keys, walk: Walk): Keys | undefined {
  const merge = keys.get('<<')?.value;
  const map = isAlias(merge) ? merge.resolve(walk.document) : merge;
  return isMap(map) ? keysOf(map) : undefined;
}

function wordsOf(node: unknown, walk: Walk): readonly Source[] | Source | undefined {
  const value = isAlias(node) ? node.resolve(walk.document) : node;
  if (isSeq(value)) return value.items.flatMap((item) => wordOf(item, walk));
  if (!isScalar(value) || typeof value.value !== 'string' || value.value === '') return undefined;
  return scalarSource(walk.source, value);
}

function wordOf(item: unknown, walk: Walk): readonly Source[] {
  if (!isScalar(item) || typeof item.value !== 'string') return [];
  const source = scalarSource(walk.source, item);
  // Helm: `- {{ printf "--flag=%s" .Values.x | quote }}`.
  const printed = /^\{\{.{0,80}?"(?=--[a-z])/.exec(source.text);
  return [printed ? slice(source, printed[0].length, source.text.length) : source];
}
