import { expandFields, expandText } from './expand.ts';
import { bounded, isKnown, longest, type Scope, unknown, type Value } from './scope.ts';

const form = /^([A-Za-z_]\w*)(\[\w+\])?(\+?)=(.*)$/s;

/** Carries out `NAME=word`, `NAME+=word`, `NAME=( words )`; gives what each name is now. */
export function setVariables(words: readonly string[], scope: Scope): [string, string][] {
  return words.flatMap((word): [string, string][] => {
    const [, name = '', index, plus, right = ''] = form.exec(word) ?? [];
    if (name === '') return [];
    const value = index === undefined ? newValue(name, plus === '+', right, scope) : unknown;
    scope.variables.set(name, value);
    return [[name, typeof value === 'string' ? value : value.join(' ')]];
  });
}

function newValue(name: string, added: boolean, right: string, scope: Scope): Value {
  const before = added ? scope.variables.get(name) : undefined;
  if (right.startsWith('(')) {
    const items = fieldsOf(right.slice(1, -1), scope);
    const old = before === undefined || before === '' ? [] : [before].flat();
    return [...old, ...items].slice(0, longest);
  }
  const text = expandText(right, scope);
  return typeof before === 'string' ? bounded(before + text) : text;
}

function fieldsOf(inner: string, scope: Scope): string[] {
  // Quoted words and expansions stay whole; everything else is parted at blanks.
  const words = inner.match(/(?:"(?:\\.|[^"\\])*"|'[^']*'|\\.|\$\{[^}]*\}|[^\s"'\\])+/g) ?? [];
  return words.flatMap((word) => expandFields(word, scope));
}

/** `read` gets what cannot be told: its names are unknown from here on. */
export function readList(words: readonly string[], scope: Scope): void {
  for (const name of words.filter((word) => /^[A-Za-z_]\w*$/.test(word) && isKnown(word)))
    scope.variables.set(name, unknown);
}
