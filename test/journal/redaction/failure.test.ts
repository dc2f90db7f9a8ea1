import { expect, it, vi } from 'vitest';
import { findSecrets } from '../../../src/redaction/index.ts';

vi.mock('@secretlint/core', () => ({
  lintSource: async ({ source }: { source: { content: string } }) => {
    throw new Error(`cannot read ${source.content}`);
  },
}));

it('a scanner that fails makes the search fail, without a word of the text', async () => {
  const token = `${'ghp'}_aB3dE6gH9jK2mN5pQ8sT1vW4yZ7bC0dF3gJ6`;
  const failure: unknown = await findSecrets([token], { values: [], names: [] }).catch((e) => e);
  expect(failure).toBeInstanceOf(Error);
  expect(`${failure instanceof Error ? failure.stack : ''}`).toMatch(/expected secretlint/);
  expect(JSON.stringify(failure, Object.getOwnPropertyNames(failure))).not.toContain('aB3dE6');
});
