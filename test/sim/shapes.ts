/** What answers of Dynamo 1.5.0 look like: names and types only. */
const usage = { completion_tokens: 'number', prompt_tokens: 'number', total_tokens: 'number' };

const chat = {
  created: 'number',
  id: 'string',
  model: 'string',
  object: 'string',
  service_tier: 'null',
  system_fingerprint: 'null',
};

const chunk = (delta: unknown, finish: string) => ({
  ...chat,
  choices: [{ delta, finish_reason: finish, index: 'number', logprobs: 'null' }],
  usage: 'null',
});

export const shapes = {
  chat: {
    ...chat,
    choices: [
      {
        finish_reason: 'string',
        index: 'number',
        logprobs: 'null',
        message: { content: 'string', reasoning_content: 'null', role: 'string' },
      },
    ],
    usage,
  },
  toolCall: {
    ...chat,
    choices: [
      {
        finish_reason: 'string',
        index: 'number',
        logprobs: 'null',
        message: {
          content: 'null',
          reasoning_content: 'null',
          role: 'string',
          tool_calls: [
            {
              function: { arguments: 'string', name: 'string' },
              id: 'string',
              type: 'string',
            },
          ],
        },
      },
    ],
    usage,
  },
  firstChunk: chunk({ content: 'string', role: 'string' }, 'null'),
  chunk: chunk({ content: 'string' }, 'null'),
  finishChunk: chunk({}, 'string'),
  usageChunk: { ...chat, choices: [], usage },
  completion: {
    choices: [{ finish_reason: 'string', index: 'number', text: 'string' }],
    created: 'number',
    id: 'string',
    model: 'string',
    object: 'string',
    system_fingerprint: 'null',
    usage,
  },
  error: { code: 'number', message: 'string', type: 'string' },
  models: {
    data: [
      {
        context_window: 'number',
        created: 'number',
        id: 'string',
        object: 'string',
        owned_by: 'string',
      },
    ],
    object: 'string',
  },
  ready: {
    model: 'string',
    namespaces: {
      dynamo: {
        missing_worker_types: [],
        present: ['string'],
        ready: 'boolean',
        worker_types: { aggregated: { needs: [], workers: 'number' } },
      },
    },
    ready: 'boolean',
  },
  workerHealth: {
    endpoints: { generate: 'string' },
    status: 'string',
    uptime: { nanos: 'number', secs: 'number' },
  },
};
