import type { Anchor } from './pattern.ts';

const tokens = (...texts: readonly string[]): Anchor[] =>
  texts.map((text) => ({ text, then: /[A-Za-z0-9_+/=.-]{20}/y }));
const credentials: readonly Anchor[] = [{ text: '://', then: /[^\s/]{0,520}@/y }];

/**
 * What stands in every match of a rule of secretlint's preset. The preset is loaded, and a rule of it run, only for
 * texts that hold an anchor of the rule: over a whole journal it would take longer than all other rules of the lint.
 * A test ties this table to the version that it was read from.
 */
export const presetAnchors: Readonly<Record<string, readonly Anchor[]>> = {
  aws: [{ text: 'accesskey' }, { text: 'access_key' }],
  privatekey: [{ text: 'PRIVATE KEY' }],
  npm: [{ text: 'x-oauth-basic@' }, { text: '_authToken=' }, ...tokens('npm_')],
  basicauth: credentials,
  slack: [
    { text: 'hooks.slack.com/services/' },
    ...['xoxb-', 'xoxp-', 'xapp-', 'xoxa-', 'xoxo-', 'xoxr-'].map((text) => ({ text })),
  ],
  sendgrid: tokens('SG.'),
  shopify: tokens('shppa_', 'shpca_', 'shpat_', 'shpss_'),
  github: tokens('ghp_', 'gho_', 'ghu_', 'ghs_', 'ghr_', 'github_pat_'),
  gitlab: tokens('glpat-'),
  grafana: tokens('glc_', 'glsa_'),
  openai: [{ text: 'T3BlbkFJ' }],
  anthropic: tokens('sk-ant-'),
  groq: tokens('gsk_'),
  huggingface: tokens('hf_'),
  linear: tokens('lin_api_'),
  notion: tokens('ntn_'),
  '1password': tokens('ops_ey'),
  'database-connection-string': credentials,
  'hashicorp-vault': tokens('hvs.', 'hvb.', 'hvr.'),
  vercel: tokens('vcp_', 'vci_', 'vca_', 'vcr_', 'vck_'),
  databricks: tokens('dapi'),
  docker: tokens('dckr_pat_'),
  figma: tokens('figd_'),
};

/** Rules that are never run: what they are for is not in texts, or it would let a text hide its secrets. */
export const presetLeftOut: readonly string[] = ['gcp', 'filter-comments'];
