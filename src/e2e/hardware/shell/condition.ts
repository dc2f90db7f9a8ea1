import { expandText } from './expand.ts';
import { matches } from './glob.ts';
import { isKnown, type Scope } from './scope.ts';
import { afterWord } from './tokens.ts';

/** Null: cannot be told without running something. */
export type Truth = boolean | null;

const not = (truth: Truth): Truth => (truth === null ? null : !truth);

const numbers: Readonly<Record<string, (a: number, b: number) => boolean>> = {
  '-eq': (a, b) => a === b,
  '-ne': (a, b) => a !== b,
  '-gt': (a, b) => a > b,
  '-ge': (a, b) => a >= b,
  '-lt': (a, b) => a < b,
  '-le': (a, b) => a <= b,
};

function split(text: string): string[] {
  const words: string[] = [];
  for (let at = 0; at < text.length; ) {
    const rest = text.slice(at, at + 2);
    if (/^\s/.test(rest)) at++;
    else if (rest === '&&' || rest === '||') {
      words.push(rest);
      at += 2;
    } else {
      const end = Math.max(afterWord(text, at), at + 1);
      words.push(text.slice(at, end));
      at = end;
    }
  }
  return words;
}

function decide(words: readonly string[], scope: Scope): Truth {
  if (words[0] === '!') return not(decide(words.slice(1), scope));
  const [first = '', how = '', last = ''] = words;
  if (words.length === 2) {
    const value = expandText(how, scope);
    if (!isKnown(value)) return null;
    if (first === '-z') return value === '';
    if (first === '-n') return value !== '';
    return null;
  }
  if (words.length === 1) {
    const value = expandText(first, scope);
    return isKnown(value) ? value !== '' : null;
  }
  if (words.length !== 3) return null;
  const left = expandText(first, scope);
  const right = expandText(last, scope);
  if (!isKnown(left) || !isKnown(right)) return null;
  if (how === '==' || how === '=') return matches(left, right);
  if (how === '!=') return !matches(left, right);
  const compare = numbers[how];
  if (compare === undefined || !/^-?\d+$/.test(left) || !/^-?\d+$/.test(right)) return null;
  return compare(Number(left), Number(right));
}

/** What stands in `[[ ]]` or `[ ]`: its parts from left to right, joined by `&&` and `||`. */
export function decideTest(text: string, scope: Scope): Truth {
  const words = split(text);
  let truth: Truth = null;
  let joint = '';
  let part: string[] = [];
  const close = () => {
    const value = decide(part, scope);
    if (joint === '') truth = value;
    else if (joint === '&&') truth = truth === false || value === false ? false : truth && value;
    else truth = truth === true || value === true ? true : truth === null ? null : value;
    part = [];
  };
  for (const word of words) {
    if (word !== '&&' && word !== '||') {
      part.push(word);
      continue;
    }
    close();
    joint = word;
  }
  close();
  return truth;
}
