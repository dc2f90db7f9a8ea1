#!/usr/bin/env node
// A FAKE etcd for tests: health and version on the client port that it is told. FAKE_SERVICE: dies or sick.
import { createServer } from 'node:http';

const url = new URL(process.argv[process.argv.indexOf('--listen-client-urls') + 1]);
const how = process.env.FAKE_SERVICE ?? '';
if (how === 'dies') {
  process.stderr.write('bind: address already in use\n');
  process.exit(1);
}
const answers = {
  '/health': () => ({ health: String(how !== 'sick') }),
  '/version': () => ({ etcdserver: '0.0.1-fake' }),
};
createServer((request, answer) => {
  const body = answers[request.url]?.();
  answer.statusCode = body === undefined ? 404 : 200;
  answer.end(JSON.stringify(body ?? {}));
}).listen(Number(url.port), url.hostname);
