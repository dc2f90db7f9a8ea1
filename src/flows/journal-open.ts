import { planEntry } from '../journal/entries/index.ts';
import { readSettings } from '../journal/lint/index.ts';
import { openStore, type Store } from '../journal/store/index.ts';
import { openVault, type Vault } from '../journal/vault/index.ts';
import type { JournalSettings } from '../model/journal.ts';
import { checkFiles } from './journal-check.ts';
import { knownSecrets, type SecretFinder, secretFinder } from './journal-secrets.ts';

/** A journal that is written to. */
export interface OpenJournal {
  readonly vault: Vault;
  readonly settings: JournalSettings;
  readonly store: Store;
  readonly findSecrets: SecretFinder;
}

/** Opens the journal in a folder; UserError where there is none. `isNew`: it need not have an INDEX.md yet. */
export async function openJournal(
  root: string,
  { isNew, warn }: { readonly isNew: boolean; readonly warn: (line: string) => void },
): Promise<OpenJournal> {
  const vault = openVault(root, { requireIndex: !isNew });
  const settings = readSettings(vault.settings);
  const files = vault.list(settings.ignore);
  const findSecrets = secretFinder(knownSecrets(files, settings, process.env));
  const store = await openStore(vault.root, {
    columns: settings.columns,
    plan: (entry, view) => planEntry(entry, view, settings),
    check: (written, stage) => checkFiles({ files, settings, findSecrets, warn }, written, stage),
  });
  return { vault, settings, store, findSecrets };
}
