import { errorBody } from '../errors.ts';
import { collect } from './collect.ts';
import { answerJson } from './plain.ts';
import type { MakeSink, Meta } from './sink.ts';
import { openEventStream } from './sse.ts';

const envelope = (meta: Meta, choices: readonly unknown[], usage: unknown) => ({
  id: meta.id,
  choices,
  created: meta.created,
  model: meta.model,
  system_fingerprint: null,
  object: 'text_completion',
  usage,
});

/** Text completion as events. */
export const completionStream: MakeSink = (response, meta) => {
  const events = openEventStream(response);
  return {
    step: ({ choice, text, finish }) => {
      if (text === '' && finish === null) return;
      const part = { text, index: choice, finish_reason: finish };
      events.send(JSON.stringify(envelope(meta, [part], null)));
    },
    end: (usage, how) => {
      if (how === 'whole' && meta.includeUsage && usage !== null)
        events.send(JSON.stringify(envelope(meta, [], usage)));
      events.end(how === 'whole');
    },
    fail: events.fail,
  };
};

/** Text completion in one answer. */
export const completionUnary: MakeSink = (response, meta) => {
  const answers = collect(meta.choices);
  return {
    step: answers.add,
    end: (usage) => {
      const choices = answers
        .all()
        .map(({ index, text, finish }) => ({ text, index, finish_reason: finish }));
      answerJson(response, 200, envelope(meta, choices, usage));
    },
    fail: (error) => answerJson(response, error.status, errorBody(error)),
  };
};
