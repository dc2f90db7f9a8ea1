import { posix } from 'node:path';
import { packageOf } from './package.ts';

const names = /(?:#\s*\[\s*path\s*=\s*|\binclude!\s*[({[]\s*)"([^"\n]+\.rs)"/g;

/** Files of other packages that a text takes in, as far as its words say where they lie. */
export function lentIn(path: string, text: string): readonly (readonly [string, string])[] {
  return [...text.matchAll(names)].flatMap(([, name = '']) => {
    const target = posix.normalize(posix.join(posix.dirname(path), name));
    return packageOf(target) === packageOf(path) ? [] : [[target, path] as const];
  });
}
