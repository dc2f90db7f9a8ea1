/** A block of Markdown that holds no other blocks, and where it stands. */
export interface Leaf {
  readonly kind:
    | 'paragraph'
    | 'atx'
    | 'setext'
    | 'fence'
    | 'code'
    | 'html'
    | 'table'
    /** A line of prose directly below a table: GFM reads it as a row. */
    | 'glued'
    | 'rule';
  /** First character that is no indentation and no mark of a list or quote. */
  readonly start: number;
  /** End of the last line, without its line end. */
  end: number;
  /** Of a heading; number of dashes or backticks for a fence. */
  readonly depth: number;
  /** End of the text of a setext heading. */
  textEnd: number;
  /** Start and end of each line of a table: header, delimiter, rows. */
  lines: number[];
  /** In a list or a quote. */
  nested: boolean;
  /** A fence or HTML whose end was found, or that needs none. */
  closed: boolean;
}

const noLines: number[] = [];

/** A leaf of one line so far, outside of lists and quotes, that needs no end. */
export function newLeaf(kind: Leaf['kind'], start: number, end: number, depth = 0): Leaf {
  return { kind, start, end, depth, textEnd: end, lines: noLines, nested: false, closed: true };
}
