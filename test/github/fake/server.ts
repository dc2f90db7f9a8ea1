import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { faultList } from './faults.ts';
import * as fixtures from './fixtures.ts';
import { answerLog } from './log-store.ts';
import { refuse } from './reply.ts';
import { answer } from './routes.ts';
import type { FakeOptions, FakeState, Fault, FaultKind, RecordedRequest, Reply } from './types.ts';

export interface FakeGitHub {
  /** For `--api-url`. */
  readonly url: string;
  readonly state: FakeState;
  readonly requests: readonly RecordedRequest[];
  /** The requests that would change something: all but GET and GraphQL's queries. */
  readonly writes: () => readonly RecordedRequest[];
  readonly plant: (fault: Fault) => void;
  readonly addPull: (pull: fixtures.NewPull) => void;
  readonly advanceHead: (
    number: number,
    sha: string,
    change?: Parameters<typeof fixtures.advanceHead>[3],
  ) => void;
  readonly addThread: (number: number, thread: fixtures.NewThread) => number;
  readonly addCheckRun: (run: fixtures.NewCheckRun) => ReturnType<typeof fixtures.addCheckRun>;
  readonly addStatus: (status: Parameters<typeof fixtures.addStatus>[1]) => void;
  /** Fails when the store of logs was shown a token. */
  readonly close: () => Promise<void>;
}

/** Tokens that look like none of GitHub's, so that no scanner takes them for secrets. */
export const tokens = {
  reviewer: 'fake-token-reviewer',
  reader: 'fake-token-reader',
  author: 'fake-token-author',
  app: 'fake-token-app',
};

/** A GitHub on loopback, as its OpenAPI description and its known refusals say. Every request is written down. */
export async function startFakeGitHub(options: FakeOptions = {}): Promise<FakeGitHub> {
  const full: Required<FakeOptions> = {
    repo: options.repo ?? 'ai-dynamo/dynamo',
    users: options.users ?? [
      { login: 'reviewer', token: tokens.reviewer, rights: 'write' },
      { login: 'reader', token: tokens.reader, rights: 'read' },
      { login: 'author', token: tokens.author, rights: 'write' },
      { login: 'helper[bot]', token: tokens.app, rights: 'write', app: true },
    ],
    prefix: options.prefix ?? '',
    maxPage: options.maxPage ?? 100,
    isPrivate: options.isPrivate ?? false,
    crlf: options.crlf ?? false,
    bareReviewComments: options.bareReviewComments ?? false,
  };
  const state: FakeState = {
    repo: full.repo,
    users: full.users,
    pulls: new Map(),
    reviews: [],
    comments: new Map(),
    checkRuns: [],
    statuses: [],
    runs: new Map(),
    nextId: 1001,
  };
  const requests: RecordedRequest[] = [];
  const leaks: string[] = [];
  const faults = faultList();

  const store = createServer((request, response) => {
    const authorization = request.headers.authorization ?? null;
    if (authorization !== null) leaks.push(request.url ?? '');
    const fault = faults.strike(request.method ?? '', request.url ?? '');
    if (fault?.kind === 'answer') response.writeHead(fault.status, fault.headers).end(fault.body);
    else if (fault?.kind === 'reset') request.socket.resetAndDestroy();
    else if (fault?.kind !== 'hang') answerLog(state, request.url ?? '', authorization, response);
  });
  const logOrigin = await listen(store);

  const server = createServer((request, response) => {
    // A request that was broken off in its body was never received.
    bodyOf(request).then(
      (text) => handle(request, response, text),
      () => {},
    );
  });
  const origin = await listen(server);
  const url = `${origin}${full.prefix}`;

  const handle = (request: IncomingMessage, response: ServerResponse, text: string): void => {
    const method = request.method ?? 'GET';
    const path = request.url ?? '/';
    const authorization = request.headers.authorization ?? null;
    const body = parse(text);
    requests.push({ method, path, authorization, body: body ?? null });
    const fault = faults.strike(method, path);
    const carryOut = (): Reply => {
      const user = full.users.find((one) => isToken(authorization, one.token)) ?? null;
      if (authorization !== null && !user) return refuse(401, 'Bad credentials');
      if (body === undefined) return refuse(400, 'Problems parsing JSON');
      const address = new URL(path, origin);
      const route = routeOf(address.pathname, full.prefix);
      const ask = {
        method,
        url: address,
        body,
        user,
        origin: url,
        state,
        options: full,
        logOrigin,
      };
      return route === null ? refuse(404, 'Not Found') : answer(ask, route);
    };
    send(fault, request, response, carryOut);
  };

  return {
    url,
    state,
    requests,
    writes: () => requests.filter(isWrite),
    plant: faults.plant,
    addPull: (pull) => void fixtures.addPull(state, pull),
    advanceHead: (number, sha, change) => fixtures.advanceHead(state, number, sha, change),
    addThread: (number, thread) => fixtures.addThread(state, number, thread),
    addCheckRun: (run) => fixtures.addCheckRun(state, run),
    addStatus: (status) => fixtures.addStatus(state, status),
    close: async () => {
      await Promise.all([stop(server), stop(store)]);
      if (leaks.length > 0) throw new Error(`a token was sent to the store of logs: ${leaks}`);
    },
  };
}

const isToken = (header: string | null, token: string): boolean =>
  header === `token ${token}` || header === `Bearer ${token}` || header === `bearer ${token}`;

const isWrite = (request: RecordedRequest): boolean =>
  request.method !== 'GET' && !/\/graphql$/.test(request.path);

/** The path as api.github.com has it; null where the prefix is missing. GraphQL of GitHub Enterprise is beside `/v3`. */
function routeOf(path: string, prefix: string): string | null {
  if (prefix !== '' && path === '/api/graphql') return '/graphql';
  if (!path.startsWith(`${prefix}/`)) return null;
  const route = path.slice(prefix.length);
  return prefix !== '' && route === '/graphql' ? null : route;
}

function send(
  fault: FaultKind | null,
  request: IncomingMessage,
  response: ServerResponse,
  carryOut: () => Reply,
): void {
  if (fault?.kind === 'slow') {
    setTimeout(() => send(null, request, response, carryOut), fault.ms);
    return;
  }
  const reply = fault === null || fault.kind === 'cut' || fault.done ? carryOut() : null;
  if (fault?.kind === 'reset') request.socket.resetAndDestroy();
  if (fault?.kind === 'answer') response.writeHead(fault.status, fault.headers).end(fault.body);
  if (fault?.kind === 'reset' || fault?.kind === 'answer' || fault?.kind === 'hang' || !reply)
    return;
  const text = typeof reply.body === 'string' ? reply.body : JSON.stringify(reply.body);
  response.writeHead(reply.status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': String(Buffer.byteLength(text)),
    'x-github-request-id': 'FAKE:0001',
    'x-ratelimit-limit': '5000',
    'x-ratelimit-remaining': '4999',
    'x-ratelimit-used': '1',
    'x-ratelimit-reset': String(Math.floor(Date.now() / 1000) + 3600),
    'x-ratelimit-resource': 'core',
    ...reply.headers,
  });
  if (fault?.kind !== 'cut') {
    response.end(text);
    return;
  }
  response.write(text.slice(0, text.length / 2), () => request.socket.destroy());
}

/** Null for no body, undefined for one that is no JSON. */
function parse(text: string): unknown {
  if (text === '') return null;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(Buffer.from(piece));
  return Buffer.concat(pieces).toString('utf8');
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('expected a TCP address');
  return `http://127.0.0.1:${address.port}`;
}

async function stop(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}
