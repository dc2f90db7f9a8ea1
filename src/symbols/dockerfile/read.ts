import {
  blanked,
  deeper,
  type Reading,
  readComments,
  readStart,
  referEnv,
  type Source,
  slice,
} from '../text/index.ts';
import { type Instruction, instructionsOf } from './instructions.ts';

/** What the stage at hand starts and where. */
interface Stage {
  entrypoint: readonly Source[] | undefined;
  command: readonly Source[] | undefined;
  folder: string;
}

/** Reads a Dockerfile or a template of one: what it runs and starts, with flags and variables. */
export function readDockerfile(source: Source, reading: Reading): void {
  const { instructions, comments } = instructionsOf(withoutComments(source));
  readComments(source, comments, reading);
  let stage = freshStage();
  for (const instruction of instructions) {
    if (instruction.name === 'FROM') {
      start(stage, reading);
      stage = freshStage();
    }
    readInstruction(instruction, stage, reading);
  }
  start(stage, reading);
}

function freshStage(): Stage {
  return { entrypoint: undefined, command: undefined, folder: '' };
}

/** Comments of Jinja span lines; what stands in them is of no one's. Offsets stay. */
function withoutComments(source: Source): Source {
  if (!source.text.includes('{#')) return source;
  const text = blanked(source.text, /(?<!\$)\{#/g, '#}');
  return { ...source, text };
}

function start(stage: Stage, reading: Reading): void {
  const { entrypoint, command, folder } = stage;
  if (entrypoint || command) readStart({ entrypoint, command, args: undefined, folder }, reading);
}

function readInstruction(instruction: Instruction, stage: Stage, reading: Reading): void {
  const { name, rest } = instruction;
  if (name === 'WORKDIR') stage.folder = /[$`{]/.test(rest.text) ? '' : rest.text.trim();
  else if (name === 'ENV') readEnv(rest, reading);
  else if (name === 'RUN') readRun(instruction, stage, reading);
  else if (name === 'COPY' || name === 'ADD') readCopied(instruction, reading);
  else if (name === 'HEALTHCHECK') {
    const command = /\bCMD\s+/.exec(rest.text);
    if (command)
      readLine(slice(rest, command.index + command[0].length, rest.text.length), stage, reading);
  } else if (name === 'ENTRYPOINT' || name === 'CMD') {
    const words = execForm(rest);
    if (!words) readShellForm(rest, name, stage, reading);
    else if (name === 'CMD') stage.command = words;
    else stage.entrypoint = words;
  }
}

/** A shell's entrypoint gets no CMD. */
function readShellForm(rest: Source, name: string, stage: Stage, reading: Reading): void {
  if (name === 'ENTRYPOINT') stage.command = undefined;
  readLine(rest, stage, reading);
}

/** `ENV A=1 B="2 3"`, `ENV A 1`. */
function readEnv(rest: Source, reading: Reading): void {
  const { text } = rest;
  const old = /^([A-Za-z_]\w*)\s+[^=\s]/.exec(text);
  if (old && !/^\w+=/.test(text)) {
    referEnv(slice(rest, 0, old[1]!.length), reading);
    return;
  }
  const pair = /(?<!\w)([A-Za-z_]\w*)=(?:"(?:[^"\\]|\\[\s\S])*"|'[^']*'|(?:\\[\s\S]|[^\s\\"'])*)*/g;
  for (const match of text.matchAll(pair))
    referEnv(slice(rest, match.index, match.index + match[1]!.length), reading);
}

function readRun({ rest, heredocs }: Instruction, stage: Stage, reading: Reading): void {
  const options =
    /^(\s*\\?\n?\s*--(mount|network|security)=(?:\{\{[^{}\n]*\}\}|(?!\{\{)\S)+\s*)*(\\\n\s*)?/.exec(
      rest.text,
    )![0];
  const line = slice(rest, options.length, rest.text.length);
  if (heredocs.length === 0) {
    readLine(line, stage, reading);
    return;
  }
  const inner = deeper(reading);
  const tag = /\bpython/.test(line.text) ? 'python' : 'sh';
  if (inner) for (const text of heredocs) inner.embedded(tag, text, inner, stage.folder);
}

function readCopied({ rest, heredocs }: Instruction, reading: Reading): void {
  const inner = deeper(reading);
  const tag = /\.(sh|py|ya?ml|json)\s*$/.exec(rest.text)?.[1] ?? '';
  if (inner) for (const text of heredocs) inner.embedded(tag, text, inner);
}

/** A line for the shell, or a list of words in brackets. */
function readLine(line: Source, stage: Stage, reading: Reading): void {
  const words = execForm(line);
  const { folder } = stage;
  if (words) {
    readStart({ entrypoint: undefined, command: words, args: undefined, folder }, reading);
    return;
  }
  const inner = deeper(reading);
  if (inner) inner.embedded('sh', line, inner, folder);
}

/** The words of `["a", "b"]`; undefined for anything else. */
function execForm(rest: Source): readonly Source[] | undefined {
  if (!/^\s*\[\s*"/.test(rest.text) || !/\]\s*$/.test(rest.text)) return undefined;
  const out: Source[] = [];
  for (const match of rest.text.matchAll(/"((?:[^"\\]|\\.)*)"/g))
    out.push(slice(rest, match.index + 1, match.index + 1 + match[1]!.length));
  return out;
}
