import type { Chain, Reference, ReferenceKind, Span } from '../facts.ts';
import type { Defined } from './definitions.ts';
import type { Page } from './page.ts';

/** Collects what a page uses. */
export interface Uses {
  readonly references: Reference[];
  readonly add: (
    kind: ReferenceKind,
    name: string,
    span: Span,
    /** Where it stands, to find the function around it. */
    at: number,
    about?: Partial<Pick<Reference, 'target' | 'args' | 'doc'>>,
  ) => void;
}

/** An empty collection for the page. */
export function usesOf(page: Page, { functions }: Defined): Uses {
  const references: Reference[] = [];
  const within = (at: number): string => {
    let low = 0;
    let high = functions.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (functions[middle]!.start <= at) low = middle + 1;
      else high = middle;
    }
    const found = functions[low - 1];
    return found && at < found.end ? found.path : '';
  };
  return {
    references,
    add: (kind, name, { line, column, endLine }, at, about = {}) => {
      references.push({
        kind,
        name,
        line,
        column,
        endLine,
        target: null,
        args: null,
        awaited: false,
        guarded: false,
        test: page.test,
        doc: false,
        within: within(at),
        ...about,
      });
    },
  };
}

/** A chain that is a path alone. */
export const atPath = (root: string): Chain => ({ root, instance: false, steps: [] });
