import type { QueryMatch } from '../../syntax/index.ts';
import { captureIn } from './captures.ts';
import type { Outline, Range } from './outline.ts';
import type { Local } from './scopes.ts';

/** Names of parts of functions: parameters, declared variables, loop variables, constants and types inside. */
export function localsOf(
  found: (role: string) => readonly QueryMatch[],
  outline: Outline,
): Local[] {
  const out: Local[] = [];
  const add = (
    at: Range,
    from: number,
    about: Partial<Pick<Local, 'at' | 'type' | 'declares' | 'value' | 'elements'>> = {},
  ) =>
    out.push({
      name: outline.text.slice(at.start, at.end),
      at: at.start,
      from,
      type: '',
      declares: '',
      value: null,
      elements: null,
      ...about,
    });
  for (const match of found('local.definition')) {
    const name = captureIn(match, 'local.definition')!;
    // Its own type is not said in its own terms: `func f(pod pod)`.
    add(name, match[match.length - 1]!.end, { type: captureIn(match, 'type')?.text ?? '' });
  }
  for (const match of found('local.type')) add(match[0]!, 0);
  for (const match of found('local.names')) addList(match, outline, add);
  for (const role of ['definition.const', 'definition.variable', 'definition.type'])
    for (const match of found(role)) addDeclared(match, outline, add);
  for (const role of ['definition.struct', 'definition.interface'])
    for (const match of found(role)) addDeclared(match, outline, add);
  addCases(found('case'), add);
  return out;
}

type Add = (
  at: Range,
  from: number,
  about?: Partial<Pick<Local, 'at' | 'type' | 'declares' | 'value' | 'elements'>>,
) => void;

/** `a, b := f(), g()`: each its own value; where one call gives all, the first name has it. */
function addList(match: QueryMatch, outline: Outline, add: Add): void {
  const names = outline.parts(captureIn(match, 'local.names')!);
  const values = captureIn(match, 'values');
  const elements = captureIn(match, 'elements');
  const from = match[match.length - 1]!.end;
  if (elements) {
    names.forEach((name, index) => add(name, from, index === 1 ? { elements } : {}));
    return;
  }
  const parts = values ? outline.parts(values) : [];
  names.forEach((name, index) => add(name, from, { value: parts[index] ?? null }));
}

/** A declaration of constants, variables or a type; those in no scope are the file's and not looked up here. */
function addDeclared(match: QueryMatch, outline: Outline, add: Add): void {
  const whole = match[0]!;
  const name = captureIn(match, 'name')!;
  const values = captureIn(match, 'values');
  const index = outline.parts({ start: whole.start, end: name.end }).length - 1;
  const type = captureIn(match, 'type')?.text ?? '';
  const value = values && type === '' ? (outline.parts(values)[index] ?? null) : null;
  add(name, values || type !== '' ? whole.end : name.start, {
    type,
    value,
    declares: captureIn(match, 'body')?.text ?? '',
  });
}

/** In the case of one type, the name that a switch gives its value has that type. */
function addCases(matches: readonly QueryMatch[], add: Add): void {
  for (const match of matches) {
    const whole = captureIn(match, 'case')!;
    const name = captureIn(match, 'switched')!;
    const written = captureIn(match, 'type')!;
    add(name, written.end, { at: whole.start, type: written.text });
  }
}
