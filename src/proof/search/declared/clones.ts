import { behindBracket } from '../../edits/index.ts';

const head = /\bimpl\b[^{};]*?\bClone\s+for\s+((?:\w+\s*::\s*)*\w+)/g;
/** What a copy of each part by itself looks like; the initial value of a field, or an argument. */
const copied =
  /^(?:\w+\s*:(?!:)\s*)?(?:&?\s*self\s*\.\s*\w+\s*(?:\.\s*(?:clone|to_owned)\s*\(\s*\)\s*)?|(?:\w+\s*::\s*)*clone\s*\(\s*&\s*self\s*\.\s*\w+\s*\)|(?:\w+\s*::\s*)*PhantomData)$/;

/**
 * Types whose `Clone` is written by hand and does something else than to copy each field: the clone is not the original,
 * and nobody may have one for the other.
 */
export function* oddClonesIn(code: string): Generator<string> {
  for (const found of code.matchAll(head)) {
    const open = code.indexOf('{', found.index + found[0].length);
    const close = open < 0 ? -1 : behindBracket(code, open);
    const name = found[1]?.split('::').pop()?.trim();
    if (name && close > 0 && !isPlain(code.slice(open + 1, close - 1))) yield name;
  }
}

function isPlain(text: string): boolean {
  const body = /\bfn\s+clone\s*\(\s*&\s*self\s*\)\s*->\s*[^{]+\{([\s\S]*)\}/
    .exec(text)?.[1]
    ?.trim();
  if (body === undefined) return false;
  if (body === '*self') return true;
  const made = /^[A-Z]\w*\s*(?:\{([\s\S]*)\}|\(([\s\S]*)\))?$/.exec(body);
  if (made === null) return false;
  const parts = (made[1] ?? made[2] ?? '').split(',').map((part) => part.trim());
  return parts.every((part) => part === '' || copied.test(part));
}
