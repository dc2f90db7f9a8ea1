import { describe, expect, it } from 'vitest';
import { readExport } from '../../../src/e2e/load/aiperf/export.ts';
import { readLines } from '../../../src/e2e/load/aiperf/lines.ts';
import { outcomeOf, type Remains } from '../../../src/e2e/load/aiperf/outcome.ts';
import { readPhaseEnd } from '../../../src/e2e/load/aiperf/progress.ts';
import { lineJson, notReady, refused, summaryJson } from './aiperf-files.ts';
import { order } from './order.ts';

const good = [0, 1, 2, 3].map((index) => lineJson(index)).join('\n');

function outcome(changes: Partial<Remains>, asked = order({ requests: 4, warmup: 0 })) {
  return outcomeOf(asked, {
    json: JSON.stringify(summaryJson()),
    lines: `${good}\n`,
    phases: [{ phase: 'profiling', completed: 4, cancelled: 0, errors: 0 }],
    exit: '0',
    tail: '',
    hung: false,
    label: 'aiperf',
    ...changes,
  });
}

describe('the summary of aiperf', () => {
  it('is read with its units', () => {
    const { summary, version } = readExport(JSON.stringify(summaryJson()))!;
    expect(version).toBe('0.10.0');
    expect(summary).toMatchObject({ requests: 4, failed: 0, cancelled: false, seconds: 0.2 });
    expect(summary.ttft_ms?.p99).toBe(70);
    expect(summary.output_tokens).toBe(128);
    const seconds = { ...summaryJson().time_to_first_token!, unit: 'sec' };
    expect(
      readExport(JSON.stringify(summaryJson({ time_to_first_token: seconds })))!.summary.ttft_ms
        ?.p99,
    ).toBe(70_000);
  });

  it('is read in the older layout too', () => {
    const text = JSON.stringify({ records: summaryJson(), was_cancelled: true });
    expect(readExport(text)!.summary).toMatchObject({ requests: 4, cancelled: true });
  });

  it('counts failures, which have a key only when there are some', () => {
    const text = JSON.stringify(
      summaryJson({
        error_request_count: { unit: 'requests', avg: 6 },
        error_summary: [
          { error_details: notReady, count: 5 },
          { error_details: refused, count: 1 },
        ],
      }),
    );
    expect(readExport(text)!.summary).toMatchObject({
      requests: 10,
      failed: 6,
      errors: [
        { what: 'HTTP 503: Service is not ready', count: 5 },
        { what: expect.stringMatching(/^ClientConnectorError: /), count: 1 },
      ],
    });
  });

  it('is nothing when it is cut off, empty or something else', () => {
    const text = JSON.stringify(summaryJson());
    for (const broken of [
      text.slice(0, -1),
      text.slice(0, 200),
      '',
      '[]',
      'null',
      '{}',
      '{"request_count":4}',
    ])
      expect(readExport(broken)).toBeNull();
  });
});

describe('the lines of aiperf', () => {
  it('are requests; warm-up and a cut last line are not', () => {
    const warmup = lineJson(0).replace('"profiling"', '"warmup"');
    const records = readLines(`${warmup}\n${good}\n${lineJson(9).slice(0, 300)}`);
    expect(records).toHaveLength(4);
    expect(records[1]).toMatchObject({
      ttft_ms: 41,
      itl_ms: 5,
      output_tokens: 32,
      http: 200,
      error: null,
    });
  });

  it('tell failures, and success without tokens is one', () => {
    const [down, slow, empty] = readLines(
      [
        lineJson(0, { error: refused }),
        lineJson(1, { error: notReady }),
        lineJson(2, { tokens: 0 }),
      ].join('\n'),
    );
    expect(down).toMatchObject({ http: 0, ttft_ms: null });
    expect(slow).toMatchObject({ http: 503, error: 'HTTP 503: Service is not ready' });
    expect(empty?.error).toBe('an answer without tokens');
  });
});

describe('what aiperf prints', () => {
  it('tells when a phase is over', () => {
    expect(
      readPhaseEnd(
        '20:09:28.300 NOTICE   Phase profiling complete | completed=1,000, cancelled=0, errors=872 | sessions',
      ),
    ).toEqual({ phase: 'profiling', completed: 1000, cancelled: 0, errors: 872 });
    expect(readPhaseEnd('Phase profiling sending complete | sent=1,000, completed=997')).toBeNull();
  });
});

