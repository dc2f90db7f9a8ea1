import {
  deeper,
  fileSource,
  joined,
  looksLikeCommand,
  type Part,
  type Reading,
  readMentions,
  readMetrics,
  type Source,
  slice,
} from '../text/index.ts';
import { type Fence, partsOf } from './fences.ts';
import { readProse } from './prose.ts';

const shells = new Set(
  'bash sh shell zsh console terminal shell-session shellsession shellscript'.split(' '),
);
const bare = new Set(['', 'text', 'txt', 'plaintext', 'plain', 'output', 'none']);

/** Arrows are no flags, and what a difference takes away is meant to be gone. */
const drawings = new Set(['mermaid', 'diff', 'd2', 'dot', 'svg']);

/** Reads a document: its blocks of code as what they are, its prose as what it mentions. */
export function readMarkdown(text: string, reading: Reading): void {
  const source = fileSource(text);
  const prose = deeper(reading, true);
  if (!prose) return;
  const parts = partsOf(source);
  for (const fence of parts.fences) readFence(fence, reading, prose);
  for (const { from, to } of parts.prose) readProse(slice(source, from, to), prose);
}

/** Reads a document of a kind that is no Markdown: its lines are all prose. */
export function readPlainText(text: string, reading: Reading): void {
  const prose = deeper(reading, true);
  if (prose) readMentions(fileSource(text), prose);
}

function readFence({ tag, code }: Fence, reading: Reading, prose: Reading): void {
  const inner = deeper(reading);
  if (!inner) return;
  if (tag === 'promql') readMetrics(code, inner);
  else if (shells.has(tag)) inner.embedded('sh', prompted(code), inner);
  else if (!bare.has(tag)) {
    if (!inner.embedded(tag, code, inner) && !drawings.has(tag)) readMentions(code, prose);
  } else if (/^[ \t]*(apiVersion|services|kind):/m.test(code.text))
    inner.embedded('yaml', code, inner);
  else if (tag !== 'output' && holdsPython(code.text)) inner.embedded('python', code, inner);
  else if (tag !== 'output' && holdsCommands(code.text))
    inner.embedded('sh', prompted(code), inner);
  else readMentions(code, prose);
}

/** A block without a tag that begins as modules do: with what it imports. */
function holdsPython(text: string): boolean {
  const first = text.split('\n').find((line) => !/^\s*(#|$)/.test(line)) ?? '';
  return /^(from [\w.]+ import [\w*(]|import [\w.]+( as \w+)?\s*$)/.test(first);
}

function holdsCommands(text: string): boolean {
  return text.split('\n').some((line) => looksLikeCommand(line) && /\s-|^\s*\$ /.test(line));
}

const prompt = /^\s*(?:[\w.-]+@[\w.-]+:\S*)?\$ +/;

/** Where there are prompts, the lines behind them (and those they go on with) are what is typed. */
function prompted(code: Source): Source {
  if (!code.text.split('\n').some((line) => prompt.test(line))) return code;
  const parts: Part[] = [];
  let goesOn = false;
  for (let from = 0; from < code.text.length; ) {
    const newline = code.text.indexOf('\n', from);
    const to = newline < 0 ? code.text.length : newline + 1;
    const line = code.text.slice(from, to);
    const match = prompt.exec(line);
    if (match || goesOn) parts.push({ from: from + (match ? match[0].length : 0), to });
    goesOn = (match !== null || goesOn) && /\\\s*$/.test(line);
    from = to;
  }
  return joined(code, parts);
}
