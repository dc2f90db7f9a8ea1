import { editDistance } from '../../../model/edit-distance.ts';
import { readableFrontmatter } from '../frontmatter.ts';
import { quote, quoteAt } from '../quote.ts';
import type { LintRule } from '../rule.ts';
import { schemaKeys } from '../schema.ts';
import { schemaOf } from '../schemas.ts';

const longest = 40;
const letters = (key: string) => key.toLowerCase().replace(/[-_. ]/g, '');

/** Whether a key is most likely a known one, written otherwise. */
function isClose(key: string, known: string): boolean {
  const [given, meant] = [letters(key), letters(known)];
  if (given === meant) return true;
  return Math.min(given.length, meant.length) > 4 && editDistance(given, meant) === 1;
}

export const fieldName: LintRule = {
  id: 'J013',
  name: 'field-name',
  severity: 'warning',
  about: 'A key is unknown, but close to a known one.',
  why: 'Unknown keys are allowed and nobody reads them: `last_updated` beside a missing `last-updated` makes the file look never updated. Write the key as the schema does.',
  fixable: false,
  kinds: ['registry', 'project', 'list', 'review', 'worklog', 'benchmark', 'learning', 'note'],
  *check(subject) {
    const frontmatter = readableFrontmatter(subject.document);
    const schema = frontmatter && schemaOf(subject.kind, subject.settings);
    if (!schema) return;
    const known = schemaKeys(schema);
    for (const { key, keySpan } of frontmatter.fields) {
      if (known.includes(key) || key.length > longest) continue;
      const meant = known.find((name) => isClose(key, name));
      if (meant === undefined) continue;
      const message = `Unexpected key ${quoteAt(subject, keySpan)}, expected ${quote(meant)}`;
      yield { span: keySpan, message };
    }
  },
};
