import type { SecretPattern } from '../pattern.ts';
import { isPlaceholder } from '../random.ts';

/**
 * A token that names its maker in front. Wider than what makers document: one that is a character too long, or glued
 * to a word, is a leak all the same.
 */
const token = (rule: string, prefixes: readonly string[], body: string): SecretPattern => ({
  rule,
  kind: 'secret',
  anchors: prefixes.map((text) => ({ text, then: new RegExp(body, 'y') })),
  pattern: new RegExp(`(?:${prefixes.join('|').replaceAll('.', '\\.')})${body}`, 'dg'),
  accept: (value) => !isPlaceholder(value.replace(/^[A-Za-z]+[-_.]/, '')),
});

/** Tokens by their prefix. */
export const tokens: readonly SecretPattern[] = [
  token('nvidia-key', ['nvapi-'], '[A-Za-z0-9_-]{20,}'),
  token('hugging-face-token', ['hf_', 'api_org_'], '[A-Za-z0-9]{30,}'),
  token('github-token', ['ghp_', 'gho_', 'ghu_', 'ghs_', 'ghr_'], '[A-Za-z0-9_]{30,}'),
  token('github-token-fine', ['github_pat_'], '[A-Za-z0-9_]{30,}'),
  token('gitlab-token', ['glpat-', 'gldt-', 'glrt-'], '[A-Za-z0-9_-]{20,}'),
  token('npm-token', ['npm_'], '[A-Za-z0-9]{30,}'),
  token('pypi-token', ['pypi-AgEI'], '[A-Za-z0-9_-]{20,}'),
  token('wandb-key', ['wandb_v1_'], '[A-Za-z0-9_-]{20,}'),
  token('google-key', ['AIza'], '[0-9A-Za-z_-]{35,}'),
  token('google-secret', ['GOCSPX-', 'ya29.'], '[0-9A-Za-z_-]{20,}'),
  token('slack-token', ['xoxb-', 'xoxp-', 'xoxa-', 'xoxe-', 'xapp-'], '[A-Za-z0-9-]{20,}'),
  {
    rule: 'sk-key',
    kind: 'secret',
    anchors: [{ text: 'sk-', then: /[A-Za-z0-9_-]{20}/y }],
    // Many makers begin their keys so; a digit and no run of words keeps class names out.
    pattern: /(?<![A-Za-z0-9])sk-(?=[A-Za-z0-9_-]{0,40}\d)(?:[a-z]{2,8}-)?[A-Za-z0-9_-]{20,}/dg,
    accept: (value) => /[A-Za-z0-9]{16}/.test(value) && !isPlaceholder(value.slice(3)),
  },
  {
    rule: 'aws-key-id',
    kind: 'secret',
    anchors: ['A3T', 'AKIA', 'AGPA', 'AIDA', 'AROA', 'AIPA', 'ANPA', 'ANVA', 'ASIA'].map(
      (text) => ({ text, then: /[A-Z0-9]{16}/y }),
    ),
    pattern: /(?<![A-Z0-9])(?:A3T[A-Z0-9]|AKIA|AGPA|AIDA|AROA|AIPA|ANPA|ANVA|ASIA)[A-Z0-9]{16}/dg,
    accept: (value) => !value.endsWith('EXAMPLE'),
  },
  {
    rule: 'json-web-token',
    kind: 'secret',
    anchors: [{ text: 'eyJ', then: /[A-Za-z0-9_-]{8}/y }],
    // The look behind keeps a long run of such beginnings from being read again from each of them.
    pattern: /(?<![A-Za-z0-9_-])eyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}(?:\.[A-Za-z0-9_-]*){1,3}/dg,
  },
];
