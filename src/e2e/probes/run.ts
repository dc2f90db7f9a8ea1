import type { RunFolder, Sent, Target } from '../../model/e2e-run.ts';
import type { KnownDeviation, StackTraits } from '../../model/e2e-stack.ts';
import type { Check } from '../../model/e2e-verdict.ts';
import { oneLine } from '../../model/one-line.ts';
import { addSent, type Client, openClient } from '../client/index.ts';
import { complainsOf } from './finding.ts';
import { weigh } from './known.ts';
import type { Finding, Probe } from './probe.ts';
import { waitForChat } from './recover.ts';
import { openTalk, type Talk } from './talk.ts';

export interface ProbesInput {
  readonly probes: readonly Probe[];
  readonly target: Target;
  readonly traits: StackTraits;
  readonly known: readonly KnownDeviation[];
  readonly folder: RunFolder;
  /** Aborted: what was found so far is given back, the rest is left. */
  readonly signal: AbortSignal;
  /** Of one request, and of one probe as a whole. */
  readonly requestMs: number;
  readonly probeMs: number;
  /** How long a server may take to answer again after a probe that failed or is rough. */
  readonly recoverMs: number;
  readonly say: (line: string) => void;
}

export interface ProbesOutcome {
  readonly checks: readonly Check[];
  readonly sent: readonly Sent[];
  /** Probes that were not asked any more: the run was ended, or the server answers no chat since `after`. */
  readonly left: readonly Probe[];
  /** The probe that the server did not come back from; null: none. */
  readonly after: Probe | null;
}

/** What a check says of observed text at most. */
const observedLength = 400;
const evidenceFiles = 8;

/** Asks the probes one after the other. Never throws for what the server does. */
export async function runProbes(input: ProbesInput): Promise<ProbesOutcome> {
  const checks: Check[] = [];
  const sent: (readonly Sent[])[] = [];
  for (const [at, probe] of input.probes.entries()) {
    input.say(`${probe.id} (${at + 1} of ${input.probes.length})`);
    const asked = await askProbe(probe, input);
    sent.push(asked.sent);
    if (asked.check === null)
      return { checks, sent: addSent(sent), left: input.probes.slice(at), after: null };
    checks.push(asked.check);
    if (asked.down)
      return { checks, sent: addSent(sent), left: input.probes.slice(at + 1), after: probe };
  }
  return { checks, sent: addSent(sent), left: [], after: null };
}

interface Asked {
  /** Null: the run was ended meanwhile. */
  readonly check: Check | null;
  readonly sent: readonly Sent[];
  readonly down: boolean;
}

async function askProbe(probe: Probe, input: ProbesInput): Promise<Asked> {
  const kept: Kept[] = [];
  let asked = 0;
  const limit = new AbortController();
  const late = new Error(`not done within ${input.probeMs / 1000} s`);
  const timer = setTimeout(() => limit.abort(late), input.probeMs);
  const signal = AbortSignal.any([input.signal, limit.signal]);
  const client = openClient(input.target.url, { signal });
  const talk = openTalk({
    client,
    model: input.target.model,
    timeoutMs: input.requestMs,
    keep: (name) => {
      asked += 1;
      const file = fileOf(probe.id, asked, name);
      return (sheet) => kept.push({ name, file: input.folder.write(file, sheet) });
    },
  });
  try {
    const { target, traits } = input;
    const found = await probe
      .run({ talk, target, traits, signal })
      .catch((error: unknown): Finding => {
        if (input.signal.aborted || error !== late) throw error;
        return { result: 'fail', observed: late.message };
      });
    clearTimeout(timer);
    client.close();
    const after = await lookAfter(probe, found, input);
    const sent = addSent([client.sent(), after.sent]);
    return { check: checkOf(probe, after.finding, input.known, kept), sent, down: after.down };
  } catch (error) {
    if (!input.signal.aborted) throw error;
    return { check: null, sent: client.sent(), down: false };
  } finally {
    clearTimeout(timer);
    client.close();
  }
}

/** A probe that failed or is rough may have taken the server out: the next one must not suffer for it. */
async function lookAfter(probe: Probe, finding: Finding, input: ProbesInput) {
  if (finding.result === 'pass' && !probe.rough) return { finding, sent: [], down: false };
  const client = openClient(input.target.url, { signal: input.signal });
  try {
    const took = await waitForChat(recoveryTalk(client, input), input.recoverMs, input.signal);
    if (took !== null) return { finding, sent: client.sent(), down: false };
    const more = `no chat is answered ${input.recoverMs / 1000} s later`;
    const observed = finding.result === 'pass' ? more : `${finding.observed}; ${more}`;
    return { finding: { result: 'fail' as const, observed }, sent: client.sent(), down: true };
  } finally {
    client.close();
  }
}

/** A worker that has just died may let requests hang for a while: they are not waited for that long. */
const recoveryRequestMs = 5000;

function recoveryTalk(client: Client, { target, requestMs }: ProbesInput): Talk {
  const timeoutMs = Math.min(requestMs, recoveryRequestMs);
  return openTalk({ client, model: target.model, timeoutMs, keep: () => () => {} });
}

interface Kept {
  readonly name: string;
  readonly file: string;
}

function fileOf(id: string, at: number, name: string): string {
  const plain = name.replace(/[^a-z0-9]+/gi, '-');
  return `responses/${id.replace(/^probe\./, '')}/${String(at).padStart(2, '0')}-${plain}.json`;
}

function checkOf(
  probe: Probe,
  finding: Finding,
  known: readonly KnownDeviation[],
  kept: readonly Kept[],
): Check {
  const observed = oneLine(finding.observed, observedLength);
  // The files of the requests that are complained of, or the first ones.
  const inOrder = kept.toSorted((a, b) => (a.file < b.file ? -1 : 1));
  const named = inOrder.filter(({ name }) => complainsOf(finding.observed, name));
  const files = (named.length > 0 ? named : inOrder).slice(0, evidenceFiles);
  return {
    id: probe.id,
    stage: 'probes',
    expected: probe.expected,
    evidence: files.map(({ file }) => file),
    ...weigh(probe.id, { ...finding, observed }, known),
  };
}
