import type { SecretPattern } from '../pattern.ts';

/** A private key, whole or broken off, its line ends written out or not. */
export const privateKey: readonly SecretPattern[] = [
  {
    rule: 'private-key',
    kind: 'secret',
    anchors: [{ text: 'PRIVATE KEY' }],
    pattern:
      /-----BEGIN [A-Z0-9 ]{0,30}PRIVATE KEY(?: BLOCK)?-----((?:\s|\\[nr]|[A-Za-z0-9+/=]|(?:Proc-Type|DEK-Info|Version|Comment):[^\n\\]{0,100}){40,16000}(?:-----END [A-Z0-9 ]{0,30}PRIVATE KEY(?: BLOCK)?-----)?)/dg,
    accept: (value) => /[A-Za-z0-9+/]{30}/.test(value) && new Set(value).size > 15,
  },
];
