/** A part of a body, of whole blocks: what is left out is left out block by block. */
export interface Section {
  /** Empty for the summary. */
  readonly title: string;
  /** Stand before and behind the blocks, also when there are none left. */
  readonly head: string;
  readonly tail: string;
  readonly blocks: readonly string[];
  /** Between the blocks: list items and rows stand together, fenced blocks apart. */
  readonly between: string;
  /** The higher, the sooner its blocks are left out of a body that is too long. */
  readonly spare: number;
}

/** Blocks of a section that did not fit. */
const leftOut = (count: number): string =>
  `${count} more ${count === 1 ? 'is' : 'are'} left out here: GitHub takes no longer text.`;

/**
 * The sections as one text of at most `limit` characters. What is too long loses blocks from the end of the section that
 * can spare them most, and says how many: fences, tables and `<details>` stay closed.
 */
export function joinSections(sections: readonly Section[], limit: number): string {
  const kept = sections.map((section) => section.blocks.length);
  let length = textOf(sections, kept).length;
  const order = sections.map((_, at) => at).sort((a, b) => sections[b]!.spare - sections[a]!.spare);
  for (const at of order) {
    const { blocks, between } = sections[at]!;
    while (length > limit && kept[at]! > 0) {
      // The note of what is left out is not longer than this.
      if (kept[at] === blocks.length) length += 100;
      kept[at]! -= 1;
      length -= blocks[kept[at]!]!.length + between.length;
    }
  }
  return textOf(sections, kept);
}

function textOf(sections: readonly Section[], kept: readonly number[]): string {
  const texts = sections.flatMap((section, at) => {
    const { title, head, tail, blocks, between } = section;
    if (head === '' && blocks.length === 0) return [];
    const count = kept[at]!;
    const missing = blocks.length - count;
    const parts = [
      ...(title === '' ? [] : [`### ${title}`]),
      [head, ...blocks.slice(0, count)].filter((part) => part !== '').join(between),
      ...(missing === 0 ? [] : [leftOut(missing)]),
      tail,
    ];
    return [parts.filter((part) => part !== '').join('\n\n')];
  });
  return texts.join('\n\n');
}
