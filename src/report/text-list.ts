import { printable } from '../model/printable.ts';
import { countOf } from './count.ts';
import type { Page } from './page.ts';
import { takeFirst } from './reporter.ts';
import { wrap } from './wrap.ts';

const few = 5;

/** A title with the number of items and the first of them, all when verbose; nothing for no items. */
export function listItems(title: string, items: readonly string[], page: Page): string[] {
  if (items.length === 0) return [];
  const shown = takeFirst(items, page.verbose ? 0 : few);
  const more = items.length - shown.length;
  return [
    ...wrap(`${title} (${countOf(items.length)}):`, page.width, '  ', 4),
    ...shown.flatMap((item) => wrap(printable(item), page.width, '    ', 6)),
    ...(more > 0 ? wrap(`${countOf(more)} more: --verbose lists all`, page.width, '    ', 6) : []),
  ];
}
