import { type Flow, nothing, sequence } from './flow.ts';
import { give, type Kind } from './statements.ts';
import {
  block,
  clone,
  line,
  newId,
  newVariable,
  type Surroundings,
  show,
  spots,
  type Writer,
} from './writer.ts';

/** Statements that hold statements. */

export function body(
  w: Writer,
  around: Partial<Surroundings> = {},
  before: () => Flow = () => nothing,
): Flow {
  return block(w, around, () => {
    const first = before();
    return sequence(first, w.more(w));
  });
}

export const branch: Kind = (w) => {
  line(w, 'if cond() {');
  const then = body(w);
  const otherwise = w.random.chance(50);
  if (otherwise) line(w, '} else {');
  const parts = [then, otherwise ? body(w) : nothing];
  line(w, '}');
  return { op: 'choice', parts };
};

export const choose: Kind = (w) => {
  line(w, 'match code() {');
  const parts = ['0', '1 | 2', '_'].map((pattern) => {
    line(w, `    ${pattern} => {`);
    const flow = block(w, {}, () => body(w));
    line(w, '    }');
    return flow;
  });
  line(w, '}');
  return { op: 'choice', parts };
};

/** A new text for each match, moved out of what was made in place. */
function some(w: Writer, name: { current: string }): () => Flow {
  const variable = newVariable(w, 'String');
  name.current = variable.name;
  return () => {
    show(w, variable);
    return { op: 'declare', variable: variable.id };
  };
}

export const ifLet: Kind = (w) => {
  const name = { current: '' };
  const declared = some(w, name);
  line(w, `if let Some(mut ${name.current}) = maybe() {`);
  const then = body(w, {}, declared);
  line(w, '}');
  return { op: 'choice', parts: [then, nothing] };
};

/** Matching an option by value moves out of it, but only where it holds something; by reference it is read. */
export const matchOption: Kind = (w) => {
  const options = spots(w, 'Option<String>').filter(
    (spot) => !w.around.again || spot.place.variable >= w.around.outside,
  );
  if (options.length === 0) return undefined;
  const spot = w.random.pick(options);
  const byValue = w.random.chance(50);
  const name = { current: '' };
  const declared = some(w, name);
  const read: Flow = { op: 'use', place: spot.place };
  line(w, byValue ? `match ${spot.text} {` : `match &${spot.text} {`);
  line(w, byValue ? `    Some(mut ${name.current}) => {` : '    Some(_) => {');
  const there = block(w, {}, () =>
    body(
      w,
      {},
      byValue ? () => sequence({ op: 'move', place: spot.place }, declared()) : () => nothing,
    ),
  );
  line(w, '    }');
  line(w, '    None => {');
  const none = block(w, {}, () => body(w));
  line(w, '    }');
  line(w, '}');
  return sequence(read, { op: 'choice', parts: [there, none] });
};

export const letElse: Kind = (w) => {
  if (!w.around.leaves) return undefined;
  const variable = newVariable(w, 'String');
  line(w, `let Some(mut ${variable.name}) = maybe() else {`);
  const otherwise = block(w, {}, () => {
    const before = give(w) ?? nothing;
    line(w, 'return Ok(make());');
    return sequence(before, { op: 'return' });
  });
  line(w, '};');
  show(w, variable);
  return sequence(
    { op: 'choice', parts: [otherwise, nothing] },
    { op: 'declare', variable: variable.id },
  );
};

export const loop: Kind = (w) => {
  const label = newId(w);
  const loops = [...w.around.loops, { label, plain: true }];
  const name = { current: '' };
  const declared = some(w, name);
  const [head, endless, before] = w.random.pick([
    ['while cond() {', false, undefined],
    ['for _ in 0..3 {', false, undefined],
    [`while let Some(mut ${name.current}) = maybe() {`, false, declared],
    [`for mut ${name.current} in list() {`, false, declared],
    ['loop {', true, undefined],
  ] as const);
  line(w, `'l${label}: ${head}`);
  const inside = block(w, { loops }, () => {
    const first = before ? before() : nothing;
    const rest = w.more(w);
    if (!endless) return sequence(first, rest);
    line(w, 'if cond() { break; }');
    return sequence(first, rest, { op: 'choice', parts: [{ op: 'break', label }, nothing] });
  });
  line(w, '}');
  return { op: 'loop', label, body: inside, endless };
};

/** Walks over a clone, a borrow or the value of a list. */
export const walkList: Kind = (w) => {
  const lists = spots(w, 'Vec<String>');
  if (lists.length === 0) return undefined;
  const spot = w.random.pick(lists);
  const label = newId(w);
  const loops = [...w.around.loops, { label, plain: true }];
  const name = { current: '' };
  const declared = some(w, name);
  const copied = w.random.chance(60);
  const { text, flow } = copied ? clone(w, spot) : { text: `&${spot.text}`, flow: nothing };
  const reader = newId(w);
  line(
    w,
    copied
      ? `'l${label}: for mut ${name.current} in ${text} {`
      : `'l${label}: for r${reader} in ${text} {`,
  );
  const first: () => Flow = copied ? declared : () => ({ op: 'follow', variable: reader });
  const inside = body(w, { loops }, first);
  line(w, '}');
  const lent: Flow = copied ? flow : { op: 'lend', variable: reader, place: spot.place };
  // Asking for the next item uses the borrow once more.
  return sequence(lent, {
    op: 'loop',
    label,
    body: copied ? inside : sequence({ op: 'follow', variable: reader }, inside),
    endless: false,
  });
};

export const nested: Kind = (w) => {
  const labelled = w.random.chance(40);
  const label = newId(w);
  line(w, labelled ? `'l${label}: {` : '{');
  const inside = body(w, labelled ? { loops: [...w.around.loops, { label, plain: false }] } : {});
  line(w, '}');
  return labelled ? { op: 'labelled', label, body: inside } : inside;
};
