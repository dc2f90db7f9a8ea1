import type { Objection } from './objection.ts';

/** Opinions of the audit's adversary that are no objection. */
const silent = new Set(['not-proposed', 'no-objection', 'unread-tokens']);

export const adversaryObjection: Objection = {
  id: 'adversary',
  about: 'The audit itself objected to the removal.',
  object: ({ site }) => {
    const opinion = site.roles.find(
      ({ role, says, rule }) => role === 'adversary' && says === 'keep' && !silent.has(rule),
    );
    return opinion?.why;
  },
};
