import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { findSecrets } from '../../../src/redaction/index.ts';
import { presetRules, runPreset } from '../../../src/redaction/preset.ts';
import { presetAnchors, presetLeftOut } from '../../../src/redaction/preset-anchors.ts';

const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';

/** Made-up characters that look drawn by chance. */
const drawn = (length: number, from = letters): string =>
  Array.from({ length }, (_, at) => from[(at * 7 + at * at * 3 + length) % from.length]).join('');

/** One text that each rule of the preset must find; put together so that no scanner takes it for a leak. */
const samples: Readonly<Record<string, string>> = {
  aws: `aws_secret_access_${'key'} = "${drawn(40)}"`,
  privatekey: `-----BEGIN RSA ${'PRIVATE'} KEY-----\nMII${drawn(300)}\n-----END RSA PRIVATE KEY-----`,
  npm: `${'npm'}_${drawn(36)}`,
  basicauth: `https://tester:${drawn(12)}@files.example.com/`,
  slack: `https://hooks.${'SLACK'}.com/services/T${drawn(8)}/B${drawn(8)}/${drawn(24)}`,
  sendgrid: `${'SG'}.${drawn(22)}.${drawn(43)}`,
  shopify: `${'shpat'}_${drawn(32)}`,
  github: `${'ghp'}_${drawn(36)}`,
  gitlab: `${'glpat'}-${drawn(20)}`,
  grafana: `${'glsa'}_${drawn(32)}_${drawn(8, '0123456789abcdef')}`,
  openai: `${'sk'}-${drawn(20)}T3BlbkFJ${drawn(20)}`,
  anthropic: `${'sk'}-ant-api03-${drawn(93)}AA`,
  groq: `${'gsk'}_${drawn(52)}`,
  huggingface: `${'hf'}_${drawn(34, letters.slice(0, 52))}`,
  linear: `${'lin'}_api_${drawn(40)}`,
  notion: `${'ntn'}_${drawn(11, '0123456789')}${drawn(35)}`,
  '1password': `${'ops'}_${Buffer.from(JSON.stringify({ a: drawn(92) })).toString('base64')}`,
  'database-connection-string': `MongoDB://app:${drawn(12)}@db.example.net/x`,
  'hashicorp-vault': `${'hvs'}.${drawn(95)}`,
  vercel: `${'vcp'}_${drawn(24)}`,
  databricks: `${'dapi'}${drawn(32, '0123456789abcdef')}`,
  docker: `${'dckr'}_pat_${drawn(27)}`,
  figma: `${'figd'}_${drawn(40)}`,
};

describe('the rules of the preset', () => {
  it('have their anchors, or are left out', () => {
    expect([...Object.keys(presetAnchors), ...presetLeftOut].sort()).toEqual(
      [...presetRules].sort(),
    );
    expect(Object.keys(samples).sort()).toEqual(Object.keys(presetAnchors).sort());
  });

  it('are those that the anchors were read from: look at their patterns before this changes', () => {
    const file = createRequire(import.meta.url).resolve(
      '@secretlint/secretlint-rule-preset-recommend',
    );
    const hash = createHash('sha256').update(readFileSync(file)).digest('hex').slice(0, 16);
    expect(hash).toBe('d46c26921666d54d');
  });

  it.each(Object.entries(samples))(
    '%s finds its sample, and so does the whole search',
    async (rule, text) => {
      const found = await runPreset(text, [rule]);
      expect(found.map((secret) => secret.rule)).toEqual([rule]);
      const [secrets] = await findSecrets([`before ${text} after`], { values: [], names: [] });
      expect(secrets).toHaveLength(1);
    },
  );

  it.each([
    (secret: string) => `<!-- secretlint-disable -->\n${secret}\n`,
    (secret: string) => `// secretlint-disable\n${secret}\n`,
    (secret: string) => `${secret} // secretlint-disable-line\n`,
  ])('are not switched off by a comment', async (hide) => {
    const text = hide(samples.github!);
    expect(
      await runPreset(
        text,
        presetRules.filter((rule) => rule !== 'filter-comments'),
      ),
    ).toHaveLength(1);
    expect((await findSecrets([text], { values: [], names: [] }))[0]).toHaveLength(1);
  });
});
