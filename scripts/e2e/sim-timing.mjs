// Starts the simulator and compares the latencies that it was told with those that a client sees.
//   node scripts/e2e/sim-timing.mjs [STREAMS=64] [TTFT_MS=100] [ITL_MS=10] [TOKENS=100] [ROUNDS=3]
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const [streams = 64, ttft = 100, itl = 10, tokens = 100, rounds = 3] = process.argv
  .slice(2)
  .map(Number);
const kv = mkdtempSync(join(tmpdir(), 'sim-timing-'));
const port = await freePort();
const agent = new Agent({ keepAlive: true });
const body = JSON.stringify({
  model: 'sim',
  messages: [{ role: 'user', content: 'How long does it take?' }],
  max_tokens: tokens,
  ignore_eos: true,
  stream: true,
});

const started = performance.now();
const frontend = program('frontend', '--http-port', `${port}`);
const worker = program('worker', '--ttft-ms', `${ttft}`, '--itl-ms', `${itl}`);
await until(async () => (await page('/v1/models')).includes('"id"'));
const ready = performance.now() - started;
await Promise.all(Array.from({ length: streams }, stream));

const before = [cpu(frontend.pid), cpu(worker.pid), process.cpuUsage()];
const from = performance.now();
const seen = [];
// Spread over the time that one takes: streams that begin together measure how fast a client can send them.
await Promise.all(
  Array.from({ length: streams }, async (_, at) => {
    await pause((at * (ttft + itl * tokens)) / streams);
    for (let round = 0; round < rounds; round += 1) seen.push(await stream());
  }),
);
const wall = (performance.now() - from) / 1000;
const mine = process.cpuUsage(before[2]);
print(
  `ready after ${ready.toFixed(0)} ms; ${seen.length} streams, ${streams} at once, ${wall.toFixed(2)} s`,
);
say(
  'ttft',
  ttft,
  seen.map((one) => one.first),
);
say(
  'itl',
  itl,
  seen.map((one) => (one.last - one.first) / (one.events - 1)),
);
const cores = (used) => `${((used / wall) * 100).toFixed(0)} %`;
print(
  `cpu of a core: frontend ${cores(cpu(frontend.pid) - before[0])}, worker ${cores(cpu(worker.pid) - before[1])}, this client ${cores((mine.user + mine.system) / 1e6)}`,
);
for (const one of [frontend, worker]) one.kill('SIGTERM');
agent.destroy();
rmSync(kv, { recursive: true });

function say(name, told, values) {
  const sorted = values.toSorted((a, b) => a - b);
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const at = (part) => sorted[Math.floor(part * (sorted.length - 1))].toFixed(2);
  const off = ((mean / told - 1) * 100).toFixed(2);
  print(
    `${name} told ${told} ms, mean ${mean.toFixed(2)} (${off} %), p50 ${at(0.5)}, p99 ${at(0.99)}, max ${at(1)}`,
  );
}

function program(name, ...args) {
  const path = fileURLToPath(new URL(`../../dist/sim/${name}.js`, import.meta.url));
  return spawn(process.execPath, [path, '--kv', kv, ...args], { stdio: 'ignore' });
}

function pause(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

function cpu(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

async function until(done) {
  while (!(await done().catch(() => false))) await pause(5);
}

function page(path) {
  return new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port, path }, (response) => {
      let text = '';
      response.on('data', (part) => {
        text += part;
      });
      response.on('end', () => resolve(text));
    })
      .on('error', reject)
      .end();
  });
}

function stream() {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', 'content-length': body.length };
    const start = performance.now();
    const one = { first: 0, last: 0, events: 0 };
    request(
      { host: '127.0.0.1', port, agent, method: 'POST', path: '/v1/chat/completions', headers },
      (response) => {
        response.on('data', (part) => {
          for (
            let at = part.indexOf('"content"');
            at >= 0;
            at = part.indexOf('"content"', at + 1)
          ) {
            one.last = performance.now() - start;
            one.first ||= one.last;
            one.events += 1;
          }
        });
        response.on('end', () => resolve(one));
      },
    )
      .on('error', reject)
      .end(body);
  });
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

function print(line) {
  process.stdout.write(`${line}\n`);
}
