import type { HotPathRule } from './config.ts';

/**
 * Dynamo's hot paths in priority order: request handling, the router, the block manager, the runtime.
 * Data, overridable in the configuration file; a rule that matches no file is reported, because the tree moves.
 */
export const defaultHotPaths: readonly HotPathRule[] = [
  { prefix: 'lib/llm/src/backend', weight: 10, label: 'llm request backend' },
  { prefix: 'lib/llm/src/preprocessor', weight: 9, label: 'llm request preprocessing' },
  { prefix: 'lib/llm/src/http', weight: 8, label: 'http request path' },
  { prefix: 'lib/llm/src/grpc', weight: 8, label: 'grpc request path' },
  { prefix: 'lib/llm/src/kv_router', weight: 8, label: 'llm kv routing' },
  { prefix: 'lib/llm/src/protocols', weight: 7, label: 'protocol conversion' },
  { prefix: 'lib/llm/src/migration', weight: 7, label: 'request retry and migration' },
  { prefix: 'lib/kv-router/src/scheduling', weight: 9, label: 'kv-router scheduler' },
  { prefix: 'lib/kv-router/src/sequences', weight: 8, label: 'kv-router sequence tracker' },
  { prefix: 'lib/kv-router/src/indexer', weight: 8, label: 'kv-router indexer' },
  { prefix: 'lib/llm/src/block_manager', weight: 8, label: 'block manager' },
  { prefix: 'lib/bindings/kvbm/src/block_manager', weight: 8, label: 'kvbm binding block manager' },
  { prefix: 'lib/kvbm-engine/src/offload', weight: 8, label: 'kvbm offload' },
  { prefix: 'lib/kvbm-logical/src', weight: 7, label: 'kvbm logical manager' },
  { prefix: 'lib/kvbm-physical/src', weight: 7, label: 'kvbm physical manager' },
  { prefix: 'lib/runtime/src/component', weight: 7, label: 'runtime component' },
  { prefix: 'lib/runtime/src/pipeline', weight: 7, label: 'runtime pipeline' },
  { prefix: 'lib/runtime/src/transports', weight: 7, label: 'runtime transport' },
  { prefix: 'lib/runtime/src/storage', weight: 6, label: 'runtime storage' },
];

/** What a file outside every rule counts. */
const elsewhere: HotPathRule = { prefix: '', weight: 2, label: 'outside the hot-path rules' };

/** The rule with the longest prefix that covers a path; a prefix ends at a folder, a file, or the file's name without `.rs`. */
export function hotPathOf(rules: readonly HotPathRule[], path: string): HotPathRule {
  let best = elsewhere;
  for (const rule of rules)
    if (covers(rule.prefix, path) && rule.prefix.length > best.prefix.length) best = rule;
  return best;
}

function covers(prefix: string, path: string): boolean {
  if (!path.startsWith(prefix)) return false;
  const rest = path.slice(prefix.length);
  return rest === '' || rest.startsWith('/') || rest === '.rs' || prefix.endsWith('/');
}

/** Functions of these names run once per process, component or connection. */
const startup =
  /^(main|new|default|build|builder|run|start|serve|connect|create|spawn|watch|load|parse_args|shutdown|stop|close|drop|init|(new|build|init|run|start|serve|connect|create|spawn|load|watch|with|prepare)_\w+|(try_new|initialize|launch|setup|register|unregister|configure|bind|install|attach|bootstrap)\w*|from_(env|args|config|mdc|builder|parts|cli|opts|settings|path|file)\w*)$/;

/** True for a name that says that the function prepares, starts or ends something. */
export const isStartupName = (name: string): boolean => startup.test(name);

/**
 * Types whose parameter makes a function a handler: HTTP and gRPC requests, the pipeline's single and streaming
 * input, and the events and chunks that flow back for each token.
 */
const requestType =
  /\b\w*(Request|SingleIn|ManyIn|HeaderMap|RouterEvent|LLMEngineOutput|BackendOutput|Delta|Chunk)\b/;

/** True for a function that is handed a request, or a part of a response, to work on. */
export const takesRequest = (name: string, parameterTypes: readonly string[]): boolean =>
  !isStartupName(name) && parameterTypes.some((type) => requestType.test(type));
