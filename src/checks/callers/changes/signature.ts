import type { Parameter, Signature } from '../../../symbols/index.ts';

/** True when every call that fits one signature fits the other, and types are written the same. */
export function sameSignature(a: Signature | null, b: Signature | null): boolean {
  if (a === null || b === null) return a === b;
  return shapeOf(a) === shapeOf(b);
}

const shapeOf = (signature: Signature): string =>
  JSON.stringify([
    signature.parameters,
    signature.returns,
    signature.async,
    signature.receiver,
    signature.generics,
    signature.access,
  ]);

/** What is different for a caller, in clauses joined by semicolons; '' when nothing is. */
export function describeSignature(before: Signature, after: Signature): string {
  const clauses: string[] = [];
  const was = new Map(before.parameters.map((each) => [each.name, each]));
  const is = new Map(after.parameters.map((each) => [each.name, each]));
  const gone = before.parameters.filter((each) => !is.has(each.name));
  const fresh = after.parameters.filter((each) => !was.has(each.name));
  if (gone.length > 0) clauses.push(`no longer takes ${list(gone)}`);
  const needed = fresh.filter((each) => each.required);
  const free = fresh.filter((each) => !each.required);
  if (needed.length > 0) clauses.push(`now requires ${list(needed)}`);
  if (free.length > 0) clauses.push(`now takes ${list(free)}`);
  for (const parameter of after.parameters) {
    const old = was.get(parameter.name);
    if (!old) continue;
    if (parameter.required && !old.required) clauses.push(`\`${parameter.name}\` is now required`);
    else if (!parameter.required && old.required)
      clauses.push(`\`${parameter.name}\` is now optional`);
    if (parameter.kind !== old.kind) clauses.push(`\`${parameter.name}\` is now ${parameter.kind}`);
    if (parameter.type !== old.type)
      clauses.push(`\`${parameter.name}\` is now \`${parameter.type || 'untyped'}\``);
  }
  if (gone.length === 0 && fresh.length === 0 && order(before) !== order(after))
    clauses.push('the order of its parameters is new');
  if (before.async !== after.async)
    clauses.push(after.async ? 'is now async' : 'is no longer async');
  if (before.access !== after.access)
    clauses.push(after.access === 'property' ? 'is now a property' : 'is no longer a property');
  if (before.receiver !== after.receiver) clauses.push(`takes ${self(after.receiver)} now`);
  if (before.returns !== after.returns)
    clauses.push(`gives \`${after.returns || 'nothing declared'}\` now`);
  if (before.generics !== after.generics) clauses.push('has other type parameters now');
  return clauses.join('; ');
}

const list = (parameters: readonly Parameter[]): string =>
  parameters.map((each) => `\`${each.name}\``).join(', ');

const order = (signature: Signature): string =>
  signature.parameters.map((each) => each.name).join(' ');

const self = (receiver: Signature['receiver']): string =>
  receiver === 'none'
    ? 'no receiver'
    : receiver === 'instance'
      ? 'an instance'
      : receiver === 'class'
        ? 'the class'
        : `\`${receiver}\``;
