import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { dig } from '../../../src/e2e/client/index.ts';
import type { Finding, Probe, ProbeContext } from '../../../src/e2e/probes/index.ts';
import { askAll, makeRunFolder } from './ask.ts';
import { fake } from './fake.ts';

const probe = (run: (context: ProbeContext) => Promise<Finding>, rough = false): Probe => ({
  id: 'probe.own',
  doc: 'of this test',
  expected: 'something',
  ...(rough && { rough: true }),
  run,
});
const pass: Finding = { result: 'pass', observed: 'all well' };
const says = (observed: string): Finding => ({ result: 'fail', observed });
const known = [
  { check: 'probe.own', observed: /^1 choice for n=2$/, says: 'n is ignored', source: 'facts.md' },
];

describe('runProbes', () => {
  it('keeps each question with its answer as evidence', async () => {
    const folder = makeRunFolder();
    const own = probe(async ({ talk }) => {
      await talk.chat('a good one');
      await talk.chatStream('a stream');
      await talk.ask('a bad one', { path: '/v1/chat/completions', raw: '{"m\u001b[31m' });
      return pass;
    });
    const { checks } = await askAll(await fake(), [], { probes: [own], folder });
    const files = [
      'responses/own/01-a-good-one.json',
      'responses/own/02-a-stream.json',
      'responses/own/03-a-bad-one.json',
    ];
    expect(checks).toEqual([
      { id: 'probe.own', stage: 'probes', expected: 'something', evidence: files, ...pass },
    ]);
    const [good, streamed, bad] = files.map((file) => readFileSync(folder.at(file), 'utf8'));
    const first: unknown = JSON.parse(good ?? '');
    expect(dig(first, 'request', 'body', 'max_tokens')).toBe(16);
    expect(dig(first, 'answer', 'status')).toBe(200);
    expect(dig(first, 'answer', 'json', 'choices', 0, 'message', 'role')).toBe('assistant');
    expect(dig(JSON.parse(streamed ?? ''), 'answer', 'events', 1, 1)).toContain('"delta"');
    expect(dig(JSON.parse(bad ?? ''), 'answer', 'status')).toBe(400);
    expect(bad).not.toContain('\u001b');
  });

  it('shows the files of the requests that are complained of first', async () => {
    const own = probe(async ({ talk }) => {
      for (const name of ['one', 'two', 'three']) await talk.chat(name);
      return says('two: wrong');
    });
    const { checks } = await askAll(await fake(), [], { probes: [own] });
    expect(checks[0]?.evidence).toEqual(['responses/own/02-two.json']);
  });

  it('gathers what many requests complain of', async () => {
    const url = await fake({ refuse: () => [500, 'boom'] });
    const { checks } = await askAll(url, ['probe.parallel'], {
      traits: { repeatable: 'never', stale_ms: 0 },
    });
    expect(checks[0]).toMatchObject({
      observed: expect.stringMatching(
        /^parallel-1, parallel-2, parallel-3 and 17 more: 500 boom; no chat/,
      ),
      evidence: [1, 2, 3].map((at) => `responses/parallel/0${at}-parallel-${at}.json`),
    });
  });

  it('makes hostile text printable and cuts it to a line', async () => {
    const own = probe(async () => says(`a\u001b[31m\nb${'c'.repeat(5000)}`));
    const { checks } = await askAll(await fake(), [], { probes: [own] });
    expect(checks[0]?.observed).toMatch(/^a \[31m bc+…$/);
    expect(checks[0]?.observed.length).toBeLessThanOrEqual(400);
  });

  it('calls a deviation that the stack is known for known, with its source', async () => {
    const own = probe(async () => says('1 choice for n=2'));
    const { checks } = await askAll(await fake(), [], { probes: [own], known });
    expect(checks[0]).toMatchObject({ result: 'known', source: 'facts.md' });
  });

  it('does not take another failure, or that of another check, for a known one', async () => {
    const other = probe(async () => says('3 choices for n=2'));
    const elsewhere = { ...probe(async () => says('1 choice for n=2')), id: 'probe.else' };
    const { checks } = await askAll(await fake(), [], { probes: [other, elsewhere], known });
    expect(checks.map(({ result }) => result)).toEqual(['fail', 'fail']);
  });

  it('says when a known deviation is no longer there', async () => {
    const { checks } = await askAll(await fake(), [], { probes: [probe(async () => pass)], known });
    expect(checks[0]).toMatchObject({
      result: 'pass',
      observed: 'all well; no longer differs (known: n is ignored)',
      source: 'facts.md',
    });
  });

  it('ends a probe that takes too long, and goes on', async () => {
    const slow = probe(async ({ talk }) => {
      await talk.chat('hangs');
      return pass;
    });
    const url = await fake({ hangs: (ordinal) => ordinal === 1 });
    const probes = [slow, probe(async () => pass)];
    const { checks } = await askAll(url, [], { probes, probeMs: 300, recoverMs: 60_000 });
    expect(checks.map(({ observed }) => observed)).toEqual(['not done within 0.3 s', 'all well']);
  });

  it('waits for a server that was taken out before it asks the next probe', async () => {
    const url = await fake({ refuse: (_, at) => (at <= 5 ? [503, 'not ready'] : null) });
    const strikes = probe(async ({ talk }) => {
      await talk.chat('strikes');
      return pass;
    }, true);
    const after = probe(async ({ talk }) =>
      (await talk.chat('after')).status === 200 ? pass : says('out'),
    );
    const { checks } = await askAll(url, [], { probes: [strikes, after], recoverMs: 60_000 });
    expect(checks.map(({ result }) => result)).toEqual(['pass', 'pass']);
  });

  it('asks nothing more of a server that does not come back', async () => {
    const url = await fake({ refuse: () => [503, 'not ready'] });
    const [rough, next] = [probe(async () => pass, true), probe(async () => pass)];
    const outcome = await askAll(url, [], { probes: [rough, next], recoverMs: 300 });
    expect(outcome.checks.map(({ result, observed }) => [result, observed])).toEqual([
      ['fail', 'no chat is answered 0.3 s later'],
    ]);
    expect([outcome.left, outcome.after]).toEqual([[next], rough]);
  });

  it('counts what was sent', async () => {
    const own = probe(async ({ talk }) => {
      await talk.chat('a');
      await talk.chatStream('b', {}, { abortAfter: 1 });
      await talk.ask('c', { path: '/v1/models' });
      await talk.ask('d', { path: '/v1/chat/completions', body: { model: 7 } });
      return pass;
    });
    const { sent } = await askAll(await fake(), [], { probes: [own, own] });
    expect(sent).toEqual([
      {
        endpoint: 'chat_completions',
        request_type: 'unary',
        status: 'success',
        http: 200,
        count: 2,
      },
      {
        endpoint: 'chat_completions',
        request_type: 'stream',
        status: 'cancelled',
        http: 200,
        count: 2,
      },
      { endpoint: 'other', request_type: 'unary', status: 'error', http: 400, count: 2 },
    ]);
  });

  it('gives what it found when the run is ended, and what is left', async () => {
    const control = new AbortController();
    const first = probe(async () => pass);
    const second = probe(async ({ signal }) => {
      control.abort(new Error('Ctrl-C'));
      signal.throwIfAborted();
      return pass;
    });
    const { checks, left } = await askAll(await fake(), [], {
      probes: [first, second, first],
      signal: control.signal,
    });
    expect(checks).toHaveLength(1);
    expect(left).toEqual([second, first]);
  });

  it('does not hide a bug of a probe', async () => {
    const own = probe(async () => {
      throw new TypeError('a bug');
    });
    await expect(askAll(await fake(), [], { probes: [own] })).rejects.toThrow('a bug');
  });
});
