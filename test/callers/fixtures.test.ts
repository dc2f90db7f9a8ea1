import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { find, fixtureRepository, fixtures, places } from './find.ts';
import { readMarks } from './marks.ts';

describe.each(readdirSync(fixtures).sort())('%s', (fixture) => {
  it('has the findings that its sources announce, and no others', async () => {
    const found = places(await find(fixtureRepository(fixture)));
    const announced = readMarks(join(fixtures, fixture, 'after')).map(
      ({ path, line, says }) => `${path}:${line} ${says}`,
    );
    expect(found.sort()).toEqual(announced.sort());
  });
});
