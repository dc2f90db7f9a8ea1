import { oneLine } from '../../../model/one-line.ts';
import type { ProofSite } from '../../../model/proof.ts';

/** A removal that compiles, with what rustc said of it. */
export interface Compiled {
  readonly site: ProofSite;
  /** What stands in its place: the value, or a reference to it. */
  readonly form: 'move' | 'borrow';
  /** The edits are those of the finding: the audit knows what becomes of the reference. */
  readonly own: boolean;
  /** It is an argument of a call by itself. */
  readonly argument: boolean;
  /** Types as rustc names them: of what is cloned, and of what the clone gives. Null where it named none. */
  readonly receiver: string | null;
  readonly result: string | null;
  /** Bounds that the place demands, as rustc words them; null where nobody asked. */
  readonly bounds: readonly string[] | null;
  /** Text of the enclosing function; '' outside of one. */
  readonly body: string;
  /** Types of the crate that do something when they are dropped, by name. */
  readonly dropped: ReadonlySet<string>;
}

/** A reason to keep a clone although the crate compiles without it: gives the words, or undefined. */
export interface Objection {
  readonly id: string;
  readonly about: string;
  readonly object: (compiled: Compiled) => string | undefined;
}

/** `std::sync::Arc<X>` gives `Arc`, `&'a mut T` gives `T`: the outermost name of a type. */
export function headOf(type: string): string {
  const bare = type.replace(/^(?:&(?:'\w+ )?(?:mut )?)+/, '').replace(/^\(?(?:dyn|impl) /, '');
  const path = /^[\w:]+/.exec(bare)?.[0] ?? '';
  return path.split('::').pop() ?? '';
}

export const isReference = (type: string): boolean => type.startsWith('&');

/** What is cloned, short enough for a sentence. */
export const nameOf = ({ receiver }: ProofSite): string => oneLine(receiver, 60);
