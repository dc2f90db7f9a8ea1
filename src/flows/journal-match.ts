import { homedir } from 'node:os';
import { relative, sep } from 'node:path';
import { matchProjects, normalizeRemote, readProjects } from '../journal/read/index.ts';
import { readCheckout } from '../journal/vault/index.ts';
import type { MatchReport } from '../model/journal-read.ts';
import { readJournal } from './journal-texts.ts';

/** vault -> projects, a folder's repository -> those that belong to it. */
export async function matchJournal(journalFolder: string, folder: string): Promise<MatchReport> {
  const { root, files, settings } = readJournal(journalFolder);
  const checkout = await readCheckout(folder);
  const below = relative(root, checkout.folder).split(sep).join('/');
  const isInside = below !== '' && !below.startsWith('..');
  const remotes = [...new Set(checkout.remotes.flatMap((url) => normalizeRemote(url) ?? []))];
  const place = {
    folders: checkout.folders,
    inJournal: isInside ? below : null,
    remotes,
    branch: checkout.branch,
    home: homedir(),
  };
  return {
    schema: 'dyn-journal/match@1',
    root,
    folder: checkout.folder,
    remotes,
    branch: checkout.branch,
    matches: matchProjects(readProjects(files, settings), place),
  };
}
