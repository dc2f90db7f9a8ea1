import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import type { Plan } from '../../src/model/e2e-plan.ts';
import type { PullReport } from '../../src/model/pull.ts';
import { badGateway } from '../github/fake/index.ts';
import { type Ended, named, nothing, openPullLab, type PullLab, quick, short } from './pull-lab.ts';
import { badChange, type Files, gaugeLine, goodChange } from './serving-repo.ts';

let lab: PullLab;
afterEach(() => lab.close());

const reportOf = ({ stdout }: Ended) => JSON.parse(stdout) as PullReport;
const run = (...more: readonly string[]): Promise<Ended> =>
  lab.pr('--run-e2e', '--format', 'json', '--quiet', '--no-push', ...more);
const placesOf = ({ findings }: PullReport) =>
  findings.map(({ rule, place }) => [rule, place?.path, place?.line]);
const filed = (): boolean => existsSync(join(lab.folder, 'memory/serving-pr-reviews'));

async function plan(...more: readonly string[]): Promise<Plan> {
  const { stdout } = await lab.pr('--plan-only', '--format', 'json', ...quick, ...more);
  return JSON.parse(stdout) as Plan;
}
function write(name: string, data: unknown): string {
  const file = join(lab.folder, name);
  writeFileSync(file, JSON.stringify(data));
  return file;
}

/** Until the run's stage of that name has begun. */
async function until(stage: string): Promise<void> {
  const runs = join(lab.folder, 'state/dyn-audit/e2e');
  for (let waited = 0; waited < 60_000; waited += 50) {
    const [own] = existsSync(runs) ? readdirSync(runs) : [];
    const events = own === undefined ? '' : join(runs, own, 'events.ndjson');
    if (existsSync(events) && readFileSync(events, 'utf8').includes(`"stage":"${stage}"`)) return;
    await sleep(50);
  }
  throw new Error(`the stage ${stage} never began`);
}

describe('what a run can say of a change', () => {
  it('is nothing where no stack here runs the change: then none is started, and that is said', async () => {
    lab = await openPullLab(goodChange);
    const ended = await run('--no-journal', ...short);
    const report = reportOf(ended);
    expect({ code: ended.code, said: ended.stderr }).toEqual({ code: 3, said: '' });
    expect(report).toMatchObject({ plan: null, tested: null, verdict: null, findings: [] });
    expect(report.plan_why).toContain('--stack NAME runs one all the same');
    expect(existsSync(join(lab.folder, 'state/dyn-audit/e2e'))).toBe(false);
  });

  it('a comparison of the simulator with itself is called that', async () => {
    lab = await openPullLab(goodChange);
    const { stdout } = await lab.pr('--no-journal', '--format', 'json', '--ab', '--stack', 'sim');
    const { tested, plan: made, merge_base } = JSON.parse(stdout) as PullReport;
    expect(tested?.why).toContain('--ab compares the simulator with itself');
    expect(made?.ab?.base).toBe(merge_base);
  });

  it('what the user asks for and nothing can do ends with 2', async () => {
    lab = await openPullLab(goodChange);
    for (const [args, line] of [
      [['--url', 'http://127.0.0.1:1'], /^error: no server answers at http:\/\/127\.0\.0\.1:1/],
      [['--skip', 'preflight'], /^error: --skip preflight: this stage is part of every run\n$/],
      [['--model', 'some/model'], /^error: --model: the simulator runs no model/],
    ] as const) {
      const { code, stdout, stderr } = await run('--no-journal', ...args);
      expect({ code, stdout, stderr }).toEqual({
        code: 2,
        stdout: '',
        stderr: expect.stringMatching(line),
      });
    }
  });

  it('over the limit of hardware is read, not run', async () => {
    lab = await openPullLab(goodChange);
    const ended = await run('--no-journal', '--gpus', '0');
    expect(ended.code).toBe(3);
    const report = reportOf(ended);
    expect(report).toMatchObject({ plan: null, verdict: null, hardware: { fits: false } });
    expect(report.plan_why).toMatch(/1 GPU \(limit 0\)/);
    expect(report.walkthrough.groups.length).toBeGreaterThan(0);
  });
});

