// Measures pages that `clones --format html` wrote: node scripts/html/measure.mjs PAGE.html...
// Each figure is the best of several: other programs on the machine only ever make it slower.
import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const executablePath = [
  process.env.CHROMIUM ?? '',
  '/usr/bin/chromium',
  '/usr/bin/google-chrome',
].find((path) => path !== '' && existsSync(path));
if (executablePath === undefined) throw new Error('expected chromium, or CHROMIUM=/path/to/it');

const repeats = 7;
const browser = await chromium.launch({ executablePath });
for (const file of process.argv.slice(2)) {
  const url = pathToFileURL(resolve(file)).href;
  const opened = [];
  let page;
  for (let turn = 0; turn < repeats; turn++) {
    await page?.close();
    page = await browser.newPage({ viewport: { width: 1440, height: 1000 } });
    await page.goto(url);
    await page.waitForSelector('.row');
    // From the start of the navigation to the first picture with findings.
    opened.push(
      await page.evaluate(
        () => performance.getEntriesByName('first-contentful-paint')[0].startTime,
      ),
    );
  }
  const filters = await page.evaluate(async (times) => {
    const settle = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    const best = async (act) => {
      let least = Number.POSITIVE_INFINITY;
      for (let turn = 0; turn < times; turn++) {
        for (const on of [true, false]) {
          await settle();
          const start = performance.now();
          act(on);
          await settle();
          least = Math.min(least, performance.now() - start);
        }
      }
      return Math.round(least);
    };
    const search = document.querySelector('input[type=search]');
    const type = (text) => () => {
      search.value = text;
      search.dispatchEvent(new Event('input'));
    };
    const figures = {};
    // The largest list first: all buckets are shown for every figure that follows.
    for (const box of document.querySelectorAll('.buckets input')) if (!box.checked) box.click();
    figures.bucket = await best(() => document.querySelector('.buckets input').click());
    figures.confidence = await best(() => document.querySelector('.chips input').click());
    for (const text of ['c', 'clone', 'block_manager', 'arc clone'])
      figures[`search ${text}`] = await best((on) => type(on ? text : '')());
    figures.folder = await best((on) =>
      (on ? document.querySelector('.cell') : document.querySelector('.crumbs button')).click(),
    );
    return figures;
  }, repeats);
  const { length } = await page.evaluate(
    () => JSON.parse(document.getElementById('data').textContent).findings,
  );
  const mib = (statSync(file).size / 1e6).toFixed(2);
  const times = Object.entries(filters).map(([name, ms]) => `${name} ${ms} ms`);
  process.stdout.write(
    `${file}: ${length} findings, ${mib} MB, opens in ${Math.round(Math.min(...opened))} ms; ${times.join(', ')}\n`,
  );
  await page.close();
}
await browser.close();