describe('a run of aiperf', () => {
  it('is its summary when the lines agree', () => {
    const { summary, sent, output_tokens, broken, notes } = outcome({});
    expect(summary).toMatchObject({
      id: 'run-1',
      driver: 'aiperf 0.10.0',
      requests: 4,
      recomputed: false,
    });
    expect(sent).toEqual([
      {
        endpoint: 'chat_completions',
        request_type: 'stream',
        status: 'success',
        http: 200,
        count: 4,
      },
    ]);
    expect(output_tokens).toBe(128);
    expect(broken).toBeNull();
    expect(notes).toEqual([]);
  });

  it('is worked out from the lines when the summary is missing, not whole, or hides failures', () => {
    const lines = [good, lineJson(4, { error: notReady })].join('\n');
    for (const json of [null, '{"request_count":', JSON.stringify(summaryJson())]) {
      const { summary, notes } = outcome({ json, lines });
      expect(summary).toMatchObject({ requests: 5, failed: 1, recomputed: true });
      expect(summary.ttft_ms?.avg).toBeCloseTo(41.5);
      expect(summary.output_tokens).toBe(128);
      expect(notes).toHaveLength(json === null ? 0 : 1);
    }
  });

  it('sees that all failed although aiperf leaves no summary', () => {
    const lines = [0, 1].map((index) => lineJson(index, { error: refused })).join('\n');
    const { summary, broken, sent } = outcome({
      json: null,
      lines,
      exit: '1',
      phases: [{ phase: 'profiling', completed: 2, cancelled: 0, errors: 2 }],
    });
    expect(summary).toMatchObject({ requests: 2, failed: 2, output_tokens: null });
    expect(broken).toBeNull();
    expect(sent).toEqual([expect.objectContaining({ status: 'error', http: 0, count: 2 })]);
  });

  it('takes the printed count where a hang at its end cost lines', () => {
    const { summary, sent, notes } = outcome({
      json: null,
      hung: true,
      exit: 'SIGTERM',
      phases: [{ phase: 'profiling', completed: 100, cancelled: 0, errors: 2 }],
    });
    expect(summary).toMatchObject({ requests: 100, failed: 2, recomputed: true });
    expect(sent).toBeNull();
    expect(notes).toContain('aiperf hung after its last request and was ended');
  });

  it('sees streams that broke, which aiperf counts as good, by the usage that they lack', () => {
    const lines = [0, 1, 2].map((index) => lineJson(index));
    lines.push(lineJson(3, { tokens: null }));
    const { summary, sent } = outcome({ lines: lines.join('\n') });
    expect(summary).toMatchObject({
      requests: 4,
      failed: 1,
      recomputed: true,
      errors: [{ what: 'a stream that ended before its usage', count: 1 }],
    });
    expect(sent?.map(({ status, http, count }) => [status, http, count])).toEqual([
      ['success', 200, 3],
      ['error', 200, 1],
    ]);
    const untold = [0, 1, 2, 3].map((index) => lineJson(index, { tokens: null })).join('\n');
    expect(outcome({ lines: untold, json: null }).summary).toMatchObject({
      failed: 0,
      output_tokens: null,
    });
  });

  it('is broken when somebody else ended it: what it had not yet written is not known', () => {
    for (const exit of ['SIGTERM', '143', 'SIGKILL'])
      expect(outcome({ json: null, exit, phases: [] })).toMatchObject({
        broken: `aiperf was ended by ${exit} before it was done`,
        sent: null,
      });
    const limit = outcome({ json: null, exit: 'its time limit', phases: [] });
    expect(limit).toMatchObject({ broken: null, sent: null, summary: { requests: 4 } });
  });

  it('is broken, and no word on the server, when it sent nothing', () => {
    const { summary, broken } = outcome({
      json: null,
      lines: null,
      exit: '1',
      phases: [],
      tail: 'INFO starting\nhub.errors.HFValidationError: Repo id must be in the form\n╭──── Tokenizer Load Error ────╮\n│ 1. Check error message\n╰────╯\n',
    });
    expect(summary.requests).toBe(0);
    expect(broken).toBe(
      'aiperf ended with 1 and left no record of a request: hub.errors.HFValidationError: Repo id must be in the form',
    );
  });

  it('counts the warm-up as sent, since the server does', () => {
    const asked = order({ requests: 4, warmup: 3 });
    const phases = [
      { phase: 'warmup', completed: 3, cancelled: 0, errors: 1 },
      { phase: 'profiling', completed: 4, cancelled: 0, errors: 0 },
    ] as const;
    expect(outcome({ phases }, asked).sent?.map(({ status, count }) => [status, count])).toEqual([
      ['success', 6],
      ['error', 1],
    ]);
    expect(outcome({ phases }, asked).output_tokens).toBeNull();
    expect(outcome({}, asked).sent).toBeNull();
  });
});
