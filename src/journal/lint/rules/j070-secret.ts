import type { LintRule } from '../rule.ts';

export const secret: LintRule = {
  id: 'J070',
  name: 'secret',
  severity: 'error',
  about: 'A token, key or password stands in the file.',
  why: 'The journal is pushed on every commit and read by every session: what stands here has leaked. Revoke it first, then take it out with `dyn-journal redact`. No comment and no baseline silences this rule.',
  fixable: false,
  always: true,
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
  *check({ secrets }) {
    for (const { kind, rule, start, end } of secrets)
      if (kind === 'secret')
        yield {
          span: { start, end },
          message: `Unexpected secret (${rule}), expected none: revoke it, then run dyn-journal redact`,
        };
  },
};
