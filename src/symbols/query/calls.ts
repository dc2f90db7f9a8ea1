import type { Capture } from '../../syntax/index.ts';
import type { CallArguments, Chain } from '../facts.ts';
import { captureIn } from './captures.ts';
import type { Range } from './outline.ts';
import type { Page } from './page.ts';
import { atPath, type Uses } from './uses.ts';
import type { Values } from './values.ts';

/** Reads the calls; gives the starts of the names that are called: they are calls and nothing else. */
export function readCalls(page: Page, values: Values, uses: Uses): Set<number> {
  const members = new Map(
    page.found('reference.attribute').map((match) => {
      const name = captureIn(match, 'reference.attribute')!;
      return [name.end, { name, object: captureIn(match, 'object')! }] as const;
    }),
  );
  const called = new Set<number>();
  const several = givingSeveral(page);
  for (const match of page.found('reference.call')) {
    const callee = captureIn(match, 'reference.call')!;
    const list = captureIn(match, 'arguments')!;
    const args = argumentsOf(page, values, list, several);
    const member = members.get(callee.end);
    if (member && member.object.start === callee.start) {
      const { name, object } = member;
      called.add(name.start);
      const span = { line: name.line, column: name.column, endLine: list.endLine };
      const target = values.member(object, name.text);
      if (target !== 'own') uses.add('call', name.text, span, name.start, { target, args });
      continue;
    }
    const written = page.readType(callee.text).name;
    if (written === '' || written !== callee.text) continue;
    called.add(callee.start);
    const target = targetOf(values, callee, written);
    if (!target) continue;
    const name = written.slice(written.lastIndexOf('.') + 1);
    const span = { line: callee.line, column: callee.column, endLine: list.endLine };
    uses.add('call', name, span, callee.start, { target, args });
  }
  return called;
}

/** What a called name stands for; null for a local or a built-in. */
function targetOf(values: Values, callee: Capture, written: string): Chain | null {
  if (written.includes('.')) {
    const path = values.typePath(written, callee.start);
    return path === null ? null : atPath(path);
  }
  const found = values.meaning(written, callee.start);
  return found.k === 'path' ? atPath(found.path) : null;
}

/** Functions of the file that give several values: `f(g())` may pass them all. */
function givingSeveral(page: Page): Set<string> {
  const out = new Set<string>();
  for (const match of page.found('definition.function')) {
    const result = captureIn(match, 'result');
    if (result && page.outline.parts(result).length > 1) out.add(captureIn(match, 'name')!.text);
  }
  return out;
}

function argumentsOf(
  page: Page,
  values: Values,
  list: Range,
  several: ReadonlySet<string>,
): CallArguments {
  const parts = page.outline.parts(list);
  const last = parts[parts.length - 1];
  const spread =
    last !== undefined &&
    (page.hooks.spreads(page.text.slice(last.start, last.end)) ||
      (parts.length === 1 && several.has(values.callee(last))));
  return {
    positional: spread ? parts.length - 1 : parts.length,
    keywords: [],
    spread,
    keywordSpread: false,
  };
}
