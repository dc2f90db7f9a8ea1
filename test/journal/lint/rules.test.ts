import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fixCase, fixedCase, fixtures, lintCase, listFixtures, readCase } from './fixture.ts';

describe.each(listFixtures())('%s', (name) => {
  const folder = `${fixtures}${name}/`;
  const bad = readCase(name, 'not-ok');

  it('says nothing of what is right', () => {
    expect(lintCase(readCase(name, 'ok'))).toBe('');
  });

  it('says of every rule what is wrong, and where', async () => {
    const found = lintCase(bad);
    expect(found).toContain(` ${name.slice(0, 4).toUpperCase()} `);
    await expect(found).toMatchFileSnapshot(`${folder}expected.txt`);
  });

  it('mends what can be mended and nothing else, once', async () => {
    const result = await fixCase(bad);
    const fixed = fixedCase(bad, result);
    expect((await fixCase(fixed)).changed).toEqual([]);
    expect(result.changed.length > 0).toBe(lintCase(bad).includes('[fixable]'));
    for (const { path, after } of result.changed) {
      const file = path === bad.place.path ? 'fixed.md' : `fixed/${path}`;
      await expect(after).toMatchFileSnapshot(`${folder}${file}`);
    }
    const own = result.changed.some(({ path }) => path === bad.place.path);
    expect(existsSync(`${folder}fixed.md`)).toBe(own);
  });
});
