import { callback, named, task } from './closures.ts';
import { type Flow, sequence } from './flow.ts';
import { branch, choose, ifLet, letElse, loop, matchOption, nested, walkList } from './nested.ts';
import {
  argumentsOfOneCall,
  assign,
  bind,
  change,
  declare,
  give,
  type Kind,
  leave,
  look,
  move,
  question,
  reference,
  wait,
} from './statements.ts';
import type { Writer } from './writer.ts';

/** The kinds of statement, each as often as it is drawn. */
const kinds: readonly Kind[] = [
  ...[give, give, give, give, give, bind, bind, declare, move, move, look, look, change, assign],
  ...[question, wait, leave, reference, argumentsOfOneCall],
  ...[branch, branch, branch, choose, ifLet, matchOption, letElse, loop, loop, walkList, nested],
  ...[callback, callback, named, task, task],
];

const jumps = (flow: Flow): boolean =>
  flow.op === 'return' ||
  flow.op === 'break' ||
  flow.op === 'continue' ||
  (flow.op === 'sequence' && flow.parts.some(jumps));

/** Some statements; what follows a jump is not written. */
export function statements(w: Writer, most = 4): Flow {
  const parts: Flow[] = [];
  const count = 1 + w.random.below(most);
  for (let at = 0; at < count && w.budget > 0; at++) {
    w.budget--;
    const flow = w.random.pick(kinds)(w);
    if (!flow) continue;
    parts.push(flow);
    if (jumps(flow)) break;
  }
  return sequence(...parts);
}
