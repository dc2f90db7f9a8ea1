import { pathToFileURL } from 'node:url';
import { toJson } from '../model/json.ts';
import { printable } from '../model/printable.ts';
import type { SkippedFile } from '../model/source.ts';

/** Lone surrogates have no percent-encoding; the replacement character stands for them. */
const encodePath = (path: string): string =>
  path
    .replace(/\p{Cs}/gu, '\ufffd')
    .split('/')
    .map(encodeURIComponent)
    .join('/');

/** In SARIF's message strings braces mark placeholders and `[..](..)` marks a link. */
export const message = (text: string): { text: string } => ({
  text: printable(text).replace(/[{}]/g, '$&$&').replaceAll('](', '] ('),
});

/** A file below the root of the run. */
export const artifact = (path: string) => ({ uri: encodePath(path), uriBaseId: 'SRCROOT' });

/** The root of the run, with the slash at its end that SARIF asks for. */
export const rootUri = (root: string): string => {
  const uri = pathToFileURL(root.replace(/\p{Cs}/gu, '\ufffd')).href;
  return uri.endsWith('/') ? uri : `${uri}/`;
};

/** The tool and its rules. */
export const describeTool = (
  name: 'dyn-audit' | 'dyn-journal',
  version: string | undefined,
  rules: readonly object[],
) => ({
  driver: { name, ...(version === undefined ? {} : { version }), rules },
});

/** A run that ended well, with a warning for each file that it left out. */
export const notifySkipped = (skipped: readonly SkippedFile[], what: string) => ({
  executionSuccessful: true,
  toolExecutionNotifications: skipped.map(({ path, why }) => ({
    level: 'warning',
    message: message(`${what}: ${why}`),
    locations: [{ physicalLocation: { artifactLocation: artifact(path) } }],
  })),
});

/** The whole document: one run. */
export const sarifLog = (run: object): string =>
  `${toJson(
    { $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] },
    1,
  )}\n`;
