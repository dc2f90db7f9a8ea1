import type { Style } from '../paint.ts';

/** Text that belongs to an item. Texts may hold what the code under test said: the renderers escape all of them. */
export interface Detail {
  /** Nothing: the text stands alone. */
  readonly label: string;
  readonly text: string;
  /** Shown letter by letter: paths, commands, names. */
  readonly literal?: boolean;
}

export interface Item {
  readonly head: string;
  readonly details: readonly Detail[];
}

/** Cells under the names of their columns; a column of figures is set to the right. */
export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly right: readonly boolean[];
}

export interface Section {
  readonly title: string;
  readonly style: Style | null;
  readonly items: readonly Item[];
  readonly table: Table | null;
  /** Shown line for line below all else, whatever the limit: what leaves the machine must be seen whole. */
  readonly verbatim?: string;
}

/** What people read of a document, before it is text or Markdown. Empty sections are not shown. */
export interface Sheet {
  readonly title: string;
  readonly style: Style;
  /** Stands below the title. */
  readonly lead: readonly Detail[];
  readonly sections: readonly Section[];
}

/** A section of items. */
export const itemsUnder = (
  title: string,
  items: readonly Item[],
  style: Style | null = null,
): Section => ({ title, style, items, table: null });

/** A section of a text that is shown as it is. */
export const textUnder = (title: string, verbatim: string): Section => ({
  ...itemsUnder(title, []),
  verbatim,
});

/** A section of one table, whose first columns up to `texts` are words and the rest figures. */
export const tableUnder = (
  title: string,
  columns: readonly string[],
  rows: readonly (readonly string[])[],
  texts: number,
): Section => ({
  title,
  style: null,
  items: [],
  table: rows.length === 0 ? null : { columns, rows, right: columns.map((_, i) => i >= texts) },
});

/** A section of `name: value` lines. */
export const fieldsUnder = (
  title: string,
  fields: Readonly<Record<string, string>> | readonly Detail[],
): Section =>
  itemsUnder(
    title,
    (isList(fields)
      ? fields
      : Object.entries(fields).map(([label, text]) => ({ label, text, literal: true }))
    ).map((detail) => ({ head: '', details: [detail] })),
  );

const isList = (
  fields: Readonly<Record<string, string>> | readonly Detail[],
): fields is readonly Detail[] => Array.isArray(fields);

/** Whether there is nothing to show but its title. */
export const isEmpty = ({ items, table, verbatim }: Section): boolean =>
  items.length === 0 && table === null && verbatim === undefined;
