const heading = 'What comes after';

/**
 * Whether what is written behind a Markdown text stands by itself: a code block, a comment or an element of HTML that
 * the text leaves open would swallow it, and with it every later entry of the file. Asked of remark's tree, so that a
 * text of a stranger has two readers: edits go by our own scan of the lines. It is loaded when it is first asked.
 */
export async function endsItsBlocks(text: string): Promise<boolean> {
  const { remark } = await import('remark');
  const { children } = remark().parse(`${text}\n\n## ${heading}\n`);
  const last = children.at(-1);
  if (last?.type !== 'heading' || last.depth !== 2) return false;
  const [only] = last.children;
  return only?.type === 'text' && only.value === heading;
}
