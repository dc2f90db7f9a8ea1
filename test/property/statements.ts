import { type Flow, nothing, sequence } from './flow.ts';
import {
  clone,
  forget,
  isInside,
  line,
  newId,
  newVariable,
  type Spot,
  show,
  spots,
  type TypeName,
  type Writer,
} from './writer.ts';

/** One kind of statement: writes it and gives what it does, or undefined when it cannot stand here. */
export type Kind = (w: Writer) => Flow | undefined;

const makers: Readonly<Record<TypeName, string>> = {
  String: 'make()',
  Pair: 'pair()',
  'Option<String>': 'maybe()',
  'Vec<String>': 'list()',
};
const types: readonly TypeName[] = [
  'String',
  'String',
  'String',
  'Pair',
  'Option<String>',
  'Vec<String>',
];

function some(w: Writer, ...of: readonly TypeName[]): Spot | undefined {
  const all = spots(w, ...of);
  return all.length === 0 ? undefined : w.random.pick(all);
}

const use = (spot: Spot): Flow => ({ op: 'use', place: spot.place });

/** A place that may be moved or changed: what a closure captured may not when it runs again. */
function free(w: Writer, ...of: readonly TypeName[]): Spot | undefined {
  const all = spots(w, ...of).filter((spot) => isInside(w, spot));
  return all.length === 0 ? undefined : w.random.pick(all);
}

export const declare: Kind = (w) => {
  const variable = newVariable(w, w.random.pick(types));
  line(w, `let mut ${variable.name} = ${makers[variable.type]};`);
  show(w, variable);
  return { op: 'declare', variable: variable.id };
};

/** Hands a clone to something that wants a value of its own, in one of many shapes. */
export const give: Kind = (w) => {
  const spot = some(w);
  if (!spot) return undefined;
  const { text, flow } = clone(w, spot);
  const shapes = [`take(${text});`, `take_any(${text});`];
  if (spot.type === 'String') {
    shapes.push(
      `take_text(${text});`,
      `kept.push(${text});`,
      `take_pair(Pair { a: ${text}, b: make() });`,
      `let _t = (${text}, 1);`,
      `take_option(Some(${text}));`,
      `Holder::new(${text}).keep();`,
    );
    if (w.around.outside > 0)
      shapes.splice(
        shapes.findIndex((shape) => shape.startsWith('kept')),
        1,
      );
  }
  line(
    w,
    w.random
      .pick(shapes)
      .replace(
        'take(',
        `take_${{ String: 'text', Pair: 'pair', 'Option<String>': 'option', 'Vec<String>': 'list' }[spot.type]}(`,
      ),
  );
  return flow;
};

/** A clone under a name of its own, which is given away or read. */
export const bind: Kind = (w) => {
  const spot = some(w);
  if (!spot) return undefined;
  const { text, flow } = clone(w, spot);
  const variable = newVariable(w, spot.type);
  line(w, `let mut ${variable.name} = ${text};`);
  show(w, variable);
  return sequence(flow, { op: 'declare', variable: variable.id });
};

export const move: Kind = (w) => {
  const spot = w.around.again ? free(w) : some(w);
  if (!spot) return undefined;
  line(w, `take_any(${spot.text});`);
  forget(w, spot);
  return { op: 'move', place: spot.place };
};

export const look: Kind = (w) => {
  const spot = some(w);
  if (!spot) return undefined;
  const texts = [`look(&${spot.text});`];
  if (spot.type === 'String')
    texts.push(
      `println!("{}", ${spot.text});`,
      `let _n = ${spot.text}.len();`,
      `if ${spot.text} == "one" { tick(); }`,
    );
  if (spot.type === 'String' && spot.place.path.length === 0)
    texts.push(`println!("{${spot.text}}");`, `println!("{${spot.text}:?} {}", 1);`);
  line(w, w.random.pick(texts));
  return use(spot);
};

