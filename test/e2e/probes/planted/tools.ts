import { dig } from '../../../../src/e2e/client/index.ts';
import type { Planted } from '../fake.ts';
import { rewrite } from '../fake-model.ts';
import { type Case, choices, streamed } from './help.ts';

const asksTool = (body: unknown): boolean => dig(body, 'tools') !== undefined;
const noCall: Planted = {
  answer: (answer, body) =>
    asksTool(body)
      ? rewrite(answer, {
          choices: answer.choices.map(() => ({ pieces: ['hello'], call: null, finish: 'length' })),
        })
      : answer,
};
const withCall = (args: string, finish: string | null = 'tool_calls'): Planted =>
  choices((choice) =>
    choice.call ? { ...choice, call: { ...choice.call, arguments: args }, finish } : choice,
  );
const cutCall: Planted = {
  answer: (answer) =>
    rewrite(answer, {
      ...(answer.choices[0]?.call && { usage: { prompt_tokens: 5, completion_tokens: 256 } }),
      choices: answer.choices.map((choice) =>
        choice.call ? { ...choice, call: { ...choice.call, arguments: '{  \n ' } } : choice,
      ),
    }),
};

export const tools: readonly Case[] = [
  {
    probe: 'tools',
    what: 'no call',
    planted: noCall,
    observed:
      /^required: no tool call but text, finish_reason length; named: no tool call but text/,
  },
  {
    probe: 'tools',
    what: 'arguments that are no JSON',
    planted: withCall('{"city": Oslo'),
    observed: /required: arguments are no JSON/,
  },
  {
    probe: 'tools',
    what: 'another finish_reason',
    planted: withCall('{}', 'stop'),
    observed: /^required: a tool call with finish_reason stop$/,
  },
  {
    probe: 'tools',
    what: 'a call that the limit cut off',
    planted: cutCall,
    result: 'inconclusive',
    observed: /required: arguments are no JSON/,
  },
  {
    probe: 'tools-stream',
    what: 'no finish_reason',
    planted: streamed((events) =>
      events.filter((event) => dig(event, 'choices', 0, 'finish_reason') !== 'tool_calls'),
    ),
    observed: /^required: no finish_reason; named: no finish_reason/,
  },
  {
    probe: 'tools-stream',
    what: 'other arguments than in one answer',
    planted: {
      unary: (json) => {
        const call = { id: 'c', function: { name: 'get_weather', arguments: '{"city":"Paris"}' } };
        return {
          ...json,
          choices: [{ index: 0, message: { tool_calls: [call] }, finish_reason: 'tool_calls' }],
        };
      },
    },
    observed: /^required: unary and streamed arguments/,
  },
];
