import { errorBody } from '../errors.ts';
import { collect } from './collect.ts';
import { answerJson } from './plain.ts';
import type { MakeSink } from './sink.ts';

/** An answer of the responses API; never as a stream. */
export const responsesUnary: MakeSink = (response, meta) => {
  const answers = collect(1);
  return {
    step: answers.add,
    end: (usage) => {
      const [only] = answers.all();
      const status = only?.finish === 'length' ? 'incomplete' : 'completed';
      const id = meta.id.slice(-36).replaceAll('-', '');
      const content = [
        { type: 'output_text', annotations: [], logprobs: [], text: only?.text ?? '' },
      ];
      answerJson(response, 200, {
        background: false,
        created_at: meta.created,
        id: `resp_${id}`,
        incomplete_details: status === 'incomplete' ? { reason: 'max_output_tokens' } : null,
        max_output_tokens: meta.maxTokens,
        metadata: {},
        model: meta.model,
        object: 'response',
        output: [{ type: 'message', content, id: `msg_${id}`, role: 'assistant', status }],
        parallel_tool_calls: true,
        status,
        tool_choice: 'auto',
        tools: [],
        usage:
          usage === null
            ? null
            : {
                input_tokens: usage.prompt_tokens,
                input_tokens_details: { cached_tokens: 0 },
                output_tokens: usage.completion_tokens,
                output_tokens_details: { reasoning_tokens: 0 },
                total_tokens: usage.total_tokens,
              },
        error: null,
      });
    },
    fail: (error) => answerJson(response, error.status, errorBody(error)),
  };
};
