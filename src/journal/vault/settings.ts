import { parseDocument } from 'yaml';
import { UserError } from '../../model/errors.ts';
import { readTextSafely } from './read.ts';

/** The settings of a journal, at its root. */
const settingsFile = '.dyn-journal.yaml';

/**
 * What the settings say as plain data, unchecked; null where there are none. UserError for a file that is no YAML:
 * running with other settings than the vault's would rewrite what it protects.
 */
export function readSettingsData(root: string): unknown {
  const read = readTextSafely(root, settingsFile);
  if ('why' in read) {
    if (read.why === 'there is no such file') return null;
    throw new UserError(`expected settings in '${settingsFile}', but ${read.why}`);
  }
  const document = parseDocument(read.text.replace(/^\uFEFF/, ''), {
    schema: 'core',
    logLevel: 'silent',
  });
  const [problem] = document.errors;
  if (problem !== undefined) {
    const line = problem.linePos?.[0].line ?? 1;
    const reason = problem.message.split('\n')[0]?.replace(/ at line \d+, column \d+:?$/, '');
    throw new UserError(`expected YAML in '${settingsFile}', got at line ${line}: ${reason}`);
  }
  try {
    return document.toJS({ maxAliasCount: 100 });
  } catch {
    // A few lines of them can ask for more memory than there is.
    throw new UserError(`expected at most 100 aliases in '${settingsFile}', got more`);
  }
}
