import { errorBody } from '../errors.ts';
import { collect } from './collect.ts';
import { answerJson } from './plain.ts';
import type { MakeSink, Meta } from './sink.ts';
import { openEventStream } from './sse.ts';

const callId = (meta: Meta, choice: number): string => `call-${meta.id.slice(-36)}-${choice}`;

/** Chat as events: role with the first piece, then pieces, an empty one with the reason, usage, `[DONE]`. */
export const chatStream: MakeSink = (response, meta) => {
  const events = openEventStream(response);
  const head = `{"id":"${meta.id}","choices":[`;
  const tail = (usage: string): string =>
    `],"created":${meta.created},"model":${JSON.stringify(meta.model)},"service_tier":null,` +
    `"system_fingerprint":null,"object":"chat.completion.chunk","usage":${usage}}`;
  const plainTail = tail('null');
  const begun = new Set<number>();
  const send = (choice: number, delta: string, finish: string): void =>
    events.send(
      `${head}{"index":${choice},"delta":${delta},"finish_reason":${finish},"logprobs":null}${plainTail}`,
    );
  const first = (choice: number): boolean => !begun.has(choice) && begun.add(choice) !== null;

  return {
    step: ({ choice, text, finish }) => {
      if (text !== '' && meta.call === null) {
        const role = first(choice) ? ',"role":"assistant"' : '';
        send(choice, `{"content":${JSON.stringify(text)}${role}}`, 'null');
      }
      if (text !== '' && meta.call !== null) {
        const call = { name: meta.call.name, arguments: '' };
        if (first(choice)) {
          const whole = { index: 0, id: callId(meta, choice), type: 'function', function: call };
          const delta = { role: 'assistant', content: null, tool_calls: [whole] };
          send(choice, JSON.stringify(delta), 'null');
        }
        const part = { index: 0, function: { arguments: text } };
        send(choice, JSON.stringify({ tool_calls: [part] }), 'null');
      }
      if (finish !== null) send(choice, '{}', `"${finish}"`);
    },
    end: (usage, how) => {
      if (how === 'whole' && meta.includeUsage && usage !== null)
        events.send(`${head}${tail(JSON.stringify(usage))}`);
      events.end(how === 'whole');
    },
    fail: events.fail,
  };
};

/** Chat in one answer. */
export const chatUnary: MakeSink = (response, meta) => {
  const answers = collect(meta.choices);
  return {
    step: answers.add,
    end: (usage) => {
      const choices = answers.all().map(({ index, text, finish }) => ({
        index,
        message: {
          content: meta.call === null ? text : null,
          ...(meta.call === null
            ? {}
            : {
                tool_calls: [
                  {
                    id: callId(meta, index),
                    type: 'function',
                    function: { name: meta.call.name, arguments: text },
                  },
                ],
              }),
          role: 'assistant',
          reasoning_content: null,
        },
        finish_reason: finish,
        logprobs: null,
      }));
      answerJson(response, 200, {
        id: meta.id,
        choices,
        created: meta.created,
        model: meta.model,
        service_tier: null,
        system_fingerprint: null,
        object: 'chat.completion',
        usage,
      });
    },
    fail: (error) => answerJson(response, error.status, errorBody(error)),
  };
};
