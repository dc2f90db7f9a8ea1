import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A small serving repository with one pull request, as a remote and a checkout of it. */
export interface ServingRepo {
  /** The checkout, on its main branch. */
  readonly checkout: string;
  /** Bare; its path ends like the repository's name, and it has the pull request under refs/pull. */
  readonly remote: string;
  readonly base: string;
  readonly head: string;
  /** Commits something on top of the pull request and publishes it; gives the new head. */
  readonly push: (change: Files) => string;
  readonly git: (...args: readonly string[]) => string;
}

/** Texts by path; null takes the file away. */
export type Files = Readonly<Record<string, string | null>>;

const metrics = (registrations: string) => `use prometheus::{IntCounter, IntGauge, Registry};

pub struct Metrics {
    pub started: IntCounter,
    pub queued: IntGauge,
}

/// What every server counts from its start.
pub fn register(registry: &Registry) -> prometheus::Result<()> {
    let started = IntCounter::new("dynamo_frontend_requests_started_total", "Requests that came")?;
    registry.register(Box::new(started))?;
${registrations}    Ok(())
}
`;

const scaling = (name: string) => `"""How many workers a load asks for."""


def ${name}(requests_per_second: float, per_worker: float) -> int:
    if per_worker <= 0:
        raise ValueError("per_worker must be positive")
    return max(1, round(requests_per_second / per_worker))
`;

const planner = (name: string) => `from dynamo.common.scaling import ${name}


class Planner:
    def __init__(self, per_worker: float) -> None:
        self.per_worker = per_worker

    def plan(self, requests_per_second: float) -> int:
        return ${name}(requests_per_second, self.per_worker)
`;

const simulator = (name: string) => `from dynamo.common import scaling


def replay(trace: list[float]) -> list[int]:
    return [scaling.${name}(rate, 10.0) for rate in trace]
`;

const plannerTest = `from dynamo.planner.core import Planner


def test_plans_at_least_one_worker() -> None:
    assert Planner(10.0).plan(0.0) == 1
`;

/** The repository before the change. */
const before: Files = {
  'Cargo.toml': '[workspace]\nmembers = ["lib/llm"]\nresolver = "2"\n',
  'lib/llm/Cargo.toml':
    '[package]\nname = "serving-llm"\nversion = "0.1.0"\nedition = "2021"\n\n[dependencies]\nprometheus = "0.13"\n',
  'lib/llm/src/lib.rs': 'pub mod http;\n',
  'lib/llm/src/http.rs': 'pub mod service;\n',
  'lib/llm/src/http/service.rs': 'pub mod metrics;\n',
  'lib/llm/src/http/service/metrics.rs': metrics(''),
  'pyproject.toml':
    '[project]\nname = "serving"\nversion = "0.1.0"\n\n[tool.hatch.build.targets.wheel]\npackages = ["components/src/dynamo"]\n',
  'components/src/dynamo/common/__init__.py': '',
  'components/src/dynamo/common/scaling.py': scaling('replicas_for'),
  'components/src/dynamo/planner/__init__.py': '',
  'components/src/dynamo/planner/core.py': planner('replicas_for'),
  'components/src/dynamo/planner/tests/test_core.py': plannerTest,
  'components/src/dynamo/replay/__init__.py': '',
  'components/src/dynamo/replay/trace.py': simulator('replicas_for'),
  'examples/backends/sglang/launch/agg.sh':
    '#!/bin/bash\n# GPUs: 1\ntrap "kill 0" EXIT\npython3 -m dynamo.frontend &\npython3 -m dynamo.sglang --model-path Qwen/Qwen3-0.6B\n',
  '.github/filters.yaml':
    "core:\n  - 'lib/**'\nplanner:\n  - 'components/src/dynamo/planner/**'\n  - 'components/src/dynamo/common/**'\nall:\n  - '**'\n",
  CODEOWNERS: '* @acme/everybody\n/lib/ @acme/rust\n/components/ @acme/python\n',
};

const gauge = (name: string) =>
  `    let queued = IntGauge::new("${name}", "Requests that wait")?;\n    registry.register(Box::new(queued))?;\n`;

/** A change that is whole: every user is renamed, and the metric that it registers is one that a frontend serves. */
export const goodChange: Files = {
  'lib/llm/src/http/service/metrics.rs': metrics(gauge('dynamo_frontend_queued_requests')),
  'components/src/dynamo/common/scaling.py': scaling('workers_for'),
  'components/src/dynamo/planner/core.py': planner('workers_for'),
  'components/src/dynamo/replay/trace.py': simulator('workers_for'),
};

/** The same with two defects: a user was forgotten, and nothing serves the metric under the name that it has here. */
export const badChange: Files = {
  ...goodChange,
  'lib/llm/src/http/service/metrics.rs': metrics(gauge('dynamo_frontend_requests_in_the_queue')),
  'components/src/dynamo/replay/trace.py': simulator('replicas_for'),
};

/** Line of the registration in a change's metrics.rs. */
export const gaugeLine = 12;

/** Makes the repository `owner/name` with pull request `number` below a folder. */
export function makeServingRepo(
  folder: string,
  change: Files,
  { repo = 'acme/serving', number = 7, subject = 'Count what waits' } = {},
): ServingRepo {
  const remote = join(folder, 'remotes', `${repo}.git`);
  const checkout = join(folder, 'checkout');
  mkdirSync(remote, { recursive: true });
  mkdirSync(checkout, { recursive: true });
  const env = {
    PATH: process.env.PATH,
    HOME: folder,
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_AUTHOR_NAME: 'author',
    GIT_AUTHOR_EMAIL: 'author@example.com',
    GIT_COMMITTER_NAME: 'author',
    GIT_COMMITTER_EMAIL: 'author@example.com',
    GIT_AUTHOR_DATE: '2026-01-01T12:00:00Z',
    GIT_COMMITTER_DATE: '2026-01-01T12:00:00Z',
  };
  const git = (...args: readonly string[]): string =>
    execFileSync('git', args, { cwd: checkout, env, encoding: 'utf8', stdio: 'pipe' }).trim();
  execFileSync('git', ['init', '-q', '--bare', '-b', 'main', remote], { env });
  git('init', '-q', '-b', 'main');
  git('remote', 'add', 'origin', remote);
  const commit = (files: Files, message: string): string => {
    for (const [path, text] of Object.entries(files)) {
      const file = join(checkout, path);
      mkdirSync(dirname(file), { recursive: true });
      if (text === null) rmSync(file, { force: true });
      else writeFileSync(file, text);
    }
    git('add', '-A');
    git('commit', '-q', '-m', message);
    return git('rev-parse', 'HEAD');
  };
  const publish = (files: Files, message: string, from: string): string => {
    git('checkout', '-q', '--detach', from);
    const made = commit(files, message);
    git('push', '-q', '--force', 'origin', `HEAD:refs/pull/${number}/head`);
    git('checkout', '-q', 'main');
    return made;
  };
  const base = commit(before, 'A serving repository');
  git('push', '-q', 'origin', 'main');
  let head = publish(change, subject, base);
  return {
    checkout,
    remote,
    base,
    head,
    git,
    push: (more) => {
      head = publish(more, `${subject}, again`, head);
      return head;
    },
  };
}
