import { oneLine } from '../../../model/one-line.ts';
import type { ProofSite } from '../../../model/proof.ts';
import type { Declared, Held } from '../declared/index.ts';

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
  /** What becomes of the value in its place without the clone; null where nobody asked. */
  readonly use: 'moved' | 'changed' | 'read' | null;
  /** Features that the checks turn on. */
  readonly features: readonly string[];
  /** What the texts of the workspace declare. */
  readonly declared: Declared;
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

/** ` (in `Session`)`: on which way a type holds another one; '' where it is that one. */
export const wayOf = (way: Held): string =>
  way.length > 1
    ? ` (in ${way
        .slice(0, -1)
        .map((name) => `\`${name}\``)
        .join(', ')})`
    : '';

/** The type of what a clone copies: behind the reference, `Option<&T>` of `.cloned()` without the reference inside. */
export function copiedType({ site, receiver }: Pick<Compiled, 'site' | 'receiver'>): string {
  const type = receiver ?? '';
  return site.call === 'cloned'
    ? type.replace(/&\s*(?:'\w+ )?(?:mut )?/g, '')
    : type.replace(/^(?:&\s*(?:'\w+ )?(?:mut )?)+/, '');
}

/** Types of the standard library that lock nothing, whatever a copy of them is. */
export const owns =
  /^(?:Arc|Rc|String|OsString|PathBuf|Vec|VecDeque|Box|Option|Result|(?:Hash|BTree)(?:Map|Set)|Duration|Instant|SystemTime|[iu](?:8|16|32|64|128|size)|f32|f64|bool|char)$/;
