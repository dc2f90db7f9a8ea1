import { type Token, tokenize } from './tokens.ts';

/** What launch scripts are made of. Everything else of the language is skipped over. */
export type Command =
  | { readonly kind: 'simple'; readonly words: readonly string[]; readonly then: Joint }
  | {
      readonly kind: 'check';
      readonly of: 'test' | 'arithmetic';
      readonly text: string;
      readonly then: Joint;
    }
  | {
      readonly kind: 'if';
      readonly arms: readonly { readonly when: Script | null; readonly body: Script }[];
    }
  | {
      readonly kind: 'for';
      readonly name: string;
      readonly words: readonly string[];
      readonly body: Script;
    }
  | {
      readonly kind: 'while';
      readonly when: Script;
      readonly until: boolean;
      readonly body: Script;
    }
  | {
      readonly kind: 'case';
      readonly word: string;
      readonly arms: readonly { readonly patterns: readonly string[]; readonly body: Script }[];
    }
  | { readonly kind: 'function'; readonly name: string; readonly body: Script }
  | { readonly kind: 'group'; readonly body: Script };

/** How the next command hangs on this one. */
export type Joint = 'and' | 'or' | 'pipe' | 'next';
export type Script = readonly Command[];

const joints: Readonly<Record<string, Joint>> = { '&&': 'and', '||': 'or', '|': 'pipe' };

/** Reads a script as far as it is made of the commands above; it never fails. */
export function parse(text: string): Script {
  const tokens = tokenize(text);
  let at = 0;
  const peek = (): Token | undefined => tokens[at];
  const isOperator = (text: string) => peek()?.kind === 'operator' && peek()?.text === text;
  const isWord = (...texts: readonly string[]) =>
    peek()?.kind === 'word' && texts.includes(peek()!.text);
  const skip = (...texts: readonly string[]) => {
    while (peek()?.kind === 'operator' && texts.includes(peek()!.text)) at++;
  };
  const take = (word: string) => {
    if (isWord(word)) at++;
  };

  function list(...ends: readonly string[]): Command[] {
    const commands: Command[] = [];
    while (peek() !== undefined) {
      skip(';', '&', '\n', '&&', '||', '|');
      const token = peek();
      if (token === undefined || (token.kind === 'word' && ends.includes(token.text))) break;
      if (token.kind === 'operator' && ends.includes(token.text)) break;
      const before = at;
      commands.push(command());
      if (at === before) at++;
    }
    return commands;
  }

  function joint(): Joint {
    const token = peek();
    return (token?.kind === 'operator' ? joints[token.text] : undefined) ?? 'next';
  }

  function command(): Command {
    const token = peek()!;
    if (token.kind === 'test' || token.kind === 'arithmetic') {
      at++;
      return { kind: 'check', of: token.kind, text: token.text, then: joint() };
    }
    if (isOperator('(')) return group(')');
    if (isWord('{')) return group('}');
    if (isWord('if')) return conditional();
    if (isWord('for')) return forLoop();
    if (isWord('while', 'until')) return whileLoop();
    if (isWord('case')) return choice();
    return simple();
  }

  function group(end: string): Command {
    at++;
    const body = list(end);
    at++;
    return { kind: 'group', body };
  }

  function conditional(): Command {
    const arms: { when: Script | null; body: Script }[] = [];
    while (isWord('if', 'elif')) {
      at++;
      const when = list('then');
      take('then');
      arms.push({ when, body: list('elif', 'else', 'fi') });
    }
    if (isWord('else')) {
      at++;
      arms.push({ when: null, body: list('fi') });
    }
    take('fi');
    return { kind: 'if', arms };
  }

  function body(): Script {
    skip(';', '\n');
    take('do');
    const commands = list('done');
    take('done');
    return commands;
  }

  function forLoop(): Command {
    at++;
    const name = peek()?.text ?? '';
    at++;
    take('in');
    const words: string[] = [];
    while (peek()?.kind === 'word' && !isWord('do')) words.push(tokens[at++]!.text);
    return { kind: 'for', name, words, body: body() };
  }

  function whileLoop(): Command {
    const until = isWord('until');
    at++;
    return { kind: 'while', until, when: list('do'), body: body() };
  }

  function choice(): Command {
    at++;
    const word = peek()?.text ?? '';
    at++;
    skip('\n');
    take('in');
    const arms: { patterns: string[]; body: Script }[] = [];
    for (;;) {
      skip('\n', ';', ';;', ';&', ';;&', '(');
      if (peek() === undefined || isWord('esac')) break;
      const patterns: string[] = [];
      while (peek() !== undefined && !isOperator(')')) {
        const token = tokens[at++]!;
        if (token.kind === 'word') patterns.push(token.text);
      }
      at++;
      arms.push({ patterns, body: list(';;', ';&', ';;&', 'esac') });
    }
    take('esac');
    return { kind: 'case', word, arms };
  }

  function simple(): Command {
    const words: string[] = [];
    while (peek()?.kind === 'word') words.push(tokens[at++]!.text);
    const [name = '', second] = words;
    const isFunction = isOperator('(') && tokens[at + 1]?.text === ')' && words.length === 1;
    if (isFunction || (name === 'function' && second !== undefined)) {
      if (isFunction) at += 2;
      skip('\n');
      const open = isWord('{') || words.at(-1) === '{';
      if (isWord('{')) at++;
      const inner = open ? list('}') : [];
      take('}');
      return { kind: 'function', name: isFunction ? name : (second ?? ''), body: inner };
    }
    return { kind: 'simple', words, then: joint() };
  }

  return list();
}
