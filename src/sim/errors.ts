import type { ApiError } from './faults/types.ts';

const types: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  404: 'Not Found',
  405: 'Method Not Allowed',
  413: 'Payload Too Large',
  415: 'Unsupported Media Type',
  500: 'Internal Server Error',
  501: 'Not Implemented',
  503: 'Service Unavailable',
  529: 'Site Overloaded',
};

/** The body that Dynamo gives with an error. */
export const errorBody = ({ status, message }: ApiError) => ({
  message,
  type: types[status] ?? 'Error',
  code: status,
});

/** The request could not be read at all: answered before it is counted. */
export const unreadable = (why: string): ApiError => ({
  status: 400,
  message: `Failed to deserialize the JSON body into the target type: ${why}`,
  label: null,
});

export const invalid = (why: string): ApiError => ({
  status: 400,
  message: `Validation: ${why}`,
  label: 'validation',
});

export const tooLong = (message: string): ApiError => ({
  status: 400,
  message,
  label: 'validation',
});

export const modelNotFound: ApiError = {
  status: 404,
  message: 'Model not found',
  label: 'not_found',
};

/** Dynamo does not count these. */
export const modelNotReady = (model: string): ApiError => ({
  status: 503,
  message:
    `Model \`${model}\` is not ready to serve requests yet. ` +
    'The deployment may still be starting up or is not fully provisioned. Please retry shortly.',
  label: null,
});

export const serviceNotReady: ApiError = {
  status: 503,
  message: 'Service is not ready',
  label: null,
};

export const failedToGenerate: ApiError = {
  status: 500,
  message: 'Failed to generate completions',
  label: 'internal',
};

/** What a stream says when it breaks after its first token. */
export const streamError = {
  error: { message: 'Internal server error', type: 'internal_server_error', code: 500 },
};
