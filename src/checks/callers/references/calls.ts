import type { Confidence, FindingKind } from '../../../model/callers.ts';
import type { CallArguments, Definition, Reference, Span } from '../../../symbols/index.ts';
import type { Broken } from '../changes/broken.ts';
import { misfit, selfArguments } from '../fits.ts';
import { isType } from '../world/members.ts';
import { resolvePath } from '../world/resolve.ts';
import type { World } from '../world/world.ts';

export interface CallFault {
  readonly kind: FindingKind;
  readonly confidence: Confidence;
  readonly message: string;
  /** Where the keyword stands that does not fit. */
  readonly at?: Span;
}

/**
 * Why a use no longer agrees with the signature that its name has now; null when it does, or when it did not agree
 * with the old one either, unless the change itself wrote it. `world` is where the names of the use are known.
 */
export function callFault(
  reference: Reference,
  changed: Broken,
  now: readonly Definition[],
  added: boolean,
  world: World,
): CallFault | null {
  const old = changed.before?.signature;
  if (!old || reference.guarded) return null;
  const what = `\`${changed.qualified}\``;
  const onType = isOnType(reference, world);
  if (reference.kind === 'call' && reference.args) {
    const { args } = reference;
    const faults = now.map((each) =>
      each.signature ? misfit(args, each.signature, selfArguments(each, onType)) : null,
    );
    const fault = faults[0];
    // Rust's fields are names of their own: those that are gone are told of one by one.
    const fields = fault?.kind === 'keyword' && changed.kind === 'struct';
    if (fault && !fields && faults.every((each) => each !== null)) {
      const fitted = misfit(args, old, selfArguments(changed.before, onType)) === null;
      if (!fitted && !added) return null;
      return {
        kind: fault.kind,
        confidence: now.length === 1 ? 'certain' : 'likely',
        message: `the call of ${what} ${fault.why}`,
        ...placeOf(args, fault.keyword),
      };
    }
  }
  return asyncFault(reference, changed, now, what) ?? accessFault(reference, changed, now, what);
}

export function placeOf(args: CallArguments, keyword: string | undefined): { readonly at?: Span } {
  const at =
    keyword === undefined ? undefined : args.keywordSpans?.[args.keywords.indexOf(keyword)];
  return at ? { at } : {};
}

/** `Type::method(x)`, `Class.method(x)`: the receiver is among the arguments. */
export function isOnType({ target }: Reference, world: World): boolean {
  if (!target || target.instance) return false;
  // Rust: `Unit.method(x)` is called on the value of a unit struct.
  if (target.root.includes('::')) return target.steps.length === 0;
  if (target.steps.length > 1 || target.steps[0] === '()') return false;
  if (target.steps.length === 0) return true;
  // A variable of a module or package holds a value: `shared.method(x)` gives the receiver by itself.
  const root = resolvePath(world, target.root);
  return root.k !== 'definitions' || root.all.some((each) => isType(world, each));
}

function asyncFault(
  reference: Reference,
  changed: Broken,
  now: readonly Definition[],
  what: string,
): CallFault | null {
  // Whether a native function gives a future is seldom declared.
  if (changed.kind === 'binding') return null;
  if (reference.kind !== 'call' || now.length !== 1) return null;
  const was = changed.before?.signature?.async ?? false;
  const is = now[0]!.signature?.async ?? false;
  if (was === is || reference.awaited === is) return null;
  // A call that is not awaited on the spot may be handed on to someone who does.
  return is
    ? {
        kind: 'call',
        confidence: 'ambiguous',
        message: `${what} is async now, the call is not awaited here`,
      }
    : { kind: 'call', confidence: 'likely', message: `awaits ${what}, which is no longer async` };
}

function accessFault(
  reference: Reference,
  changed: Broken,
  now: readonly Definition[],
  what: string,
): CallFault | null {
  const was = changed.before?.signature?.access;
  if (now.some((each) => !each.signature || each.signature.access === was)) return null;
  if (reference.kind === 'call' && was === 'call')
    return {
      kind: 'call',
      confidence: 'likely',
      message: `calls ${what}, which is a property now`,
    };
  if (reference.kind === 'attribute' && was === 'property')
    return {
      kind: 'attribute',
      confidence: 'likely',
      message: `reads ${what} like a property, which is a method now`,
    };
  return null;
}
