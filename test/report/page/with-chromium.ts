import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';
import { describe } from 'vitest';

/** Where distributions put it; CHROMIUM names another one. */
const places = [
  process.env.CHROMIUM ?? '',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];
const found = places.find((path) => path !== '' && existsSync(path));

/** Tests in a real browser; left out, with the reason in their name, where there is none. */
export function describeInBrowser(name: string, tests: () => void): void {
  if (found === undefined) describe.skip(`${name} (left out: no chromium here)`, tests);
  else describe(name, tests);
}

export const launch = (): Promise<Browser> => chromium.launch({ executablePath: found ?? '' });
