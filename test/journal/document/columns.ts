import type { JournalSettings } from '../../../src/model/journal.ts';

export const columns: JournalSettings['columns'] = {
  registry: {
    project: ['Project', 'Name'],
    status: ['Status'],
    active: ['Last Active', 'Updated'],
  },
  reviews: { pr: ['PR'], title: ['Title'] },
};
