import { type Flow, nothing, sequence } from './flow.ts';
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

const jumps = (flow: Flow): boolean =>
  flow.op === 'return' ||
  flow.op === 'break' ||
  flow.op === 'continue' ||
  (flow.op === 'sequence' && flow.parts.some(jumps));

/** One to four statements; what follows a jump is not written. */
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

function body(
  w: Writer,
  around: Partial<Surroundings> = {},
  before: () => Flow = () => nothing,
): Flow {
  return block(w, around, () => {
    const first = before();
    return sequence(first, statements(w));
  });
}

const branch: Kind = (w) => {
  line(w, 'if cond() {');
  const then = body(w);
  const otherwise = w.random.chance(50);
  if (otherwise) line(w, '} else {');
  const parts = [then, otherwise ? body(w) : nothing];
  line(w, '}');
  return { op: 'choice', parts };
};

const choose: Kind = (w) => {
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

const ifLet: Kind = (w) => {
  const name = { current: '' };
  const declared = some(w, name);
  line(w, `if let Some(mut ${name.current}) = maybe() {`);
  const then = body(w, {}, declared);
  line(w, '}');
  return { op: 'choice', parts: [then, nothing] };
};

/** Matching an option by value moves out of it, but only where it holds something; by reference it is read. */
const matchOption: Kind = (w) => {
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

const letElse: Kind = (w) => {
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

const loop: Kind = (w) => {
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
    const rest = statements(w);
    if (!endless) return sequence(first, rest);
    line(w, 'if cond() { break; }');
    return sequence(first, rest, { op: 'choice', parts: [{ op: 'break', label }, nothing] });
  });
  line(w, '}');
  return { op: 'loop', label, body: inside, endless };
};

/** Walks over a clone, a borrow or the value of a list. */
const walkList: Kind = (w) => {
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
  return sequence(
    lent,
    {
      op: 'loop',
      label,
      body: copied ? inside : sequence({ op: 'follow', variable: reader }, inside),
      endless: false,
    },
    copied ? nothing : nothing,
  );
};

const nested: Kind = (w) => {
  const labelled = w.random.chance(40);
  const label = newId(w);
  line(w, labelled ? `'l${label}: {` : '{');
  const inside = body(w, labelled ? { loops: [...w.around.loops, { label, plain: false }] } : {});
  line(w, '}');
  return labelled ? { op: 'labelled', label, body: inside } : inside;
};

const closed: Partial<Surroundings> = { loops: [], leaves: false, awaits: false };

/** A closure handed to a call that runs it at most once, or again and again. */
const callback: Kind = (w) => {
  if (w.around.outside > 0) return undefined;
  const move = w.random.chance(50);
  const again = w.random.chance(40);
  const id = newId(w);
  line(w, `${again ? 'each' : 'run'}(${move ? 'move ' : ''}|| {`);
  const inside = body(w, { ...closed, outside: id, again });
  line(w, '});');
  return {
    op: 'closure',
    id,
    move,
    body: inside,
    runs: again ? 'again and again' : 'at most once',
    holder: -1,
  };
};

/** A closure under a name, called twice. */
const named: Kind = (w) => {
  if (w.around.outside > 0) return undefined;
  const move = w.random.chance(50);
  const holder = newId(w);
  const id = newId(w);
  line(w, `let mut f${holder} = ${move ? 'move ' : ''}|| {`);
  const inside = block(w, { ...closed, outside: id, again: true }, () =>
    sequence(w.random.pick([look, give])(w) ?? nothing),
  );
  line(w, '};');
  const closure: Flow = { op: 'closure', id, move, body: inside, runs: 'when called', holder };
  const between = w.random.pick([give, look, bind])(w) ?? nothing;
  line(w, `f${holder}();`);
  line(w, `f${holder}();`);
  return sequence(closure, between, { op: 'call', holder }, { op: 'call', holder });
};

const task: Kind = (w) => {
  if (w.around.outside > 0) return undefined;
  const move = w.random.chance(70);
  const id = newId(w);
  line(w, `spawn(async ${move ? 'move ' : ''}{`);
  const inside = body(w, { ...closed, awaits: true, outside: id });
  line(w, '});');
  return { op: 'closure', id, move, body: inside, runs: 'at most once', holder: -1 };
};

/** The kinds, each as often as it is drawn. */
const kinds: readonly Kind[] = [
  ...[
    give,
    give,
    give,
    give,
    give,
    bind,
    bind,
    declare,
    move,
    move,
    look,
    look,
    change,
    assign,
    question,
    wait,
    leave,
    reference,
    argumentsOfOneCall,
  ],
  ...[
    branch,
    branch,
    branch,
    choose,
    ifLet,
    matchOption,
    letElse,
    loop,
    loop,
    walkList,
    nested,
    callback,
    callback,
    named,
    task,
    task,
  ],
];
