import { type Flow, nothing, sequence } from './flow.ts';
import { body } from './nested.ts';
import { bind, give, type Kind, look } from './statements.ts';
import { block, line, newId, type Surroundings } from './writer.ts';

/** Bodies that run later, or again, or never. */

const closed: Partial<Surroundings> = { loops: [], leaves: false, awaits: false };

/** A closure handed to a call that runs it at most once, or again and again. */
export const callback: Kind = (w) => {
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
export const named: Kind = (w) => {
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

export const task: Kind = (w) => {
  if (w.around.outside > 0) return undefined;
  const move = w.random.chance(70);
  const id = newId(w);
  line(w, `spawn(async ${move ? 'move ' : ''}{`);
  const inside = body(w, { ...closed, awaits: true, outside: id });
  line(w, '});');
  return { op: 'closure', id, move, body: inside, runs: 'at most once', holder: -1 };
};
