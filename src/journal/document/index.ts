/** Text -> a document with the places of its parts; text and an edit -> text. */
export { anchorsOf } from './anchors.ts';
export { endsItsBlocks } from './closed.ts';
export type * from './document.ts';
export { applyEdit, isApplied } from './edit.ts';
export { globProblem, learningFolder } from './learnings.ts';
export { paragraphsOf } from './paragraphs.ts';
export { parseDocument } from './parse.ts';
export { renderFrontmatter, renderItem } from './render.ts';
export { isNamed, reviewSections } from './sections.ts';
export { splice } from './splice.ts';
export { columnOf, escapeCell, findRow, findTable, renderRow } from './table.ts';
