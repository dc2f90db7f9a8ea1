import { rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { draftReview, planReview, reviewStatus, saveReport } from '../../src/flows/review.ts';
import type { PullReport } from '../../src/model/pull.ts';
import { head as otherHead, pulled } from '../journal/flows/pulled.ts';
import { type Lab, openLab, refusal } from './lab.ts';
import { at, diff, finding, head } from './material.ts';

const own = (more: Partial<PullReport> = {}): PullReport =>
  pulled({ number: 7, head, findings: [finding(at(25))], ...more });

async function saved(): Promise<Lab> {
  const lab = await openLab();
  await saveReport({ ...lab.asked(), report: own(), diff });
  return lab;
}

const plan = (lab: Lab) =>
  planReview({
    ...lab.asked(),
    ...{ reviewed: null, event: 'COMMENT', postClean: false, replace: false },
  });

const put = (lab: Lab, name: string, text: string) =>
  writeFileSync(join(lab.store.folder, name), text);

describe('a state folder that somebody worked on', () => {
  it('is planned from where it is whole', async () => {
    const lab = await saved();
    expect((await plan(lab)).plan.comments).toHaveLength(1);
  });

  it.each([
    ['a report that is cut off', 'pr.json', '{"schema":', 'expected JSON'],
    ['a report of nothing', 'pr.json', '{}', 'nothing is known'],
    [
      'a report with nothing but its name',
      'pr.json',
      JSON.stringify({
        schema: 'dyn-audit/pr@1',
        findings: [],
        repo: 'ai-dynamo/dynamo',
        number: 7,
      }),
      'parts are missing',
    ],
    [
      'a report with findings that are none',
      'pr.json',
      JSON.stringify({ ...own(), findings: [{}, null, 3] }),
      'parts are missing',
    ],
    [
      "another pull request's report",
      'pr.json',
      JSON.stringify(pulled({ head: otherHead })),
      'the report of ai-dynamo/dynamo#7, got another one',
    ],
    ['no hunks', 'hunks.json', '{}', 'nothing is known'],
    ['hunks without lines', 'hunks.json', '[{"path":"lib/a.py","hunks":[{}]}]', 'is known'],
    [
      'hunks with lines of nothing',
      'hunks.json',
      '[{"path":"lib/a.py","hunks":[{"lines":[null]}]}]',
      'nothing is known',
    ],
  ])('with %s says so in one line', async (_, name, text, why) => {
    const lab = await saved();
    put(lab, name, text);
    const said = await refusal(plan(lab));
    expect(said).toMatch(/^UserError: [^\n]+$/);
    expect(said).toContain(why);
  });

  it.each(['{', '[]', 'null', '{"payload_sha256":1}'])(
    'with the approval %s counts as not approved',
    async (text) => {
      const lab = await saved();
      const planned = await plan(lab);
      await lab.approve(planned.plan);
      put(lab, 'approval.json', text);
      expect(await refusal(draftReview(lab.asked()))).toContain('is not approved');
      expect((await reviewStatus(lab.asked())).stage).toBe('planned');
      await lab.approve((await plan(lab)).plan);
      expect((await draftReview(lab.asked())).sent).toBe(true);
    },
  );

  it.each(['review.json', 'approval.json', 'hunks.json', 'sent.json'])(
    'with a link in place of %s sends nothing that lies elsewhere',
    async (name) => {
      const lab = await saved();
      await lab.approve((await plan(lab)).plan);
      const path = join(lab.store.folder, name);
      const elsewhere = join(lab.state, 'elsewhere');
      writeFileSync(elsewhere, JSON.stringify(lab.store.read('review.json')));
      rmSync(path, { force: true });
      symlinkSync(elsewhere, path);
      expect(await refusal(draftReview(lab.asked()))).toMatch(/^UserError: [^\n]+$/);
      expect(lab.writes()).toEqual([]);
    },
  );
});
