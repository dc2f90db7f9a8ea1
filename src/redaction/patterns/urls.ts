import type { SecretPattern } from '../pattern.ts';
import { isPlaceholder } from '../random.ts';

/** Secrets that an address carries. */
export const urls: readonly SecretPattern[] = [
  {
    rule: 'url-password',
    kind: 'secret',
    anchors: [{ text: '://', then: /[^\s/@]{0,300}:[^\s@]{1,300}@/y }],
    pattern: /:\/\/[^\s/@:]{0,300}:([^\s/@]{3,300})@(?=[\w[])/dg,
    accept: (value) =>
      !/^[$<{[%*]/.test(value) &&
      !/^(?:pass(?:word)?|pw|secret|token|guest|postgres)$/i.test(value) &&
      !isMask(value),
  },
  {
    rule: 'url-token',
    kind: 'secret',
    anchors: [{ text: '://', then: /[A-Za-z0-9_.-]{20,300}@/y }, { text: ':x-oauth-basic@' }],
    pattern: /:\/\/([A-Za-z0-9_.-]{20,300})(?::x-oauth-basic)?@(?=[\w[])/dg,
    accept: (value) => /\d/.test(value) && !isPlaceholder(value),
  },
  {
    rule: 'signed-url',
    kind: 'secret',
    anchors: [
      'x-amz-signature',
      'x-amz-credential',
      'x-amz-security-token',
      'x-goog-signature',
      'x-goog-credential',
      '&signature=',
      '?signature=',
      '&sig=',
      '?sig=',
    ].map((text) => ({ text })),
    pattern:
      /(?:x-amz-(?:signature|credential|security-token)|x-goog-(?:signature|credential)|[?&](?:signature|sig))["']?\s*[=:]\s*["']?([A-Za-z0-9%+/=_.~-]{16,})/dgi,
    accept: (value) => !isPlaceholder(value),
  },
  {
    rule: 'url-key',
    kind: 'secret',
    anchors: ['key=', 'token=', 'access_token='].map((text) => ({
      text,
      then: /[\w.~%+/=-]{20}/y,
    })),
    pattern: /[?&](?:api_?key|key|token|access_token)=([A-Za-z0-9%+/=_.~-]{20,})/dgi,
    accept: (value) => /\d/.test(value) && !isPlaceholder(value),
  },
];

const isMask = (value: string): boolean =>
  /^(.)\1*$/.test(value) || /x{4}|\*{3}|\.{3}/i.test(value);
