import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { ClonesReport, Finding } from '../../../src/model/finding.ts';
import { bad, reports } from '../reports.ts';
import { renderPage } from './assets.ts';
import { paleTexts } from './pale-texts.ts';
import { describeInBrowser, launch } from './with-chromium.ts';

const [first, second] = reports.typical.candidates;
const hostileLine = `let x = y.clone(); // </script><script>top.owned=1</script><!-- ${bad.replace(/[\r\n]/g, '')}`;

const withSource: ClonesReport = {
  ...reports.typical,
  candidates: reports.typical.candidates.map(
    (each, at): Finding =>
      at === 0
        ? {
            ...each,
            line: 3,
            column: 15,
            end_line: 3,
            end_column: 20,
            trail: [
              { kind: 'declared', line: 1, column: 5, end_column: 6 },
              { kind: 'last-use', line: 3, column: 13, end_column: 14 },
            ],
            proved: {
              compiles: true,
              but: null,
              command: 'cargo check -p dynamo-llm',
              toolchain: '1.96.1',
              diagnostic: null,
              form: 'move',
              receiver_type: null,
            },
            profile: { share: 0.031, copying: 0.008, frames: [] },
          }
        : each,
  ),
  surroundings: {
    texts: new Map([[first!.path, `let y = 1;\n${hostileLine}\n    let x = y.clone();\n\n}`]]),
    github: {
      files: 'https://github.com/owner/name/blob/93eccfcdd4b1e0c9f04b2b0d6a1c8e7f65432100/',
      commit: '93eccfcdd4b1e0c9f04b2b0d6a1c8e7f65432100',
      changed: new Set([second!.path]),
    },
  },
};

