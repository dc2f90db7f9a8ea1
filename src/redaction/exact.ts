import type { Secret } from '../model/journal.ts';
import type { SecretPattern } from './pattern.ts';

const secretName =
  /(?:TOKEN|SECRET|PASSWORD|PASSWD|PASSPHRASE|CREDENTIALS?|APIKEY|(?:^|_)(?:KEY|PAT|AUTH|PASS))(?:_[A-Z0-9]+)?$/i;
const innocentValue = /^(?:[~.]?\/|\d+$|true$|false$|(?:https?|file|unix):\/\/[^@]*$)/i;

/**
 * Values of environment variables whose names say that they are secret, such as `HF_TOKEN`. Paths, numbers and values
 * of fewer than 8 characters are left out: they stand in too much innocent text.
 */
export function secretValues(env: Readonly<Record<string, string | undefined>>): readonly string[] {
  const values = Object.entries(env).flatMap(([name, value]) =>
    value !== undefined && secretName.test(name) && !innocentValue.test(value)
      ? [value.trim()]
      : [],
  );
  return [...new Set(values)].filter((value) => value.length >= 8);
}

/** A text as a pattern that matches it alone. */
export const escapePattern = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');

/** A pattern for exactly this text, case included. */
export function exactly(rule: string, kind: Secret['kind'], text: string): SecretPattern {
  const escaped = escapePattern(text);
  // A name is a word of its own; a secret is one wherever it stands.
  const around = kind === 'private' ? `(?<![\\w-])${escaped}(?![\\w-])` : escaped;
  return {
    rule,
    kind,
    anchors: [{ text: text.slice(0, 24) }],
    pattern: new RegExp(around, 'dg'),
  };
}
