import { UserError } from '../../model/errors.ts';
import type { JournalSettings } from '../../model/journal.ts';
import { schemaProblems } from './schema.ts';
import { configSchema } from './schemas.ts';

/** What holds where `.dyn-journal.yaml` says nothing. */
export const defaultSettings: JournalSettings = {
  ignore: [],
  rules: {},
  columns: {
    registry: {
      project: ['Project', 'Name', 'Folder'],
      status: ['Status'],
      repo: ['Repo', 'Repository'],
      last_active: ['Last Active', 'Last Updated', 'Updated'],
      description: ['Description', 'Summary'],
    },
    reviews: {
      pr: ['PR', 'Pull Request', 'PR #', '#'],
      title: ['Title'],
      verdict: ['Verdict'],
      posted: ['Posted'],
      reviewed: ['Reviewed', 'Date'],
      head: ['Head', 'Head SHA'],
    },
  },
  schemas: {},
  baseline: null,
  push_others: false,
  unwanted_words: [],
  private_folders: ['compute'],
};

/** The settings that the data of `.dyn-journal.yaml` asks for, null being none; UserError names what is not understood. */
export function readSettings(data: unknown): JournalSettings {
  if (data === null || data === undefined) return defaultSettings;
  const [problem] = schemaProblems(configSchema, data);
  if (problem !== undefined) {
    const key = [...problem.path, ...(problem.missing === null ? [] : [problem.missing])].join('.');
    const where = key === '' ? '' : ` for ${key}`;
    throw new UserError(`.dyn-journal.yaml: expected ${problem.expected}${where}`);
  }
  return mergeSettings(data as Partial<JournalSettings>);
}

function mergeSettings(given: Partial<JournalSettings>): JournalSettings {
  const { columns } = defaultSettings;
  return {
    ...defaultSettings,
    ...given,
    columns: {
      registry: { ...columns.registry, ...given.columns?.registry },
      reviews: { ...columns.reviews, ...given.columns?.reviews },
    },
  };
}