export const change: Kind = (w) => {
  const spot = free(w, 'String');
  if (!spot) return undefined;
  line(w, `${spot.text}.push('c');`);
  return { op: 'change', place: spot.place };
};

export const assign: Kind = (w) => {
  const spot = free(w);
  if (!spot || spot.place.path.length > 0) return undefined;
  line(w, `${spot.text} = ${makers[spot.type]};`);
  return { op: 'assign', variable: spot.place.variable };
};

/** Several arguments of one call: they are evaluated from left to right, and borrows live until the call runs. */
export const argumentsOfOneCall: Kind = (w) => {
  const spot = some(w, 'String');
  if (!spot) return undefined;
  const first = clone(w, spot);
  const shape = w.random.below(w.around.again && !isInside(w, spot) ? 3 : 4);
  if (shape === 0) {
    line(w, `borrow_and_take(&${spot.text}, ${first.text});`);
    return sequence(use(spot), first.flow, use(spot));
  }
  if (shape === 1) {
    line(w, `take_and_borrow(${first.text}, &${spot.text});`);
    return sequence(first.flow, use(spot));
  }
  if (shape === 2) {
    const second = clone(w, spot);
    line(w, `take_two(${first.text}, ${second.text});`);
    return sequence(first.flow, second.flow);
  }
  line(w, `take_two(${first.text}, ${spot.text});`);
  forget(w, spot);
  return sequence(first.flow, { op: 'move', place: spot.place });
};

/** `let r = &x;`, something in between, then `r` again. */
export const reference: Kind = (w) => {
  const spot = some(w, 'String');
  if (!spot) return undefined;
  const id = newId(w);
  const shape = w.random.pick([`&${spot.text}`, `${spot.text}.as_str()`, `view(&${spot.text})`]);
  line(w, `let r${id} = ${shape};`);
  const between = w.random.pick([give, look, bind, change])(w) ?? nothing;
  if (w.random.chance(70)) {
    line(w, `look(r${id});`);
    return sequence({ op: 'lend', variable: id, place: spot.place }, between, {
      op: 'follow',
      variable: id,
    });
  }
  return sequence({ op: 'lend', variable: id, place: spot.place }, between);
};

export const leave: Kind = (w) => {
  const { loops, leaves } = w.around;
  const ways: (readonly [string, Flow])[] = [];
  if (leaves) ways.push(['return Ok(make());', { op: 'return' }]);
  for (const { label, plain } of loops) {
    ways.push([`break 'l${label};`, { op: 'break', label }]);
    if (plain) ways.push([`continue 'l${label};`, { op: 'continue', label }]);
  }
  const innermost = loops.at(-1);
  if (innermost?.plain)
    ways.push(
      ['break;', { op: 'break', label: innermost.label }],
      ['continue;', { op: 'continue', label: innermost.label }],
    );
  if (ways.length === 0) return undefined;
  const [text, flow] = w.random.pick(ways);
  if (w.random.chance(60)) {
    const spot = leaves && text.startsWith('return') ? some(w, 'String') : undefined;
    if (spot) {
      const { text: copy, flow: site } = clone(w, spot);
      line(w, `return Ok(${copy});`);
      return sequence(site, flow);
    }
  }
  line(w, text);
  return flow;
};

export const question: Kind = (w) => {
  if (!w.around.leaves) return undefined;
  const spot = w.random.chance(50) ? some(w, 'String') : undefined;
  if (!spot) {
    line(w, 'check()?;');
    return { op: 'choice', parts: [nothing, { op: 'return' }] };
  }
  const { text, flow } = clone(w, spot);
  line(w, `try_take(${text})?;`);
  return sequence(flow, { op: 'choice', parts: [nothing, { op: 'return' }] });
};

export const wait: Kind = (w) => {
  if (!w.around.awaits) return undefined;
  const spot = w.random.chance(50) ? some(w, 'String') : undefined;
  line(w, spot ? `later(&${spot.text}).await;` : 'pause().await;');
  return spot ? use(spot) : nothing;
};
