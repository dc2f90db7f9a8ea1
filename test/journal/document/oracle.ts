import { remark } from 'remark';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';

type Root = ReturnType<ReturnType<typeof processor>['parse']>;
type Node = Root | Root['children'][number];

const processor = () => remark().use(remarkGfm).use(remarkFrontmatter);
const parser = processor();

/** What another reader of Markdown sees in a text, in offsets of that text. */
export interface Seen {
  readonly headings: readonly string[];
  readonly links: readonly string[];
  readonly code: readonly string[];
  readonly tables: readonly string[];
  readonly paragraphs: readonly string[];
}

export const span = (start: number, end: number) => `${start}-${end}`;

export function seenByRemark(text: string): Seen {
  const shift = text.startsWith('\ufeff') ? 1 : 0;
  const seen = {
    headings: [] as string[],
    links: [] as string[],
    code: [] as string[],
    tables: [] as string[],
    paragraphs: [] as string[],
  };
  const startOf = (node: Node) => (node.position?.start.offset ?? 0) + shift;
  const endOf = (node: Node) => (node.position?.end.offset ?? 0) + shift;
  const inside = (children: readonly Node[]) =>
    children.length === 0 ? '' : text.slice(startOf(children[0]!), endOf(children.at(-1)!));
  const visit = (node: Node): void => {
    const place = span(startOf(node), endOf(node));
    switch (node.type) {
      case 'heading':
        seen.headings.push(
          `${node.depth} ${node.children[0] ? startOf(node.children[0]) : ''} ${inside(node.children)}`,
        );
        break;
      case 'link':
        // Bare addresses are none for us.
        if ('[<'.includes(text.charAt(startOf(node)))) seen.links.push(`${place} link`);
        break;
      case 'linkReference':
        seen.links.push(`${place} link`);
        break;
      case 'image':
      case 'imageReference':
        seen.links.push(`${place} image`);
        break;
      case 'code':
        seen.code.push(`${startOf(node) + text.slice(startOf(node)).search(/[^ ]/)}`);
        break;
      case 'paragraph':
        seen.paragraphs.push(`${text.slice(0, endOf(node)).trimEnd().length}`);
        break;
      case 'table': {
        const rows = node.children.filter(
          (row, index) => index === 0 || text.charAt(startOf(row)) === '|',
        );
        const cells = rows.map((row) => row.children.map((cell) => inside(cell.children)));
        seen.tables.push(`${startOf(node)} ${JSON.stringify(cells)}`);
        break;
      }
    }
    if ('children' in node) for (const child of node.children) visit(child);
  };
  visit(parser.parse(text));
  return seen;
}
