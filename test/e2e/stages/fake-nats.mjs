#!/usr/bin/env node
// A FAKE nats-server for tests: greets whoever connects, with JetStream only when it is told `-js`.
import { createServer } from 'node:net';

const at = (flag) => process.argv[process.argv.indexOf(flag) + 1];
const jetstream = process.argv.includes('-js') && process.env.FAKE_SERVICE !== 'sick';
createServer((socket) => {
  socket.on('error', () => {});
  socket.write(`INFO ${JSON.stringify({ version: '0.0.2-fake', jetstream })}\r\n`);
}).listen(Number(at('-p')), at('-a'));