describe('a plan of the user', () => {
  it('keeps the anchors of its checks, has those that were added, and may stand beside --repo', async () => {
    lab = await openPullLab(badChange);
    const made = await plan();
    const mine = { id: 'mine', expect: { metric: 'never_served_total', op: 'exists' } } as const;
    const file = write('plan.json', { ...made, checks: [mine, ...made.checks] });
    const args = ['7', '--repo', 'acme/serving', '--api-url', lab.github.url, '--plan', file];
    const again = await lab.run('dyn-audit', ['pr', ...args, '--plan-only', '--format', 'json']);
    expect(JSON.parse(again.stdout)).toEqual({ ...made, checks: [mine, ...made.checks] });
    const ended = await run('--no-journal', '--plan', file);
    const report = reportOf(ended);
    expect(ended.code).toBe(1);
    expect(placesOf(report)).toContainEqual([
      'run.expectation',
      'lib/llm/src/http/service/metrics.rs',
      gaugeLine,
    ]);
    const checks = report.verdict?.checks.filter(({ stage }) => stage === 'expectations');
    expect(checks?.map(({ id, result }) => [id, result])).toEqual([
      ['mine', 'fail'],
      [made.checks[0]?.id, 'fail'],
    ]);
    const none = await run('--no-journal', '--plan', write('none.json', { ...made, checks: [] }));
    expect(reportOf(none).verdict?.verdict).toBe('pass');
  });

  it('of another head is refused; one without a revision is of this head, in a worktree', async () => {
    lab = await openPullLab(goodChange);
    const made = await plan();
    const head = lab.repo.push({ 'docs/later.md': '# Later\n' });
    lab.github.advanceHead(7, head);
    const old = await run('--no-journal', '--plan', write('old.json', made));
    expect(old).toMatchObject({ code: 2, stdout: '' });
    expect(old.stderr).toMatch(/^error: --plan '.*old\.json': its rev .* is not the head .*\n$/);
    const bare = write('bare.json', { ...made, repo: null, rev: null });
    const ended = await run('--no-journal', '--plan', bare);
    expect(ended.code).toBe(0);
    expect(reportOf(ended).plan).toMatchObject({ rev: head });
    expect(lab.leftovers()).toEqual(nothing);
  });
});

describe('what a run showed', () => {
  it('is kept although GitHub and the journal fail after it, and although it is read again', async () => {
    lab = await openPullLab(badChange);
    rmSync(join(lab.folder, 'memory/INDEX.md'));
    lab.github.plant({ path: /user|graphql|reviews/, times: 99, fault: badGateway(false) });
    const ended = await run(...quick);
    expect({ code: ended.code, stderr: ended.stderr }).toEqual({ code: 1, stderr: '' });
    expect(reportOf(ended).verdict?.verdict).toBe('fail');
    expect(lab.kept().verdict?.verdict).toBe('fail');
    expect((await lab.pr('--no-journal')).code).toBe(1);
    expect(lab.kept().verdict?.verdict).toBe('fail');
  });

  it('is nothing when Ctrl-C ends it: no review, no entry, nothing left', async () => {
    lab = await openPullLab(goodChange);
    writeFileSync(join(lab.repo.checkout, 'CODEOWNERS'), '* @acme/nobody\n');
    writeFileSync(join(lab.repo.checkout, 'staged.md'), '# Staged\n');
    lab.repo.git('add', 'staged.md');
    const dirty = { ...nothing, changes: 'M CODEOWNERS\nA  staged.md' };
    const { child, ended } = lab.start('--run-e2e', ...quick, '--set', 'load.requests=100000');
    await until('load');
    child.kill('SIGINT');
    const { stdout } = await ended;
    expect(child.signalCode).toBe('SIGINT');
    expect(stdout).toContain('interrupted: no review was made of it');
    expect(filed()).toBe(false);
    expect(lab.leftovers()).toEqual(dirty);
    const after = await run(...quick);
    expect(after.code).toBe(0);
    expect(filed()).toBe(true);
    expect(lab.leftovers()).toEqual(dirty);
  });

  it('needs no Ctrl-C twice where GitHub is slow after it', async () => {
    lab = await openPullLab(goodChange);
    const hang = { kind: 'hang', done: false } as const;
    lab.github.plant({ path: /user|graphql|reviews/, times: 99, fault: hang });
    const { child, ended } = lab.start('--run-e2e', '--no-journal', ...quick);
    const asked = () => lab.github.requests.some(({ path }) => /user|graphql/.test(path));
    for (let waited = 0; waited < 60_000 && !asked(); waited += 50) await sleep(50);
    child.kill('SIGINT');
    await ended;
    expect(child.signalCode).toBe('SIGINT');
    expect(lab.kept().verdict?.verdict).toBe('pass');
    expect(lab.leftovers()).toEqual(nothing);
  });

  it('of two at once is kept and filed of both', async () => {
    lab = await openPullLab(goodChange);
    const both = await Promise.all([run(...quick), run(...quick)]);
    expect(both.map(({ code, stderr }) => [code, stderr])).toEqual([
      [0, ''],
      [0, ''],
    ]);
    const lint = await lab.run('dyn-journal', ['lint', '--all']);
    expect({ code: lint.code, said: lint.stdout }).toMatchObject({ code: 0 });
    expect(lab.leftovers()).toEqual(nothing);
  });
});

