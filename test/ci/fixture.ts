import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { failureKinds } from './kinds.ts';

export const folder = fileURLToPath(new URL('../fixtures/ci/', import.meta.url));

/** A log in the shape of GitHub Actions, by what it should be taken for. */
export interface LogFixture {
  readonly kind: (typeof failureKinds)[number];
  /** Id of the pattern that should decide, where one should. */
  readonly name: string;
  readonly log: string;
}

export const readFixtures = (): readonly LogFixture[] =>
  failureKinds.flatMap((kind) =>
    readdirSync(`${folder}${kind}`)
      .filter((file) => file.endsWith('.log'))
      .sort()
      .map((file) => ({
        kind,
        name: file.slice(0, -'.log'.length),
        log: readFileSync(`${folder}${kind}/${file}`, 'utf8'),
      })),
  );
