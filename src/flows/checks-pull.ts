import type { ChecksReport } from '../model/ci.ts';
import { UserError } from '../model/errors.ts';
import type { PullSource } from '../model/pull.ts';
import { openPullStore } from '../review/index.ts';
import { readChecks } from './checks.ts';
import { connect } from './pull-connect.ts';

/** source -> GitHub and what is remembered of the pull request -> its checks; see `readChecks`. */
export async function readPullChecks(
  source: PullSource,
  rerunFailed: boolean,
): Promise<ChecksReport> {
  const { repo, number, github } = await connect(source);
  if (github === null) throw new UserError("checks are GitHub's to tell: expected no --offline");
  const store = openPullStore(repo, number, source.env);
  return readChecks({ github, number, rerunFailed, store, warn: source.warn });
}
