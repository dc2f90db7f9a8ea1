import {
  isEnvName,
  mayHoldMetrics,
  type Reading,
  readMetrics,
  readOwnMetrics,
  readStart,
  refer,
  type Source,
  slice,
  spanOf,
  unknownCommand,
} from '../text/index.ts';
import { type Literal, literals } from './scan.ts';

/** Larger files are data; so are large ones without a query. */
const largest = 2_000_000;
const large = 200_000;

const hints =
  /"(command|args|entry[pP]oint|env\w*|containerEnv|remoteEnv|environment)"\s*:|dynamo_|[a-z]_(total|seconds|bytes|count|sum|bucket)\b|"expr"|"--[a-z]/;

/** Reads JSON without parsing it: queries of dashboards, what is run with which flags, names of variables. */
export function readJson(source: Source, reading: Reading): void {
  const { length } = source.text;
  if (length > largest || (length > large && !/"expr"\s*:\s*"/.test(source.text))) return;
  if (!hints.test(source.text)) return;
  const starts = new Map<number, Starting>();
  const lists = new Map<number, { key: string; parent: number; words: Source[] }>();
  for (const literal of literals(source.text)) {
    const text = slice(source, literal.from, literal.to);
    if (literal.isKey) {
      if (
        /^(env|environment|envs|containerEnv|remoteEnv)$/.test(literal.key) &&
        isEnvName(text.text)
      )
        refer(reading, 'env', text.text, spanOf(text, 0, text.text.length));
      continue;
    }
    if (literal.list) addWord(literal, text, lists);
    else if (literal.key === 'command') startOf(starts, literal.container).command = text;
    else noteName(literal, text, reading);
    if (mayHoldMetrics(text.text)) readMetrics(text, reading);
    else readOwnMetrics(text, reading);
  }
  for (const { key, parent, words } of lists.values()) {
    const isStart = /^(command|args|entry[pP]oint)$/.test(key);
    if (isStart) {
      const start = startOf(starts, parent);
      if (key === 'args') start.args = words;
      else if (key === 'command') start.command = words;
      else start.entrypoint = words;
    } else if (words.some((word) => /^--[a-zA-Z]/.test(word.text))) {
      const options = { folder: '', test: reading.test, doc: reading.doc };
      const command = unknownCommand(words, options);
      if (command) reading.found.commands.push(command);
    }
  }
  for (const { entrypoint, command, args } of starts.values())
    readStart({ entrypoint, command, args, folder: '' }, reading);
}

interface Starting {
  entrypoint?: Source[];
  command?: Source[] | Source;
  args?: Source[];
}

function startOf(starts: Map<number, Starting>, id: number): Starting {
  let start = starts.get(id);
  if (!start) {
    start = {};
    starts.set(id, start);
  }
  return start;
}

function addWord(
  literal: Literal,
  text: Source,
  lists: Map<number, { key: string; parent: number; words: Source[] }>,
): void {
  const known = lists.get(literal.container);
  if (known) known.words.push(text);
  else lists.set(literal.container, { key: literal.key, parent: literal.parent, words: [text] });
}

/** `{"name": "X", "value": ...}` in a list of variables. */
function noteName(literal: Literal, text: Source, reading: Reading): void {
  const inEnv = /^(env|environment|envs)$/.test(literal.above);
  if (literal.key === 'name' && inEnv && isEnvName(text.text))
    refer(reading, 'env', text.text, spanOf(text, 0, text.text.length));
}
