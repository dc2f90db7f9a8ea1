import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { type LoadContext, type LoadOrder, openAiperf } from '../../../src/e2e/load/index.ts';
import type { LocalHost } from '../../../src/process/index.ts';
import { useLab } from '../../process/lab.ts';
import { order } from './order.ts';

const fake = fileURLToPath(new URL('../../fixtures/e2e/fake-aiperf.mjs', import.meta.url));

describe('the driver of aiperf, on a fake one', () => {
  const lab = useLab();

  async function prepare(how: string, changes: Partial<LoadOrder> = {}, hang_ms = 60_000) {
    const folder = lab.newRun();
    const host: LocalHost = await lab.open(folder);
    const temp = folder.at('temp/x').slice(0, -2);
    mkdirSync(temp, { recursive: true });
    const stop = new AbortController();
    const said: string[] = [];
    const context: LoadContext = {
      target: { url: 'http://127.0.0.1:1', model: 'tiny', metrics: [] },
      folder,
      host,
      signal: stop.signal,
      say: (line) => said.push(line),
    };
    const driver = openAiperf({
      program: { command: [process.execPath, fake, how], label: 'aiperf' },
      tokenizer: folder.path,
      temp,
      hang_ms,
      extra: ['--added', 'by-user'],
    });
    const run = () => driver.run(order({ requests: 12, concurrency: 3, ...changes }), context);
    const services = (): { pid: number; alive: boolean }[] => {
      const pids: number[] = JSON.parse(
        readFileSync(folder.at('aiperf/run-1/services.json'), 'utf8'),
      );
      return pids.map((pid) => ({ pid, alive: existsSync(`/proc/${pid}`) && isRunning(pid) }));
    };
    return { run, folder, temp, stop, said, services, host };
  }

  it('reads what a clean run leaves, in a folder of its own', async () => {
    process.env.HF_HUB_OFFLINE = '1';
    try {
      const { run, folder, temp, said } = await prepare('clean', { warmup: 2 });
      const { summary, evidence, broken, notes } = await run();
      expect(summary).toMatchObject({
        driver: 'aiperf 0.0.fake',
        requests: 12,
        failed: 0,
        recomputed: false,
      });
      expect(broken).toBeNull();
      expect(notes).toEqual([]);
      expect(evidence).toEqual([
        'aiperf/run-1/profile_export_aiperf.json',
        'aiperf/run-1/profile_export.jsonl',
        'logs/aiperf-run-1.log',
      ]);
      expect(said).toEqual(['run-1: profiling complete, 12 requests, 0 failed']);
      const seen = JSON.parse(readFileSync(folder.at('aiperf/run-1/seen.json'), 'utf8'));
      const args: string[] = seen.args;
      const follows = (name: string) => args[args.indexOf(name) + 1];
      expect(follows('--request-count')).toBe('12');
      expect(follows('--concurrency')).toBe('3');
      expect(follows('--warmup-request-count')).toBe('2');
      expect(follows('--tokenizer')).toBe(folder.path);
      expect(follows('--extra-inputs')).toBe('ignore_eos:true');
      expect(args.slice(-2)).toEqual(['--added', 'by-user']);
      expect(seen.env.TMPDIR).toBe(temp);
      expect(seen.env).not.toHaveProperty('HF_HUB_OFFLINE');
      expect(readdirSync(temp)).toEqual(['aiperf_mmap_fake']);
    } finally {
      delete process.env.HF_HUB_OFFLINE;
    }
  });

  it('ends services that outlive it', async () => {
    const { run, services } = await prepare('leaves-services');
    expect((await run()).summary).toMatchObject({ requests: 12, failed: 0 });
    expect(services().map(({ alive }) => alive)).toEqual([false, false, false]);
  });

  it('ends one that hangs after its last request, and counts from its lines and its last word', async () => {
    const { run, services } = await prepare('hangs', {}, 200);
    const { summary, notes, sent } = await run();
    expect(summary).toMatchObject({ requests: 12, failed: 0, recomputed: true, output_tokens: 72 });
    expect(summary.ttft_ms?.p50).toBe(40);
    expect(sent).toBeNull();
    expect(notes[0]).toBe('aiperf hung after its last request and was ended');
    expect(services().map(({ alive }) => alive)).toEqual([false, false, false]);
  });

  it('works the figures out when the summary is cut off though the exit code is 0', async () => {
    const { run } = await prepare('truncated');
    const { summary, notes } = await run();
    expect(summary).toMatchObject({ requests: 12, failed: 0, recomputed: true, output_tokens: 96 });
    expect(notes).toEqual(['the summary of aiperf is not whole']);
  });

  it('says that it did not work at all, with its own words', async () => {
    const { run } = await prepare('refuses');
    const { broken, summary } = await run();
    expect(summary.requests).toBe(0);
    expect(broken).toContain('HFValidationError: Repo id must be in the form');
  });

  it('ends it and its services at the time limit of the run', async () => {
    const { run, services } = await prepare('never-ends', { timeout_ms: 5000 });
    const { broken } = await run();
    expect(broken).toContain('its time limit');
    expect(services().map(({ alive }) => alive)).toEqual([false, false, false]);
  });

  it('ends it and its services when the run is stopped', async () => {
    const { run, services, stop, folder } = await prepare('never-ends');
    const running = run();
    const started = folder.at('aiperf/run-1/services.json');
    const poll = setInterval(() => {
      if (existsSync(started)) stop.abort(new Error('stopped by the user'));
    }, 20);
    await expect(running).rejects.toThrow('stopped by the user');
    clearInterval(poll);
    expect(services().map(({ alive }) => alive)).toEqual([false, false, false]);
  });
});

/** A zombie has no command line any more. */
function isRunning(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8') !== '';
  } catch {
    return false;
  }
}