describeInBrowser('the page in a browser', () => {
  let browser: Browser;
  let page: Page;
  let folder: string;
  let said: string[];
  let asked: string[];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'page-'));
    browser = await launch();
  });
  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true });
  });
  beforeEach(async () => {
    page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    said = [];
    asked = [];
    page.on('console', (message) => said.push(message.text()));
    page.on('pageerror', (error) => said.push(error.message));
    page.on('request', (request) => asked.push(request.url()));
    return () => page.close();
  });

  async function open(report: ClonesReport): Promise<void> {
    const file = join(folder, 'page.html');
    writeFileSync(file, await renderPage(report));
    await page.goto(pathToFileURL(file).href);
    await page.waitForSelector('main');
  }

  const rows = () => page.locator('.row');

  it.each(Object.keys(reports) as (keyof typeof reports)[])(
    'opens the %s report without a word of the browser and without asking anybody',
    async (name) => {
      await open(reports[name]);
      expect(said).toEqual([]);
      expect(asked.map((url) => url.slice(0, 5))).toEqual(['file:']);
      expect(await page.locator('h1').count()).toBe(1);
    },
  );

  it('shows source with its trail, and text that would be HTML as text', async () => {
    await open(withSource);
    await page.locator(`[id="${first!.id}"] .row`).click();
    const excerpt = page.locator('.excerpt');
    expect(await excerpt.innerText()).toContain('</script><script>top.owned=1</script><!--');
    expect(await excerpt.innerText()).toContain('\\u{202e}evil\\u{2066}');
    expect(await page.evaluate('top.owned')).toBeUndefined();
    expect(await page.locator('.said').allInnerTexts()).toEqual(['declared', 'last use, cloned']);
    expect(await page.locator('.mark.call').innerText()).toBe('clone');
    expect(await page.locator('.mark.last-use').first().innerText()).toBe('y');
    expect(await page.locator('.line.here a.number').getAttribute('href')).toBe(
      `${withSource.surroundings!.github!.files}${first!.path}#L3`,
    );
    expect(await page.locator('.facts').innerText()).toContain(
      '3.1 % of samples, 25.8 % of them copying',
    );
    expect(said).toEqual([]);
  });

  it('links no line of a file that is not as it was committed', async () => {
    await open(withSource);
    await page.locator(`[id="${second!.id}"] .row`).click();
    expect(await page.locator('.detail a[target]').count()).toBe(0);
  });

  it('is used by keyboard: search, walk, open, close, take back', async () => {
    await open(reports.typical);
    const all = 3;
    await expect.poll(() => rows().count()).toBe(all);
    await page.keyboard.press('/');
    await page.keyboard.type('selector');
    await expect.poll(() => rows().count()).toBe(1);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    expect(await page.locator('.detail').count()).toBe(1);
    await page.keyboard.press('Escape');
    expect(await page.locator('.detail').count()).toBe(0);
    await page.keyboard.press('Escape');
    await expect.poll(() => rows().count()).toBe(all);
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('k');
    expect(
      await page
        .locator('.row')
        .first()
        .evaluate((row) => row.matches(':focus')),
    ).toBe(true);
  });

  it('filters by bucket, confidence and what the compiler said', async () => {
    await open(withSource);
    await expect.poll(() => rows().count()).toBe(3);
    await page.getByLabel('cheap').check();
    await expect.poll(() => rows().count()).toBe(4);
    await page.getByRole('checkbox', { name: 'high', exact: true }).check();
    await expect.poll(() => rows().count()).toBe(2);
    await page.getByRole('checkbox', { name: 'proved', exact: true }).check();
    await expect.poll(() => rows().count()).toBe(1);
    expect(await page.locator('output').innerText()).toBe('1 of 4');
  });

  it('shows the filters as they are after a way to a finding took them back', async () => {
    await open(withSource);
    const high = page.getByRole('checkbox', { name: 'high', exact: true });
    const refused = page.getByRole('checkbox', { name: 'refused', exact: true });
    await high.check();
    await refused.check();
    await expect.poll(() => rows().count()).toBe(0);
    await page.evaluate("location.hash = '#a1b2c3d4e5f60718'");
    await page.waitForSelector('li.open');
    expect([await high.isChecked(), await refused.isChecked()]).toEqual([false, false]);
  });

  it('goes on by keyboard where something was chosen, and finds its way from the other parts', async () => {
    await open(reports.typical);
    await page.locator('.cell[tabindex="0"]').focus();
    const focused = () => page.evaluate<string>('document.activeElement.className');
    for (let depth = 0; depth < 8 && (await page.locator('.cell').count()) > 0; depth++) {
      await page.keyboard.press('Enter');
      expect(await focused()).not.toBe('');
    }
    expect(await focused()).toBe('link');
    await page.locator('.clear').press('Enter');
    expect(await page.evaluate('document.activeElement.textContent')).toBe('all folders');
    await page.getByRole('tab', { name: /Run/ }).press('/');
    expect(await page.evaluate('document.activeElement.type')).toBe('search');
    await page.keyboard.press('Escape');
    await page.getByRole('tab', { name: /Groups/ }).click();
    await page.keyboard.press('j');
    expect(await focused()).toBe('row');
  });

  it('shows what a line that is cut would hide', async () => {
    const column = 900;
    const long = `${'x(); '.repeat(400)}y.clone()`;
    const cut = { ...first!, line: 1, column, end_line: 1, end_column: column + 5, trail: [] };
    await open({
      ...withSource,
      candidates: [{ ...cut, text: 'y.clone();' }],
      surroundings: { texts: new Map([[cut.path, long]]), github: null },
    });
    expect(await page.locator('.snippet').innerText()).toBe('y.clone();');
  });

  it('walks the map by arrow keys and opens a folder, and the way back', async () => {
    await open(reports.typical);
    await page.locator('.cell[tabindex="0"]').focus();
    await page.keyboard.press('ArrowRight');
    const chosen = await page.locator('.cell:focus').getAttribute('aria-label');
    await page.keyboard.press('Enter');
    const folderOf = chosen?.split(':')[0] ?? '';
    expect(await page.locator('.clear').innerText()).toBe(`${folderOf} ×`);
    for (const place of await page
      .locator('.row .place')
      .evaluateAll((all) => all.map((each) => each.getAttribute('title'))))
      expect(place?.startsWith(`${folderOf}/`) || place?.startsWith(`${folderOf}:`)).toBe(true);
    await page.locator('.clear').click();
    await expect.poll(() => rows().count()).toBe(3);
  });

  it('goes from a group to its findings', async () => {
    await open(reports.typical);
    await page.getByRole('tab', { name: /Groups/ }).click();
    expect(await page.locator('.signature mark').allInnerTexts()).toEqual(['String', '&str']);
    await page.getByRole('button', { name: 'selector.rs:58' }).click();
    expect(await page.locator('.detail').count()).toBe(1);
    expect(await page.locator('li.open').getAttribute('id')).toBe('77aa01c2d3e4f505');
  });

  it('opens the finding that its address names, although the filters hide it', async () => {
    await open(reports.typical);
    await page.evaluate("location.hash = '#a1b2c3d4e5f60718'");
    await page.waitForSelector('li.open[id="a1b2c3d4e5f60718"]');
  });

  it.each(['light', 'dark'] as const)(
    'has text of 4.5 to 1 and more in %s',
    async (colorScheme) => {
      await page.emulateMedia({ colorScheme });
      await open({ ...reports.proved, surroundings: withSource.surroundings! });
      for (const box of await page.locator('.buckets input').all()) await box.check();
      expect(await paleTexts(page)).toEqual([]);
      for (const row of await rows().all()) await row.click();
      for (const passes of await page.locator('.passes summary').all()) await passes.click();
      expect(await paleTexts(page)).toEqual([]);
      for (const tab of await page.getByRole('tab').all()) {
        await tab.click();
        expect(await paleTexts(page)).toEqual([]);
      }
    },
  );

  it('prints dark on white, whatever the screen is', async () => {
    await open(withSource);
    await page.keyboard.press('t');
    await page.keyboard.press('t');
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    await page.evaluate("dispatchEvent(new Event('beforeprint')) && 0");
    expect(await paleTexts(page)).toEqual([]);
  });

  it('has themes by the system and by hand', async () => {
    await open(reports.typical);
    const colour = () =>
      page.evaluate<string[]>(
        '(({ backgroundColor, color }) => [backgroundColor, color])(getComputedStyle(document.body))',
      );
    const light = await colour();
    await page.emulateMedia({ colorScheme: 'dark' });
    const dark = await colour();
    expect(dark).not.toEqual(light);
    await page.keyboard.press('t');
    expect(await colour()).toEqual(light);
    await page.keyboard.press('t');
    await page.emulateMedia({ colorScheme: 'light' });
    expect(await colour()).toEqual(dark);
  });

  it.each([320, 390, 768])('fits %i pixels without sideways scrolling', async (width) => {
    await page.setViewportSize({ width, height: 800 });
    for (const report of [withSource, reports.hostile]) {
      await open(report);
      await rows().first().click();
      for (const tab of await page.getByRole('tab').all()) {
        await tab.click();
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
      }
    }
  });

  it.each([390, 768])(
    'keeps what is known of a finding in one line at %i pixels',
    async (width) => {
      await page.setViewportSize({ width, height: 800 });
      await open(reports.proved);
      const tops = await rows()
        .first()
        .evaluate((row) =>
          [...row.children]
            .filter((cell) => cell.checkVisibility() && cell.className !== 'snippet')
            .map((cell) => Math.round(cell.getBoundingClientRect().top + cell.clientHeight / 2)),
        );
      expect(Math.max(...tops) - Math.min(...tops)).toBeLessThan(4);
    },
  );

  it('says that there is nothing, not that the filters hide it', async () => {
    await open(reports.empty);
    expect(await page.locator('.none').first().innerText()).toBe('There are no findings.');
  });

  it('prints all shown findings with their sources, and no controls', async () => {
    await open(withSource);
    await page.emulateMedia({ media: 'print' });
    await page.evaluate("dispatchEvent(new Event('beforeprint')) && 0");
    expect(await page.locator('.detail').count()).toBe(3);
    expect(await page.locator('.bar, .tabs, .theme').filter({ visible: true }).count()).toBe(0);
    await page.evaluate("dispatchEvent(new Event('afterprint')) && 0");
    expect(await page.locator('.detail').count()).toBe(0);
  });
});