describe('code of the pull request', () => {
  const test = `import json
import os
import pathlib

from dynamo.planner.core import Planner


def test_tells_all() -> None:
    pathlib.Path("dump.json").write_text(json.dumps(dict(os.environ)))
    os.link("dump.json", os.environ["HOME"] + "/dump.json")
    Planner(10.0).plan(1.0)
`;
  const planner = `from dynamo.common.scaling import workers_for


class Planner:
    def __init__(self, per_worker: float) -> None:
        self.per_worker = per_worker

    def plan(self, requests_per_second: float) -> int:
        return workers_for(requests_per_second, 0 * self.per_worker)
`;
  const change: Files = {
    ...goodChange,
    'components/src/dynamo/planner/tests/test_core.py': test,
    'components/src/dynamo/planner/core.py': planner,
    'pytest.ini': '[pytest]\npythonpath = components/src\n',
  };
  const hasPytest = ((): boolean => {
    try {
      execFileSync('python3', ['-c', 'import pytest'], { stdio: 'ignore' });
      return true;
    } catch {
      return false;
    }
  })();

  it.skipIf(!hasPytest)(
    'sees no token, and its failing test is a finding on the changed line',
    async () => {
      lab = await openPullLab(change);
      const word = ['fake', 'token', 'reviewer'].join('-');
      writeFileSync(join(lab.folder, 'token'), word);
      const secrets = [
        'GITHUB_TOKEN',
        'GH_TOKEN',
        'GH_ENTERPRISE_TOKEN',
        'HF_TOKEN',
        'SSH_AUTH_SOCK',
      ];
      const tests = 'unit-tests.tests=["components/src/dynamo/planner/tests/test_core.py"]';
      const args = ['--token-file', join(lab.folder, 'token'), '--set', tests, ...quick];
      const ended = await lab.run(
        'dyn-audit',
        [
          'pr',
          named,
          '--api-url',
          lab.github.url,
          '--run-e2e',
          '--no-journal',
          '--format',
          'json',
          ...args,
        ],
        { ...Object.fromEntries(secrets.map((name) => [name, word])), GH_CONFIG_DIR: lab.folder },
      );
      expect(ended.code).toBe(1);
      expect(placesOf(reportOf(ended))).toEqual([
        ['unit-tests.pytest', 'components/src/dynamo/planner/core.py', 9],
      ]);
      const seen = readFileSync(join(lab.folder, 'dump.json'), 'utf8');
      expect(seen).toContain('DYN_AUDIT_RUN');
      expect(seen).not.toContain(word);
      expect(seen).not.toContain('GH_CONFIG_DIR');
    },
  );
});
