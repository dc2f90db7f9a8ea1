import { answerStream, bodyOf, serve } from './server.ts';

export interface CountingServer {
  readonly url: string;
  /** Requests that were answered. */
  readonly answered: () => number;
}

/**
 * A server that streams answers and counts them on /metrics under Dynamo's names. `faults`: which request (from 1) it
 * answers with 500, and which it forgets to count.
 */
export async function countingServer(
  faults: { readonly fail?: (request: number) => boolean; readonly forget?: number } = {},
): Promise<CountingServer> {
  let asked = 0;
  let success = 0;
  let error = 0;
  let tokens = 0;
  const page = (): string => {
    const kind = 'endpoint="chat_completions",model="tiny",request_type="stream"';
    const counted = success - (faults.forget !== undefined && asked >= faults.forget ? 1 : 0);
    return `dynamo_frontend_requests_total{${kind},error_type="",status="success"} ${counted}
dynamo_frontend_requests_total{${kind},error_type="internal",status="error"} ${error}
dynamo_frontend_active_requests{model="tiny"} 0
dynamo_frontend_output_tokens_total{model="tiny"} ${tokens}
`;
  };
  const url = await serve(async (request, answer) => {
    if (request.url === '/metrics') {
      answer.end(page());
      return;
    }
    const body = await bodyOf(request);
    asked += 1;
    if (faults.fail?.(asked)) {
      error += 1;
      answer.statusCode = 500;
      answer.end('{"message":"planted","type":"Internal Server Error","code":500}');
      return;
    }
    const asks = typeof body.max_tokens === 'number' ? body.max_tokens : 1;
    success += 1;
    tokens += asks;
    answerStream(answer, asks);
  });
  return { url, answered: () => success + error };
}
