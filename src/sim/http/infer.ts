import type { IncomingMessage, ServerResponse } from 'node:http';
import { now } from '../clock.ts';
import {
  errorBody,
  modelNotFound,
  modelNotReady,
  serviceNotReady,
  tooLong,
  unreadable,
} from '../errors.ts';
import type { ApiError, Endpoint, RequestFacts } from '../faults/types.ts';
import { isObject, isText, type JsonObject, parsed } from '../json.ts';
import { unknownModel } from '../metrics/frontend.ts';
import type { App } from './app.ts';
import { readAsk } from './ask.ts';
import { readBody } from './body.ts';
import { deliver } from './deliver.ts';
import { answerJson } from './plain.ts';
import { invalidBody, unreadableBody } from './validate.ts';

const required: Readonly<Record<Endpoint, readonly string[]>> = {
  chat_completions: ['model', 'messages'],
  completions: ['model', 'prompt'],
  responses: ['model', 'input'],
};

let ordinal = 0;

/**
 * Answers a request for text. The order is Dynamo's: what cannot be read and what cannot be served yet is not counted,
 * all else is.
 */
export async function infer(
  app: App,
  endpoint: Endpoint,
  request: IncomingMessage,
  response: ServerResponse,
  arrived: number,
): Promise<void> {
  const text = await readBody(request);
  if (!isText(text)) return refuse(response, text);
  const body = parsed(text);
  if (body === undefined) return refuse(response, alter(app, unreadable('it is not JSON')));
  const broken = unreadableBody(body, required[endpoint]);
  if (broken !== null) return refuse(response, alter(app, broken));
  if (!isObject(body)) return;

  ordinal += 1;
  const facts = factsOf(app, endpoint, body);
  const refusal = app.hooks.map((hook) => hook.refuse?.(facts) ?? null).find((one) => one !== null);
  if (refusal === 'hang') return;
  const model = servedModel(app, body);
  if (refusal !== undefined) return counted(app, model ?? unknownModel, facts, response, refusal);
  if (app.leaving()) return refuse(response, serviceNotReady);
  if (model === null) return counted(app, unknownModel, facts, response, modelNotFound);
  const { workers } = app.workers.models().find(({ card }) => card.model === model) ?? {};
  if (workers === undefined || workers === 0) return refuse(response, modelNotReady(model));
  const bad = invalidBody(body) ?? overlong(app, model, facts) ?? unsupported(facts);
  if (bad !== null) return counted(app, model, facts, response, alter(app, bad));
  await deliver(app, { model, facts, body, arrived }, response);
}

function factsOf(app: App, endpoint: Endpoint, body: JsonObject): RequestFacts {
  const ask = readAsk(endpoint, body);
  const stream = body.stream === true;
  const unlimited = ask.max_tokens === null;
  const calls = ask.call !== null;
  return { endpoint, stream, calls, unlimited, ask, ordinal, active: app.metrics.active() };
}

/** The model that answers; null: nobody has one of that name. */
function servedModel(app: App, body: JsonObject): string | null {
  const name = isText(body.model) ? body.model : '';
  if (app.workers.card(name) !== null) return name;
  const any = app.hooks.some((hook) => hook.anyModel === true);
  return any ? (app.workers.models()[0]?.card.model ?? null) : null;
}

const alter = (app: App, error: ApiError): ApiError =>
  app.hooks.reduce((so, hook) => hook.invalid?.(so) ?? so, error);

function refuse(response: ServerResponse, error: ApiError): void {
  answerJson(response, error.status, errorBody(error));
}

function counted(
  app: App,
  model: string,
  facts: RequestFacts,
  response: ServerResponse,
  error: ApiError,
): void {
  if (error.label !== null)
    app.metrics.begin(model, facts.endpoint, facts.stream, facts, now()).failed(error.label);
  if (error.status >= 500)
    app.log('ERROR', `http response sent status=${error.status} ${error.message}`);
  refuse(response, error);
}

function overlong(app: App, model: string, { ask }: RequestFacts): ApiError | null {
  const most = app.workers.card(model)?.context_length ?? 0;
  for (const { tokens } of ask.prompts) {
    if (tokens >= most)
      return tooLong(
        `This model's maximum context length is ${most} tokens. However, your messages resulted in ${tokens} tokens. Please reduce the length of the messages.`,
      );
    const wanted = ask.max_tokens ?? 0;
    if (tokens + wanted > most)
      return tooLong(
        `This model configuration accepts at most ${most} combined input and output tokens. However, your request has ${tokens} input tokens and asks for ${wanted} output tokens (${tokens + wanted} tokens total). Please reduce the input length or requested output length.`,
      );
  }
  return null;
}

const unsupported = ({ endpoint, stream }: RequestFacts): ApiError | null =>
  endpoint === 'responses' && stream
    ? {
        status: 501,
        message: 'The simulator does not stream responses',
        label: 'not_implemented',
      }
    : null;
