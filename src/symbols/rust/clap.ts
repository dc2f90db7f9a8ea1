import type { Chain } from '../facts.ts';
import {
  type Argument,
  type Attribute,
  argument,
  argumentsOf,
  argumentText,
} from './attributes.ts';
import { closeOf, stringAt, tokenText, wordAt } from './cursor.ts';
import { define } from './emit.ts';
import { kinds } from './lex.ts';
import type { Reader } from './reader.ts';
import { resolve } from './scope.ts';
import { defineVariable } from './strings.ts';

/** What a type's attributes say of the command line it declares. */
export interface Container {
  readonly owner: string;
  readonly parser: boolean;
  readonly subcommands: boolean;
  readonly snake: boolean;
}

const settings = /^(?:clap::)?(?:arg|clap|command|structopt|group)$/;

/** Reads a type's derives and settings; flags that let anything pass are recorded. */
export function containerOf(r: Reader, attributes: readonly Attribute[], owner: string): Container {
  const derives = attributes
    .filter((one) => one.name === 'derive')
    .map((one) => one.text)
    .join(' ');
  const args = attributes
    .filter((one) => settings.test(one.name))
    .flatMap((one) => argumentsOf(r.t, one));
  const parser = /\b(Parser|Args|Subcommand|StructOpt)\b/.test(derives);
  if (parser) openFlags(r, args, owner);
  const snake = /snake/.test(argumentText(r.t, argument(args, 'rename_all')));
  return { owner, parser, subcommands: /\bSubcommand\b/.test(derives), snake };
}

function openFlags(r: Reader, args: readonly Argument[], owner: string): void {
  for (const arg of args) {
    const open =
      /^(allow_external_subcommands|trailing_var_arg|external_subcommand|last|raw)$/.test(arg.key);
    if (open && wordAt(r.t, arg.from) !== 'false') flag(r, arg.at, '*', owner, false, true);
  }
}

function flag(
  r: Reader,
  at: number,
  name: string,
  owner: string,
  deprecated: boolean,
  open: boolean,
): void {
  if (r.quiet) return;
  define(r, at, at, { kind: 'cli_flag', name, path: name, owner, deprecated, open });
}

/** `block_size`, `BlockSize` and `_block` as clap writes them on a command line. */
function kebab(name: string, snake: boolean): string {
  const words = name
    .replace(/^_+|_+$/g, '')
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1_$2')
    .toLowerCase();
  return snake ? words : words.replaceAll('_', '-');
}

/** Flags and variables that a field declares. */
export function readClapField(
  r: Reader,
  name: number,
  attributes: readonly Attribute[],
  container: Container,
  deprecated: boolean,
): void {
  const own = attributes.filter((one) => settings.test(one.name));
  if (own.length === 0) return;
  const { t } = r;
  const args = own.flatMap((one) => argumentsOf(t, one));
  const word = wordAt(t, name);
  const { owner } = container;
  for (const arg of args) {
    const texts = textsOf(r, arg);
    if (arg.key === 'long')
      flag(r, name, `--${texts[0] ?? kebab(word, container.snake)}`, owner, deprecated, false);
    else if (arg.key === 'short')
      flag(r, name, `-${texts[0] ?? word.replace(/^_+/, '')[0]}`, owner, deprecated, false);
    else if (/^(visible_)?(alias|aliases)$/.test(arg.key))
      for (const text of texts) flag(r, arg.at, `--${text}`, owner, deprecated, false);
    else if (/^(visible_)?short_alias(es)?$/.test(arg.key))
      for (const text of texts) flag(r, arg.at, `-${text}`, owner, deprecated, false);
    else if (arg.key === 'env') readEnv(r, arg, word, texts, deprecated);
  }
  openFlags(r, args, owner);
}

function readEnv(
  r: Reader,
  arg: Argument,
  field: string,
  texts: readonly string[],
  deprecated: boolean,
): void {
  let name = texts[0];
  if (name === undefined && arg.to > arg.from) name = constant(r, arg);
  else name ??= field.toUpperCase();
  if (name) defineVariable(r, arg.to > arg.from ? arg.from : arg.at, name, deprecated);
}

/** Text of the constant of this file that an argument names. */
function constant(r: Reader, arg: Argument): string | undefined {
  const segments: string[] = [];
  for (let i = arg.from; i < arg.to; i++)
    if (r.t.kind[i] === kinds.word) segments.push(wordAt(r.t, i));
  return segments.length > 0 ? r.texts.get(resolve(r, segments)) : undefined;
}

/** Strings and characters in an argument: `"a"`, `'a'`, `["a", "b"]`. */
function textsOf(r: Reader, arg: Argument): string[] {
  const out: string[] = [];
  for (let i = arg.from; i < arg.to; i++) {
    if (r.t.kind[i] === kinds.string) {
      out.push(stringAt(r.t, i));
      if (arg.key === 'env') r.read = i;
    } else if (r.t.kind[i] === kinds.char) out.push(tokenText(r.t, i).slice(1, -1));
  }
  return out;
}

/** The sub-command that a variant is. */
export function readClapVariant(
  r: Reader,
  name: number,
  attributes: readonly Attribute[],
  container: Container,
  deprecated: boolean,
): void {
  if (!container.subcommands) return;
  const args = attributes
    .filter((one) => settings.test(one.name))
    .flatMap((one) => argumentsOf(r.t, one));
  openFlags(r, args, container.owner);
  if (argument(args, 'flatten') || argument(args, 'skip') || argument(args, 'external_subcommand'))
    return;
  const word =
    argumentText(r.t, argument(args, 'name')) || kebab(wordAt(r.t, name), container.snake);
  command(r, name, word, container.owner, deprecated);
  for (const arg of args)
    if (/^(visible_)?(alias|aliases)$/.test(arg.key))
      for (const text of textsOf(r, arg)) command(r, arg.at, text, container.owner, deprecated);
}

function command(r: Reader, at: number, name: string, owner: string, deprecated: boolean): void {
  if (!r.quiet) define(r, at, at, { kind: 'subcommand', name, path: name, owner, deprecated });
}

/** A method of clap's builder: `Arg::new("x").long("y").short('z')`, `.subcommand(Command::new("x"))`. */
export function readBuilder(r: Reader, value: Chain, name: string, open: number): void {
  const { t } = r;
  const owner = r.place.within || r.place.module.path;
  const at = open + 1;
  const text = t.kind[at] === kinds.char ? tokenText(t, at).slice(1, -1) : stringAt(t, at);
  if (/Arg::(new|with_name)$/.test(value.root)) {
    if (name === 'env' && text !== '') {
      r.read = at;
      defineVariable(r, at, text, false);
    } else if (/^(last|trailing_var_arg|raw)$/.test(name) && wordAt(t, at) === 'true')
      flag(r, at, '*', owner, false, true);
    else if (text === '') return;
    else if (/^(long|alias|visible_alias)$/.test(name))
      flag(r, at, `--${text}`, owner, false, false);
    else if (/^(short|short_alias|visible_short_alias)$/.test(name))
      flag(r, at, `-${text}`, owner, false, false);
  } else if (name === 'allow_external_subcommands' && wordAt(t, at) !== 'false')
    flag(r, open, '*', owner, false, true);
  else if (name === 'subcommand') {
    for (let i = at; i < closeOf(t, open) && i < at + 12; i++) {
      const made = wordAt(t, i) === 'new' && t.kind[i + 1] === 40 ? stringAt(t, i + 2) : '';
      if (made === '') continue;
      command(r, i + 2, made, owner, false);
      return;
    }
  }
}
