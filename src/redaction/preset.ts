import { lintSource } from '@secretlint/core';
import { rules } from '@secretlint/secretlint-rule-preset-recommend';
import type { Secret } from '../model/journal.ts';

const prefix = '@secretlint/secretlint-rule-';

/** No pattern of the preset reaches over it, and what ends in front of it ends as at the end of a text. */
export const boundary = '$\n\u0000\n';

/** Names of the preset's rules that can be run, without what all begin with. */
export const presetRules: readonly string[] = rules.map(({ meta }) => meta.id.slice(prefix.length));

/** Runs some rules of the preset over a text; comments in the text switch nothing off. */
export async function runPreset(text: string, names: readonly string[]): Promise<Secret[]> {
  const asked = rules.filter(({ meta }) => names.includes(meta.id.slice(prefix.length)));
  const { messages } = await lintSource({
    // A byte order mark in front would shift what is found by one.
    source: { filePath: 'text.md', ext: '.md', contentType: 'text', content: `\n${text}` },
    options: {
      config: { rules: asked.map((rule) => ({ id: rule.meta.id, rule })) },
      noPhysicFilePath: true,
    },
  }).catch(failClosed);
  return messages.map(({ ruleId, range: [start, end] }) => ({
    rule: ruleId.slice(prefix.length),
    kind: 'secret',
    start: start - 1,
    end: end - 1,
  }));
}

/** The scanner's own error may quote the text: only its name goes on. */
function failClosed(error: unknown): never {
  const name = error instanceof Error ? error.name : typeof error;
  throw new Error(`expected secretlint to search the text, got ${name}: nothing is known of it`);
}
