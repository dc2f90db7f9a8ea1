import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readPage, readSnapshot, sumOf, takeSnapshot } from '../../../src/e2e/metrics/index.ts';
import { runFolder } from '../folder.ts';
import { serve } from '../server.ts';

const targetOf = (frontend: string, worker: string) => ({
  url: frontend,
  model: 'm',
  metrics: [
    { process: 'frontend', url: `${frontend}/metrics` },
    { process: 'worker', url: `${worker}/metrics` },
  ],
});

describe('a snapshot', () => {
  it('keeps the page of each process under a number of its own', async () => {
    let asked = 0;
    const url = await serve((_, answer) => answer.end(`c ${++asked}\n`));
    const folder = runFolder();
    const first = await takeSnapshot(targetOf(url, url), folder, 'before probes');
    const second = await takeSnapshot(targetOf(url, url), folder, 'after probes');
    expect(first).toEqual({ frontend: 'metrics/frontend.1.prom', worker: 'metrics/worker.1.prom' });
    expect(second.worker).toBe('metrics/worker.2.prom');
    expect(readFileSync(folder.at('metrics/frontend.1.prom'), 'utf8')).toMatch(
      /^# snapshot before probes, 2.*Z\nc \d\n$/,
    );
    expect(sumOf(readSnapshot(folder, second.worker)!, 'c')).toBeGreaterThan(2);
    expect(readSnapshot(folder, 'metrics/none.1.prom')).toBeNull();
    expect(readSnapshot(folder, undefined)).toBeNull();
  });

  it('leaves out a process that does not answer and says why in a file', async () => {
    const url = await serve((_, answer) => answer.end('c 1\n'));
    const gone = await serve((_, answer) => {
      answer.statusCode = 500;
      answer.end('no');
    });
    const folder = runFolder();
    expect(await takeSnapshot(targetOf(url, gone), folder, 'x')).toEqual({
      frontend: 'metrics/frontend.1.prom',
    });
    expect(readFileSync(folder.at('metrics/worker.1.failed'), 'utf8')).toMatch(/: HTTP 500\n$/);
    await takeSnapshot(targetOf(url, gone), folder, 'x');
    expect(readdirSync(folder.at('metrics'))).toContain('worker.2.failed');
  });

  it('waits until what is in flight has ended and is counted', async () => {
    let asked = 0;
    const url = await serve((_, answer) => {
      asked += 1;
      answer.end(
        asked < 6
          ? 'dynamo_frontend_active_requests 1\n'
          : `dynamo_frontend_active_requests 0\ndynamo_frontend_requests_started_total 4\ndynamo_frontend_requests_total ${asked < 9 ? 3 : 4}\n`,
      );
    });
    const folder = runFolder();
    const target = { url, model: 'm', metrics: [{ process: 'frontend', url }] };
    const { frontend } = await takeSnapshot(target, folder, 'after', { settleMs: 60_000 });
    expect(sumOf(readSnapshot(folder, frontend)!, 'dynamo_frontend_requests_total')).toBe(4);
    expect(asked).toBe(9);
  });

  it('takes the page as it is when it never comes to rest', async () => {
    const url = await serve((_, answer) => answer.end('dynamo_frontend_active_requests 1\n'));
    const folder = runFolder();
    const target = { url, model: 'm', metrics: [{ process: 'frontend', url }] };
    const { frontend } = await takeSnapshot(target, folder, 'after', { settleMs: 60 });
    expect(sumOf(readSnapshot(folder, frontend)!, 'dynamo_frontend_active_requests')).toBe(1);
  });

  it('ends with the run', async () => {
    const url = await serve((_, answer) => answer.end('dynamo_frontend_active_requests 1\n'));
    const target = { url, model: 'm', metrics: [{ process: 'frontend', url }] };
    const stop = new AbortController();
    const taking = takeSnapshot(target, runFolder(), 'x', {
      settleMs: 60_000,
      signal: stop.signal,
    });
    stop.abort(new Error('stopped'));
    await expect(taking).rejects.toThrow();
  });
});

describe('reading a page', () => {
  it('says what went wrong in a word', async () => {
    const hangs = await serve(() => {});
    expect((await readPage(hangs, { timeoutMs: 50 })).error).toBe('no answer within 0.05 s');
    expect((await readPage('http://127.0.0.1:1/metrics')).error).toBe('ECONNREFUSED');
    expect((await readPage('not a url')).error).toMatch(/invalid/i);
    const cut = await serve((_, answer) => {
      answer.writeHead(200, { 'content-length': '100' });
      answer.write('c 1\n');
      setTimeout(() => answer.destroy(), 20);
    });
    expect((await readPage(cut)).text).toBeNull();
  });
});
