import type { Objection } from './objection.ts';

export const lentFile: Objection = {
  id: 'lent-file',
  about: 'Another package compiles the file too, with types of its own.',
  object: ({ site, declared }) => {
    const user = declared.lent.get(site.path);
    return user ? `${user} takes this file in too, and that package was not checked` : undefined;
  },
};
