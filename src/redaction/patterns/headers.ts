import type { SecretPattern } from '../pattern.ts';
import { isPlaceholder, looksRandom } from '../random.ts';

/** What requests carry to say who they are from. */
export const headers: readonly SecretPattern[] = [
  {
    rule: 'bearer-token',
    kind: 'secret',
    anchors: [{ text: 'bearer', then: /["']?\s+\S{16}/y }],
    pattern: /bearer["']?\s+["']?([A-Za-z0-9._~+/=:-]{16,})/dgi,
    accept: looksRandom,
  },
  {
    rule: 'authorization-header',
    kind: 'secret',
    anchors: [{ text: 'authorization' }],
    pattern:
      /(?:proxy-)?authorization["']?\s*[:=]\s*["']?(?:(?:basic|token|digest|negotiate|apikey|key)\s+)?([A-Za-z0-9._~+/=:-]{12,})/dgi,
    accept: (value) => looksRandom(value) || isCredentials(value),
  },
  {
    rule: 'key-header',
    kind: 'secret',
    anchors: ['x-api-key', 'private-token', 'job-token', 'x-auth-token', 'x-vault-token'].map(
      (text) => ({ text }),
    ),
    pattern:
      /(?:x-api-key|private-token|job-token|x-auth-token|x-vault-token)["']?\s*[:=]\s*["']?([A-Za-z0-9._~+/=:-]{8,})/dgi,
    accept: looksRandom,
  },
  {
    rule: 'cookie',
    kind: 'secret',
    anchors: [{ text: 'cookie:' }],
    pattern: /cookie:[ \t]*[\w.-]+=([A-Za-z0-9._~+/=%-]{16,})/dgi,
    accept: looksRandom,
  },
  {
    rule: 'docker-auth',
    kind: 'secret',
    anchors: ['"auth"', '"identitytoken"'].map((text) => ({ text })),
    pattern: /"(?:auth|identitytoken)"\s*:\s*"([A-Za-z0-9+/=_.-]{12,})"/dg,
    accept: (value) => isCredentials(value) || looksRandom(value),
  },
];

/** Base64 of `user:password`. */
function isCredentials(value: string): boolean {
  const text = Buffer.from(value, 'base64').toString('latin1');
  return /^[ -~]{2,}:[ -~]{2,}$/.test(text) && !isPlaceholder(text);
}
