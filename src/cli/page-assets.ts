import { readFileSync } from 'node:fs';
import type { PageAssets } from '../report/index.ts';

/** Where the build puts them (`scripts/build-page.mjs`): the same place for the source, the build and its bundles. */
const folder = new URL('../../dist/page/', import.meta.url);

/** Program and style of the page, as the build left them. */
export const readPageAssets = (): PageAssets => ({
  script: readFileSync(new URL('page.js', folder), 'utf8'),
  style: readFileSync(new URL('page.css', folder), 'utf8'),
});
