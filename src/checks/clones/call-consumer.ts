import {
  type BodyTypes,
  type CallInfo,
  type Expr,
  type ExprOf,
  shallow,
  type Type,
} from '../../index/index.ts';
import { isCloneName } from './clone-name.ts';
import { type Consumer, nothing } from './consumed.ts';

const consuming =
  /^(into|into_\w+|unwrap\w*|expect|ok|err|map|map_err|and_then|or_else|ok_or\w*|collect|fold|for_each|filter\w*|flat_map|zip|chain|rev|enumerate|extend|join|await|with_\w+|boxed|instrument)$/;

/** A method called on the clone. */
export function receiver(types: BodyTypes, call: ExprOf<'method'>): Consumer {
  const info = types.calls.get(call);
  const self = info?.fn?.facts.self;
  const base = { ...nothing, kind: 'method' as const, callee: call.name, fn: info?.fn, expr: call };
  if (isCloneName(call.name)) return { ...base, needs: 'borrow', why: 'it is cloned again' };
  if (
    call.name === 'as_ref' ||
    call.name === 'as_str' ||
    call.name === 'as_slice' ||
    self === 'ref'
  ) {
    return { ...base, needs: 'borrow', why: `\`${call.name}\` only borrows it` };
  }
  if (self === 'mut') return { ...base, needs: 'owned', why: `\`${call.name}\` changes the copy` };
  if (self === 'own') return { ...base, needs: 'owned', why: `\`${call.name}\` takes it by value` };
  return {
    ...base,
    needs: consuming.test(call.name) ? 'owned' : 'unknown',
    why: `\`${call.name}\` takes it`,
  };
}

/** A call or macro that takes the clone as an argument. */
export function argument(types: BodyTypes, outer: Expr, at: number, expr: Expr): Consumer {
  if (outer.k === 'macro') {
    const borrows = outer.mode === 'borrow';
    return {
      ...nothing,
      kind: borrows ? 'borrowed' : 'argument',
      needs: borrows ? 'borrow' : outer.mode === 'value' ? 'owned' : 'unknown',
      why: `macro \`${outer.name}!\` ${borrows ? 'takes it by reference' : 'takes it'}`,
      callee: `${outer.name}!`,
      expr,
    };
  }
  const info: CallInfo | undefined = types.calls.get(outer);
  const callee =
    outer.k === 'method'
      ? outer.name
      : outer.k === 'call' && outer.fn.k === 'path'
        ? outer.fn.text
        : '';
  const base = {
    ...nothing,
    kind: 'argument' as const,
    callee,
    fn: info?.fn,
    expr,
    parameter: parameterOf(info, outer, at),
    generic: info?.generic[at] ?? '',
  };
  const spawned =
    info?.fn?.facts.attrs.includes('dyn(spawn') === true ||
    /(^|::)spawn(_blocking|_local|_on)?$/.test(callee);
  if (info?.kind === 'constructor')
    return { ...base, kind: 'stored', needs: 'owned', why: `it becomes part of \`${callee}\`` };
  const param: Type | undefined = info?.params[at];
  const p = param ? shallow(param) : undefined;
  if (p?.k === 'ref') return { ...base, needs: 'borrow', why: `\`${callee}\` takes a reference` };
  return { ...base, needs: 'owned', why: `\`${callee || 'the call'}\` takes it by value`, spawned };
}

/** Place of the argument among the declared parameters: `Type::method(x, a)` counts `x` as the receiver. */
function parameterOf(info: CallInfo | undefined, outer: Expr, at: number): number {
  if (!info?.fn) return -1;
  return outer.k === 'call' && info.fn.facts.self !== '' ? at - 1 : at;
}
