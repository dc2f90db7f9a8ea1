import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { keepPull } from '../../src/flows/pull-keep.ts';
import { readReport, readReviewPlan, reviewFolder } from '../../src/flows/review.ts';
import type { PullReport } from '../../src/model/pull.ts';
import { pulled } from '../journal/flows/pulled.ts';

function open() {
  const state = mkdtempSync(join(tmpdir(), 'keep-'));
  onTestFinished(() => rmSync(state, { recursive: true, force: true }));
  const place = { repo: 'ai-dynamo/dynamo', number: 412, env: { XDG_STATE_HOME: state } };
  const keep = (report: PullReport, journal: string | null = null) =>
    keepPull(
      { report, diff: [], github: null },
      {
        ...{ github: null, journal, push: false, date: '2026-08-11', env: place.env },
        ...{ event: 'COMMENT', warn: () => {} },
      },
    );
  return { place, keep, file: join(reviewFolder(place), 'review.json') };
}

const notRun = { verdict: null, run: null, tested: null, findings: [] };

describe('what is kept of a pull request', () => {
  it('is the run of a head, until there is another run or another head', async () => {
    const { place, keep } = open();
    await keep(pulled());
    const again = await keep(pulled(notRun));
    expect(again.notes.join('\n')).toContain('what the run of this head found stays kept');
    expect(readReport(place)?.verdict).not.toBeNull();
    await keep(pulled({ ...notRun, head: 'e'.repeat(40) }));
    expect(readReport(place)).toMatchObject({ verdict: null, head: 'e'.repeat(40) });
  });

  it('holds no new review where the user edited the last, and says so', async () => {
    const { place, keep, file } = open();
    const { review } = await keep(pulled());
    expect(review).toEqual(readReviewPlan(place));
    writeFileSync(file, JSON.stringify({ ...review, body: 'Mine.' }));
    const edited = readFileSync(file, 'utf8');
    const again = await keep(pulled());
    expect(again.notes.join('\n')).toContain("--replace'");
    expect(again.review?.body).toContain('Mine.');
    const newer = await keep(pulled({ head: 'e'.repeat(40) }));
    expect(newer.review).toBeNull();
    expect(readFileSync(file, 'utf8')).toBe(edited);
  });

  it('is the report also where neither review nor journal can be had', async () => {
    const { place, keep, file } = open();
    writeFileSync(file, '{');
    const { notes, verdict } = await keep(pulled(), '/no/such/journal');
    expect(verdict).not.toBeNull();
    expect(notes.join('\n')).toMatch(
      /no review was planned: [\s\S]*'\/no\/such\/journal' holds no/,
    );
    expect(readReport(place)?.verdict).toEqual(verdict);
  });
});
