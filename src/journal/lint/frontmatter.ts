import type { Frontmatter, FrontmatterProblem, JournalDocument } from '../document/index.ts';
import type { Subject } from './rule.ts';
import { type SchemaProblem, schemaProblems } from './schema.ts';
import { schemaOf } from './schemas.ts';

/** Frontmatter with these is no mapping whose fields mean anything. */
const unreadable: readonly FrontmatterProblem['code'][] = [
  'unterminated',
  'not-yaml',
  'not-a-mapping',
  'invalid',
  'merge-conflict',
];

/** The frontmatter, null where there is none or its fields cannot be trusted. */
export function readableFrontmatter({ frontmatter }: JournalDocument): Frontmatter | null {
  if (frontmatter === null || frontmatter.language !== 'yaml') return null;
  return frontmatter.problems.some(({ code }) => unreadable.includes(code)) ? null : frontmatter;
}

interface Checked {
  readonly schema: object;
  readonly problems: readonly SchemaProblem[];
}

/** Two rules ask for the problems of the same file, one after the other. */
const checked = new WeakMap<JournalDocument, Checked>();

/** Where the fields do not keep the schema of the file's kind; nothing for frontmatter that cannot be read. */
export function fieldProblems({ document, kind, settings }: Subject): readonly SchemaProblem[] {
  const frontmatter = readableFrontmatter(document);
  const schema = frontmatter && schemaOf(kind, settings);
  if (!schema) return [];
  const known = checked.get(document);
  if (known?.schema === schema) return known.problems;
  const values = Object.fromEntries(frontmatter.fields.map(({ key, value }) => [key, value]));
  const problems = schemaProblems(schema, values);
  checked.set(document, { schema, problems });
  return problems;
}
