import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { failedToGenerate, modelNotReady, streamError } from '../errors.ts';
import type { Endpoint, RequestFacts, Usage } from '../faults/types.ts';
import { isObject, type JsonObject } from '../json.ts';
import type { Link } from '../plane/client.ts';
import type { Ask, Step, ToFrontend } from '../plane/messages.ts';
import type { App } from './app.ts';
import { chatStream, chatUnary } from './chat.ts';
import { completionStream, completionUnary } from './completion.ts';
import { responsesUnary } from './responses.ts';
import type { MakeSink, Meta, Sink } from './sink.ts';

export interface Job {
  readonly model: string;
  readonly facts: RequestFacts;
  readonly body: JsonObject;
  readonly arrived: number;
}

const sinks: Readonly<Record<Endpoint, { stream: MakeSink; unary: MakeSink; id: string }>> = {
  chat_completions: { stream: chatStream, unary: chatUnary, id: 'chatcmpl' },
  completions: { stream: completionStream, unary: completionUnary, id: 'cmpl' },
  responses: { stream: responsesUnary, unary: responsesUnary, id: 'resp' },
};

/** Lets a worker answer, and hands on what it says until the end, its death, or the client's departure. */
export async function deliver(app: App, job: Job, response: ServerResponse): Promise<void> {
  const { facts, model } = job;
  const ask = app.hooks.reduce((so, hook) => hook.ask?.(so) ?? so, facts.ask);
  const kind = sinks[facts.endpoint];
  const sink = (facts.stream ? kind.stream : kind.unary)(response, metaOf(job, ask, kind.id));
  const guard = app.metrics.begin(model, facts.endpoint, facts.stream, facts, job.arrived);
  const link = await app.workers.take(model).catch((error: unknown) => {
    app.log('ERROR', `Internal server error: ${failedToGenerate.message}: ${String(error)}`);
    return undefined;
  });
  if (link === undefined || link === null) {
    const error = link === null ? modelNotReady(model) : failedToGenerate;
    guard.failed(error.label ?? 'unavailable');
    return sink.fail(error);
  }
  for (const { tokens } of ask.prompts) guard.prompt(tokens);
  relay(app, job, ask, link, sink, guard, response);
}

function relay(
  app: App,
  { facts, arrived }: Job,
  ask: Ask,
  link: Link,
  sink: Sink,
  guard: ReturnType<App['metrics']['begin']>,
  response: ServerResponse,
): void {
  const said = new Map<number, number>();
  let tokens = 0;
  let over = false;

  const hear = (message: ToFrontend): void => {
    if (over) return;
    if (message.error !== undefined) {
      over = true;
      app.log('ERROR', `request failed: ${message.error}`);
      guard.failed('internal');
      return sink.fail(failedToGenerate);
    }
    let count = 0;
    for (const step of message.steps ?? []) {
      count += step.tokens;
      const shown = altered(step);
      if (shown !== null) sink.step(shown);
    }
    tokens += count;
    guard.said(count);
    if (message.done === true) finish();
  };

  function altered(step: Step): Step | null {
    const at = said.get(step.choice) ?? 0;
    said.set(step.choice, at + 1);
    let shown: Step | null = step;
    for (const hook of app.hooks) {
      if (shown !== null && hook.step !== undefined) shown = hook.step(shown, at, facts);
    }
    return shown;
  }

  function finish(): void {
    const ways = app.hooks.map((hook) => hook.ending?.(facts) ?? 'whole');
    if (ways.includes('never')) return;
    over = true;
    let usage: Usage | null = usageOf(ask, tokens);
    for (const hook of app.hooks)
      if (usage !== null && hook.usage !== undefined) usage = hook.usage(usage, facts);
    if (ways.includes('error')) {
      guard.failed('internal');
      app.log('ERROR', `request failed: ${streamError.error.message}`);
      return sink.fail(failedToGenerate);
    }
    guard.finished();
    sink.end(usage, ways.includes('cut') ? 'cut' : 'whole');
  }

  const cancel = link.generate(ask, arrived, hear);
  response.on('close', () => {
    if (over) return;
    over = true;
    const noticed = app.hooks.every((hook) => hook.notices?.(facts) ?? true);
    if (!noticed) return guard.forgotten();
    cancel();
    guard.cancelled();
  });
}

const metaOf = ({ model, body }: Job, ask: Ask, prefix: string): Meta => ({
  id: `${prefix}-${randomUUID()}`,
  model,
  created: Math.floor(Date.now() / 1000),
  call: ask.call,
  choices: ask.prompts.length * ask.n,
  includeUsage: isObject(body.stream_options) && body.stream_options.include_usage === true,
  maxTokens: ask.max_tokens,
});

function usageOf(ask: Ask, completion: number): Usage {
  const prompt = ask.prompts.reduce((sum, { tokens }) => sum + tokens, 0);
  return {
    prompt_tokens: prompt,
    completion_tokens: completion,
    total_tokens: prompt + completion,
  };
}
