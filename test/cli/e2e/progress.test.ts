import { PassThrough } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { showProgress } from '../../../src/cli/e2e/progress.ts';
import type { Plan } from '../../../src/model/e2e-plan.ts';
import type { RunEvent } from '../../../src/model/e2e-run.ts';

const plan: Plan = {
  schema: 'dyn-audit/plan@1',
  stack: 'sim',
  repo: null,
  rev: null,
  model: null,
  url: null,
  metrics_urls: [],
  settings: {},
  stages: ['launch', 'probes', 'teardown'].map((id) => ({ id: id as 'launch', options: {} })),
  checks: [],
  thresholds: {},
  ab: null,
  timeout_s: null,
  keep_up: false,
};
const started: RunEvent = {
  at_ms: 1,
  time: '',
  stage: 'probes',
  event: 'stage-started',
  detail: {},
};
const failed: RunEvent = {
  ...started,
  event: 'check',
  detail: { id: 'probe.chat', result: 'fail', observed: '\u001b[2J\u202e\u5927\u5927'.repeat(60) },
};

function watch(columns: number | null, quiet = false) {
  let text = '';
  const stream = new PassThrough({ encoding: 'utf8' }).on('data', (chunk: string) => {
    text += chunk;
  });
  const stderr = Object.assign(stream, columns === null ? {} : { isTTY: true, columns });
  const progress = showProgress(plan, { stdout: stderr, stderr, env: {} }, quiet);
  return { progress, text: () => text };
}

/** What a terminal shows that knows what the list uses: up, clear the line, clear the rest. */
function screenOf(text: string): readonly string[] {
  const lines: string[] = [''];
  let row = 0;
  for (const [part] of text.matchAll(/\p{Cc}\[\d*[A-Z]|\p{Cc}|\P{Cc}+/gu)) {
    if (part === '\n') {
      row += 1;
      lines[row] ??= '';
    } else if (part.endsWith('A') && part.startsWith('\u001b')) row -= Number(part.slice(2, -1));
    else if (part === '\u001b[2K') lines[row] = '';
    else if (part === '\u001b[0J') lines.splice(row, lines.length, '');
    else if (part !== '\r') lines[row] += part;
  }
  return lines;
}

const wide = /[\u2e80-\ua4cf]/u;
const columnsOf = (line: string) =>
  [...line].reduce((sum, character) => sum + (wide.test(character) ? 2 : 1), 0);

describe('the live list of a run', () => {
  it.each([10, 20, 40, 80])('never has a line that would wrap on %i columns', (columns) => {
    const { progress, text } = watch(columns);
    progress.event(started);
    progress.say('\u5927'.repeat(200));
    progress.event(failed);
    progress.end();
    const lines = stripVTControlCharacters(text()).split('\n');
    for (const line of lines) expect(columnsOf(line)).toBeLessThan(columns);
    expect(text()).not.toContain('\u202e');
    expect(text()).not.toContain('\u001b[2J');
  });

  it('keeps a warning above the list, which is drawn once', () => {
    const { progress, text } = watch(80);
    progress.event(started);
    progress.warn('SIGINT: taking everything down');
    progress.event(failed);
    progress.end();
    const screen = screenOf(text());
    expect(screen[0]).toBe('warning: SIGINT: taking everything down');
    expect(screen.filter((line) => line.includes('launch'))).toHaveLength(1);
    expect(screen).toHaveLength(1 + plan.stages.length + 1);
  });
});

describe('the progress of a run in a pipe', () => {
  it('is one printable line for each event and warning', () => {
    const { progress, text } = watch(null);
    progress.event(started);
    progress.event(failed);
    progress.warn('a\nb');
    expect(text().trimEnd().split('\n')).toHaveLength(3);
    expect(text()).not.toContain('\u001b');
  });

  it('is nothing when it is not wanted', () => {
    const { progress, text } = watch(null, true);
    progress.event(started);
    progress.warn('a');
    progress.end();
    expect(text()).toBe('');
  });
});
