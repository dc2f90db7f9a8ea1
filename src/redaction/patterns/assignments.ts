import type { SecretPattern } from '../pattern.ts';
import { isPlaceholder, looksRandom } from '../random.ts';

const hasDigitAndLetter = (value: string): boolean => /\d/.test(value) && /[A-Za-z]/.test(value);

/** Values that a name calls secret: environment variables, settings, options of commands. */
export const assignments: readonly SecretPattern[] = [
  {
    rule: 'named-key',
    kind: 'secret',
    anchors: ['token', 'secret', 'api_key', 'apikey', 'api-key', 'access_key', 'accesskey'].map(
      (text) => ({ text, then: /[\w-]{0,30}["']?(?:\s*[=:]\s*|\s+)["']?[A-Za-z0-9_.~+/=-]{16}/y }),
    ),
    pattern:
      /(?:token|secret|api[_-]?key|access_?key)(?:[_-]?(?:key|id|value|access[_-]?key))?["']?(?:\s*[=:]\s*|(?<=--[\w-]{1,30})\s+)["']?([A-Za-z0-9_.~+/=-]{16,})/dgi,
    accept: (value) =>
      looksRandom(value) &&
      hasDigitAndLetter(value) &&
      !isPathOrWords(value) &&
      !/^0x[0-9a-f]{1,16}$/i.test(value),
  },
  {
    rule: 'named-password',
    kind: 'secret',
    anchors: ['password', 'passwd', 'passphrase'].map((text) => ({
      text,
      then: /["']?\s*[=:]\s*["']?\S{8}/y,
    })),
    pattern: /(?:password|passwd|passphrase)["']?\s*[=:]\s*["']?([^\s"'`<>()[\]{}|,;]{8,})/dgi,
    accept: (value) =>
      hasDigitAndLetter(value) && !isPlaceholder(value) && !/^[$%]|^\*|[:/]{2}/.test(value),
  },
  {
    rule: 'wandb-login',
    kind: 'secret',
    anchors: [{ text: 'wandb' }],
    pattern: /wandb(?:\s+login(?:\s+--\S+)*\s+|_api_key["']?\s*[=:]?\s*["']?)([0-9a-f]{40})/dgi,
  },
  {
    rule: 'npm-auth',
    kind: 'secret',
    anchors: ['_authtoken', '_auth', '_password'].map((text) => ({ text, then: /\s*=/y })),
    pattern: /(?<![\w.])_(?:authToken|auth|password)\s*=\s*["']?([^\s$"'{<]{8,})/dg,
    // `_auth = Authenticator(settings)` is code.
    accept: (value) => looksRandom(value) && !/[()]/.test(value),
  },
];

/** `src/a/b2.ts`, `tokens.per.second.p99`: names, not keys. */
function isPathOrWords(value: string): boolean {
  if (/^[./~]/.test(value) || /\.(?:md|json|ya?ml|py|rs|ts|js|go|sh|txt|log|csv)$/.test(value)) {
    return true;
  }
  return value
    .split(/[._/=-]+/)
    .every((part) => /^(?:[A-Za-z]*|v?\d{1,4}|[a-z]+\d{1,2})$/.test(part));
}
