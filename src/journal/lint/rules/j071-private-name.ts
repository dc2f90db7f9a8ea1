import { isPrivate } from '../places.ts';
import type { LintRule } from '../rule.ts';

export const privateName: LintRule = {
  id: 'J071',
  name: 'private-name',
  severity: 'warning',
  about: 'A private host, address or user stands outside of the folders that are private.',
  why: 'Reviews and notes are copied into public places. Names of machines and accounts belong into the private folders only (compute/ unless the settings say otherwise); write what kind of machine it was instead.',
  fixable: false,
  kinds: [
    'registry',
    'project',
    'list',
    'review',
    'worklog',
    'benchmark',
    'learning',
    'note',
    'artifact',
  ],
  *check({ document, secrets, settings }) {
    if (secrets.length === 0 || isPrivate(settings, document.path)) return;
    for (const { kind, rule, start, end } of secrets)
      if (kind === 'private')
        yield {
          span: { start, end },
          message: `Unexpected private name (${rule}), expected none here`,
        };
  },
};
