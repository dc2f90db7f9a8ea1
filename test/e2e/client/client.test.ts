import { createServer } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type Client, openClient } from '../../../src/e2e/client/index.ts';
import { UserError } from '../../../src/model/errors.ts';
import { bodyOf, portOf, sendJson, serve } from './server.ts';

const timeoutMs = 20_000;

function open(base: string, signal = new AbortController().signal, maxBytes?: number): Client {
  const client = openClient(base, { signal, ...(maxBytes && { maxBytes }) });
  onTestFinished(() => client.close());
  return client;
}

describe('request', () => {
  it('gives status, headers, text and JSON, and posts what it was given', async () => {
    const base = await serve(async (request, response) =>
      sendJson(response, 201, { method: request.method, got: await bodyOf(request) }),
    );
    const answer = await open(base).request({ path: '/x', body: { ä: '🙂' }, timeoutMs });
    expect(answer).toMatchObject({
      status: 201,
      json: { method: 'POST', got: '{"ä":"🙂"}' },
      end: 'complete',
      error: null,
    });
    expect(answer.headers['content-type']).toBe('application/json');
  });

  it('asks with GET when there is no body, and keeps a path of the base', async () => {
    const base = await serve((request, response) =>
      sendJson(response, 200, [request.method, request.url]),
    );
    const answer = await open(`${base}/proxy/`).request({ path: '/v1/models', timeoutMs });
    expect(answer.json).toEqual(['GET', '/proxy/v1/models']);
  });

  it('never takes a path for another host', async () => {
    const base = await serve((request, response) => sendJson(response, 200, request.url));
    const answer = await open(base).request({ path: '//192.0.2.1/x', timeoutMs });
    expect(answer.json).toBe('//192.0.2.1/x');
  });

  it('sends a body cut in the middle of a character, whole', async () => {
    const base = await serve(async (request, response) =>
      sendJson(response, 200, await bodyOf(request)),
    );
    const raw = '{"a":"🙂é"}';
    const answer = await open(base).request({ path: '/', raw, cuts: [7, 8, 11], timeoutMs });
    expect(answer.json).toBe(raw);
  });

  it('uses one connection for requests that follow each other', async () => {
    const ports = new Set<number | undefined>();
    const base = await serve((request, response) => {
      ports.add(request.socket.remotePort);
      sendJson(response, 200, null);
    });
    const client = open(base);
    for (let i = 0; i < 3; i++) await client.request({ path: '/', timeoutMs });
    expect(ports.size).toBe(1);
  });

  it('says that nothing listens', async () => {
    const answer = await open('http://127.0.0.1:1').request({ path: '/', timeoutMs });
    expect(answer).toMatchObject({
      status: 0,
      end: 'cut',
      error: 'nothing listens there (connection refused)',
    });
  });

  it('gives up after its time limit, before and in an answer', async () => {
    const base = await serve((request, response) => {
      if (request.url === '/body') response.writeHead(200).write('half');
    });
    const client = open(base);
    const none = await client.request({ path: '/none', timeoutMs: 50 });
    expect([none.status, none.end, none.error]).toEqual([0, 'timeout', 'no answer within 0.05 s']);
    const half = await client.request({ path: '/body', timeoutMs: 2000 });
    expect([half.status, half.end, half.text]).toEqual([200, 'timeout', 'half']);
    expect(half.error).toBe('the answer did not end within 2 s');
  });

  it('says when the connection breaks in the answer', async () => {
    const base = await serve((_, response) => {
      response.writeHead(200, { 'content-length': 100 }).write('half');
      setTimeout(() => response.destroy(), 20);
    });
    const answer = await open(base).request({ path: '/', timeoutMs });
    expect([answer.status, answer.end, answer.error]).toEqual([
      200,
      'cut',
      'the connection broke in the answer',
    ]);
  });

  it('reads no more than its limit', async () => {
    const base = await serve((_, response) => {
      response.writeHead(200);
      const pour = (): void => {
        while (!response.destroyed && response.write('x'.repeat(10_000)));
        response.once('drain', pour);
      };
      pour();
    });
    const answer = await open(base, undefined, 100_000).request({ path: '/', timeoutMs });
    expect(answer.error).toBe('the answer is longer than is read');
    expect(answer.text.length).toBeLessThanOrEqual(100_000);
  });

  it('tries a kept connection that was closed meanwhile once more', async () => {
    let requests = 0;
    const server = createServer((socket) => {
      let answered = false;
      socket.on('error', () => {});
      socket.on('data', () => {
        if (answered) {
          socket.resetAndDestroy();
          return;
        }
        answered = true;
        requests += 1;
        socket.write('HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}');
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    const client = open(`http://127.0.0.1:${portOf(server.address())}`);
    for (let i = 0; i < 3; i++)
      expect((await client.request({ path: '/', timeoutMs })).status).toBe(200);
    expect(requests).toBe(3);
  });

  it('rejects with the reason once its signal is aborted, under way and later', async () => {
    const base = await serve(() => {});
    const control = new AbortController();
    const client = open(base, control.signal);
    const waiting = Array.from({ length: 20 }, () => client.request({ path: '/', timeoutMs }));
    setTimeout(() => control.abort(new Error('Ctrl-C')), 30);
    for (const one of waiting) await expect(one).rejects.toThrow('Ctrl-C');
    await expect(client.request({ path: '/', timeoutMs })).rejects.toThrow('Ctrl-C');
  });

  it.each(['', '127.0.0.1:80', 'file:///etc/passwd'])('refuses %j as an address', (base) => {
    expect(() => openClient(base, { signal: new AbortController().signal })).toThrow(UserError);
  });
});

describe('sent', () => {
  it('counts by endpoint, type and what became of it; questions are not counted', async () => {
    const base = await serve((request, response) => {
      if (request.url === '/v1/completions') sendJson(response, 400, { message: 'no' });
      else if (request.url !== '/hang') sendJson(response, 200, { choices: [] });
    });
    const client = open(base);
    await client.request({ path: '/v1/models', timeoutMs });
    for (let i = 0; i < 2; i++)
      await client.request({ path: '/v1/chat/completions', body: {}, timeoutMs });
    await client.request({ path: '/v1/completions', body: { stream: true }, timeoutMs });
    await client.request({ path: '/v1/chat/completions', raw: '{bad', timeoutMs });
    await client.request({ path: '/hang', body: {}, timeoutMs: 50 });
    expect(client.sent()).toEqual([
      {
        endpoint: 'chat_completions',
        request_type: 'unary',
        status: 'success',
        http: 200,
        count: 2,
      },
      { endpoint: 'completions', request_type: 'stream', status: 'error', http: 400, count: 1 },
      { endpoint: 'other', request_type: 'unary', status: 'success', http: 200, count: 1 },
      { endpoint: 'other', request_type: 'unary', status: 'cancelled', http: 0, count: 1 },
    ]);
  });
});
