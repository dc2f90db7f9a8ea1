import type { CheckResult } from '../../model/proof.ts';
import { type Build, build, editsIn } from './build.ts';
import { type Entry, openEntry } from './entry.ts';
import type { GroupsProof, GroupsRequest } from './request.ts';
import { answerErrors } from './round.ts';
import { targetsOf } from './targets.ts';

interface State {
  readonly request: GroupsRequest;
  /** Why a group is not proved. */
  readonly refused: Map<string, string>;
  /** Commands whose answer was `ok` for the texts that are accepted. */
  commands: readonly string[];
  checks: number;
}

/**
 * Applies changed signatures with all their users, all at once: rustc names the users that do not fit, those are made to
 * fit or the group is given up. What it gives as proved was checked together, with every target of each package that
 * may use it. Never throws for what cargo says.
 */
export async function proveGroups(request: GroupsRequest): Promise<GroupsProof> {
  const state: State = { request, refused: new Map(), commands: [], checks: 0 };
  const opened: Entry[] = [];
  for (const group of request.groups) {
    const entry = openEntry(group, request);
    if (typeof entry === 'string') state.refused.set(group.id, entry);
    else opened.push(entry);
  }
  const proved = opened.length === 0 ? [] : await settle(state, [], opened);
  return report(state, proved);
}

/** The groups among `tried` that compile together and on top of `accepted`, with those. */
async function settle(
  state: State,
  accepted: readonly Entry[],
  tried: readonly Entry[],
): Promise<readonly Entry[]> {
  let entries = tried;
  while (entries.length > 0) {
    const made = build([...accepted, ...entries], state.request);
    if (made.leftOut.size > 0) {
      for (const id of made.leftOut)
        state.refused.set(id, 'it edits the same text as another group');
      entries = entries.filter(({ group }) => !made.leftOut.has(group.id));
      continue;
    }
    const answer = await checkAll(state, [...accepted, ...entries], made, entries.length);
    if (answer === 'ok') return [...accepted, ...entries];
    if (answer.result.outcome !== 'errors') {
      const concerned = entries.filter((each) => concerns(each, answer.target, state.request));
      for (const { group } of concerned) state.refused.set(group.id, whyNot(answer));
      // What was accepted before compiled there: then it is not for the groups that are tried now.
      if (concerned.length === 0) {
        for (const { group } of entries) state.refused.set(group.id, whyNot(answer));
        return accepted;
      }
      entries = entries.filter((each) => !concerned.includes(each));
      continue;
    }
    const round = answerErrors(entries, answer.result.diagnostics, made, state.request);
    if (round.changed) {
      for (const [id, why] of round.refused) state.refused.set(id, why);
      entries = round.entries;
      continue;
    }
    if (entries.length === 1) {
      for (const { group } of entries) state.refused.set(group.id, whyNot(answer));
      return accepted;
    }
    // An error that nobody owns: half of them at a time, until it is seen whose it is.
    const half = Math.ceil(entries.length / 2);
    const first = await settle(state, accepted, entries.slice(0, half));
    return settle(state, first, entries.slice(half));
  }
  return accepted;
}

interface Failed {
  readonly target: string;
  readonly result: CheckResult;
}

/** Checks each package that may be touched, until one refuses. */
async function checkAll(
  state: State,
  entries: readonly Entry[],
  made: Build,
  left: number,
): Promise<'ok' | Failed> {
  const commands: string[] = [];
  for (const target of targetsOf(entries, state.request)) {
    const { budget, check, onProgress } = state.request;
    if (state.checks >= budget) return { target, result: spent };
    state.checks += 1;
    onProgress?.({ round: state.checks, left });
    const result = await check(target, made.texts);
    if (result.outcome !== 'ok') return { target, result };
    commands.push(result.command);
  }
  state.commands = commands;
  return 'ok';
}

const spent: CheckResult = {
  outcome: 'failed',
  diagnostics: [],
  why: 'the checks that groups may take are used up',
  command: '',
  cargo_ms: 0,
  remembered: false,
};

function concerns(entry: Entry, target: string, request: GroupsRequest): boolean {
  return targetsOf([entry], request).includes(target);
}

function whyNot({ target, result }: Failed): string {
  const [first] = result.diagnostics;
  if (result.outcome !== 'errors' || first === undefined)
    return result.why ?? `${target} could not be checked`;
  return `${first.code === null ? '' : `${first.code}: `}${first.message} in ${target}`;
}

function report(state: State, proved: readonly Entry[]): GroupsProof {
  const { request } = state;
  const final = build(proved, request);
  const command = state.commands.join(' && ');
  const groups = request.groups.map(({ id }) => {
    const entry = proved.find(({ group }) => group.id === id);
    const paths = entry === undefined ? [] : pathsOf(entry);
    const changes = new Map(paths.map((path) => [path, final.texts.get(path) ?? '']));
    return entry === undefined
      ? { id, compiles: false, why: state.refused.get(id) ?? null, changes, command: null }
      : { id, compiles: true, why: null, changes, command };
  });
  const edits = new Map(
    proved.map((entry) => [
      entry.group.id,
      new Map(pathsOf(entry).map((path) => [path, editsIn(entry, path)])),
    ]),
  );
  const freed = new Map(
    proved.map(({ group, scene }) => [group.id, scene.sites.map((site) => site.id)]),
  );
  return { groups, edits, freed, checks: state.checks };
}

function pathsOf(entry: Entry): readonly string[] {
  return [...new Set(entry.edits.map((each) => each.path))].sort();
}
