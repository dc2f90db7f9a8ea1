import type { CallArguments, Definition, Parameter, Signature } from '../../symbols/index.ts';

/** Why a call does not fit a signature. */
export interface Misfit {
  readonly kind: 'arity' | 'keyword';
  /** A clause that follows "the call": "does not give `tokenizer`". */
  readonly why: string;
  /** The keyword that does not fit. */
  readonly keyword?: string;
}

/**
 * Whether arguments can be bound to the parameters, as Python's own rules bind them; null when they can.
 * Languages without keywords have positional parameters only, so the same rules serve them. `extra` is the number of
 * leading arguments that stand for self, as in `Type::method(x, ..)`.
 */
export function misfit(args: CallArguments, signature: Signature, extra = 0): Misfit | null {
  const { parameters } = signature;
  const places = parameters.filter(
    (each) => each.kind === 'positional' || each.kind === 'positional-only',
  );
  const rest = parameters.some((each) => each.kind === 'rest');
  const keywordRest = parameters.some((each) => each.kind === 'keyword-rest');
  const positional = args.positional - extra;
  if (positional > places.length && !rest)
    return { kind: 'arity', why: `gives ${count(positional)}, ${takes(parameters)}` };
  const named = new Map(
    parameters
      .filter((each) => each.kind === 'positional' || each.kind === 'keyword-only')
      .map((each) => [each.name, each]),
  );
  for (const keyword of args.keywords) {
    if (!named.has(keyword) && !keywordRest)
      return { kind: 'keyword', why: `gives \`${keyword}\`, which it does not take`, keyword };
    // A name that can only be given by place is free for a keyword that `**` takes.
    const place = named.has(keyword) ? places.findIndex((each) => each.name === keyword) : -1;
    if (place >= 0 && place < positional && !args.spread)
      return { kind: 'keyword', why: `gives \`${keyword}\` twice`, keyword };
  }
  if (args.spread || args.keywordSpread) return null;
  const given = new Set(args.keywords.filter((each) => named.has(each)));
  const lacking = parameters.filter((each) => {
    if (!each.required || given.has(each.name)) return false;
    const place = places.indexOf(each);
    return place < 0 ? each.kind === 'keyword-only' : place >= positional;
  });
  if (lacking.length === 0) return null;
  const names = lacking.map((each) => `\`${each.name}\``).join(', ');
  return { kind: 'arity', why: `does not give ${names}` };
}

const count = (given: number): string => `${given} argument${given === 1 ? '' : 's'}`;

function takes(parameters: readonly Parameter[]): string {
  const places = parameters.filter(
    (each) => each.kind === 'positional' || each.kind === 'positional-only',
  );
  return places.length === 0 ? 'none can be given by place' : `it takes ${places.length}`;
}

/** Arguments that stand for self where a method is called on its type: `Type::method(x, ..)`, `Class.method(x)`. */
export function selfArguments(definition: Definition, onType: boolean): number {
  const receiver = definition.signature?.receiver ?? 'none';
  if (!onType || receiver === 'none' || receiver === 'class') return 0;
  return definition.kind === 'class' ? 0 : 1;
}
