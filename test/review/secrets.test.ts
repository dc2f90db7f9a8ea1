import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { approveReview, draftReview, submitReview } from '../../src/flows/review.ts';
import type { ReviewFinding } from '../../src/model/review.ts';
import { payloadHash, sealPlan } from '../../src/review/index.ts';
import { openLab, refusal } from './lab.ts';
import { at, finding, verdict } from './material.ts';

const token = `gh${'p_'}${'aB3dE5gH7jK9mN1pQ3sT5vW7xY9zA1cD3eF5'}`;
const password = `corr${'ect_horse'}_battery-@staple`;

const leaky = (text: string): ReviewFinding =>
  finding(at(25), {
    title: `sends ${text} along`,
    failure_case: { trigger: `\`${text}\``, outcome: `printed ${text}`, expected: 'no' },
    fix: `drop ${text}`,
    evidence: [{ from: 'run', file: 'a.log', text: `line\nAuth ${text}\nline` }],
  });

describe('secrets', () => {
  it('reach neither the plan nor GitHub, and are counted where they stood', async () => {
    const lab = await openLab();
    const plan = await lab.plan(
      [leaky(token), { ...leaky(token), place: null, fingerprint: 'f2' }],
      {
        parts: {
          title: `Add ${token}`,
          verdict: {
            ...verdict,
            checks: verdict.checks.map((check) => ({ ...check, observed: token })),
          },
        },
      },
    );
    const [where] = plan.redactions;
    expect(where).toMatchObject({ where: 'body' });
    expect(plan.redactions.find((each) => each.where === 'comments[0]')).toMatchObject({
      count: 5,
    });
    await lab.approve(plan);
    await draftReview(lab.asked());
    await submitReview(lab.asked());
    expect(JSON.stringify(lab.fake.requests)).not.toContain(token);
    expect(JSON.stringify(lab.store.read('review.json'))).not.toContain(token);
    expect(plan.comments[0]!.body.replaceAll('\\', '')).not.toContain(token);
    expect(plan.comments[0]!.body).toMatch(/sends \[redacted:[a-z0-9-]+:[0-9a-f]{4}\] along/);
  });

  it('of the environment are known by their value, also where it would be escaped', async () => {
    const lab = await openLab();
    const env = { ...lab.asked().env, SOME_PASSWORD: password };
    const plan = await lab.plan([leaky(password)], { asked: { env } });
    expect(plan.redactions).toMatchObject([
      { where: 'comments[0]', rule: 'environment', count: 5 },
    ]);
    expect(plan.comments[0]!.body).not.toContain('battery');
  });

  it('that an escape sequence splits are found all the same', async () => {
    const lab = await openLab();
    const split = `${token.slice(0, 9)}\u001b[0m${token.slice(9)}`;
    const plan = await lab.plan([
      finding(at(25), { evidence: [{ from: 'run', file: null, text: `x ${split} y` }] }),
    ]);
    expect(plan.comments[0]!.body).not.toContain(token);
    expect(plan.redactions).toHaveLength(1);
  });

  it.each([
    ['as it is', token],
    ['as GitHub would show it', token.replace('_', '\\_')],
    ['in numbers', token.replace('_', '&#95;').replace('K', '&#x4b;')],
    ['in what looks like a mark', `<!-- dyn-audit:v1 note ${token} -->`],
    ['as a fingerprint', `<!-- dyn-audit:v1 fp=${token} head=${'a'.repeat(40)} -->`],
  ])('in an edited payload, %s, keep it from being approved', async (_, text) => {
    const lab = await openLab();
    await lab.plan([finding(at(25))]);
    lab.edit((plan) => ({ ...plan, body: `See ${text} here` }));
    const stored = await lab.plan([finding(at(25))], { replace: true });
    const edited = sealPlan({ ...stored, body: `See ${text} here` });
    lab.edit(() => edited);
    const said = await refusal(approveReview({ ...lab.asked(), sha256: payloadHash(edited) }));
    expect(said).toMatch(
      /^UserError: review\.json: body holds something private \(.*\): take it out/,
    );
    expect(said).not.toContain(token);
    expect(said).not.toContain(text);
  });

  it('in the name of a file leave its finding without a place', async () => {
    const lab = await openLab();
    const env = { ...lab.asked().env, SOME_PASSWORD: 'lib/a.py' };
    const plan = await lab.plan([finding(at(25))], { asked: { env } });
    expect(plan.comments).toEqual([]);
    expect(plan.outside_diff).toMatchObject([{ path: null }]);
    expect(JSON.stringify(plan)).not.toContain('lib/a.py');
    await lab.approve(plan);
    expect((await draftReview({ ...lab.asked(), env })).sent).toBe(true);
  });

  it('of a journal that is not there are not taken for none', async () => {
    const lab = await openLab();
    const gone = { ...lab.asked(), journal: '/no/such/journal' };
    expect(await refusal(lab.plan([finding(at(25))], { asked: gone }))).toContain(
      'a folder that holds a journal',
    );
    await lab.approve(await lab.plan([finding(at(25))]));
    expect(await refusal(draftReview(gone))).toContain('/no/such/journal');
    expect(lab.writes()).toEqual([]);
  });

  it('that are known only later keep an approved draft from being sent', async () => {
    const lab = await openLab();
    const plan = await lab.plan([leaky(password)]);
    await lab.approve(plan);
    const env = { ...lab.asked().env, SOME_PASSWORD: password };
    expect(await refusal(draftReview({ ...lab.asked(), env }))).toContain('something private');
    expect(lab.writes()).toEqual([]);
  });

  it("and names of the journal's private folders stay at home", async () => {
    const lab = await openLab();
    const journal = mkdtempSync(join(tmpdir(), 'journal-'));
    onTestFinished(() => rmSync(journal, { recursive: true, force: true }));
    execFileSync('git', ['init', '-q', journal]);
    mkdirSync(join(journal, 'compute'));
    writeFileSync(join(journal, 'INDEX.md'), '# Journal\n');
    writeFileSync(
      join(journal, 'compute', 'box.md'),
      '| Alias | Host |\n| --- | --- |\n| bluewhale7 | b |\n',
    );
    const plan = await lab.plan([leaky('bluewhale7')], { asked: { journal } });
    expect(plan.comments[0]!.body).not.toContain('bluewhale7');
    expect(plan.redactions).toMatchObject([{ rule: 'private-name', count: 5 }]);
  });

  it('keep a long body below the limit although their marks are longer', async () => {
    const lab = await openLab();
    const env = { ...lab.asked().env, MY_SECRET: 'sesame99' };
    const many = Array.from({ length: 80 }, (_, i) =>
      finding(null, {
        fingerprint: `f${i}`,
        rule: `r${i}`,
        evidence: [{ from: 'run', file: null, text: 'sesame99\n'.repeat(400) }],
      }),
    );
    const plan = await lab.plan(many, { asked: { env } });
    expect(plan.body.length).toBeLessThanOrEqual(65_536);
    expect(plan.body).not.toContain('sesame99');
    expect(plan.body).toContain('[redacted:environment:');
  });
});
