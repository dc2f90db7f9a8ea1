import type { Endpoint } from '../faults/types.ts';
import { isObject, isText, type JsonObject } from '../json.ts';
import type { Ask, Call } from '../plane/messages.ts';
import { countTokens } from '../text/count.ts';

/** Tokens that a chat template puts around each message. */
const templateTokens = 3;

const textOf = (content: unknown): string => {
  if (isText(content)) return content;
  if (!Array.isArray(content)) return '';
  return content
    .map((part: unknown) => (isObject(part) && isText(part.text) ? part.text : ''))
    .join('');
};

const count = (value: unknown): number | null => (typeof value === 'number' ? value : null);

/** What a checked request asks a worker for. */
export function readAsk(endpoint: Endpoint, body: JsonObject): Ask {
  return {
    prompts: promptsOf(endpoint, body),
    n: count(body.n) ?? 1,
    max_tokens:
      count(body.max_completion_tokens) ?? count(body.max_tokens) ?? count(body.max_output_tokens),
    min_tokens: count(body.min_tokens) ?? 0,
    ignore_eos: body.ignore_eos === true,
    stop: isText(body.stop)
      ? [body.stop]
      : Array.isArray(body.stop)
        ? body.stop.filter(isText)
        : [],
    call: endpoint === 'chat_completions' ? callOf(body) : null,
    shape: shapeOf(body.response_format),
  };
}

function promptsOf(endpoint: Endpoint, body: JsonObject): Ask['prompts'] {
  const prompt = (text: string, extra = 0) => ({ text, tokens: countTokens(text) + extra });
  if (endpoint === 'responses') {
    const { input } = body;
    return [prompt(isText(input) ? input : JSON.stringify(input), templateTokens)];
  }
  if (endpoint === 'completions') {
    const given = Array.isArray(body.prompt) ? body.prompt : [body.prompt];
    // Token ids are a prompt too.
    if (given.every((one) => typeof one === 'number')) return [prompt(given.join(' '))];
    return given.map((one: unknown) => prompt(isText(one) ? one : JSON.stringify(one)));
  }
  const messages: unknown[] = Array.isArray(body.messages) ? body.messages : [];
  const texts = messages.map((message) =>
    isObject(message) ? `${String(message.role)}: ${textOf(message.content)}` : '',
  );
  const tools = Array.isArray(body.tools) ? [JSON.stringify(body.tools)] : [];
  return [prompt([...tools, ...texts].join('\n'), templateTokens * messages.length)];
}

/** Which function the answer calls: the named one, else the first, unless the last message is what a tool gave. */
function callOf(body: JsonObject): Call | null {
  const tools: unknown[] = Array.isArray(body.tools) ? body.tools : [];
  const functions = tools.flatMap((tool) =>
    isObject(tool) && isObject(tool.function) ? [tool.function] : [],
  );
  const choice = body.tool_choice;
  const named = isObject(choice) && isObject(choice.function) ? choice.function.name : null;
  const chosen = functions.find((one) => named === null || one.name === named);
  if (chosen === undefined || choice === 'none' || !isText(chosen.name)) return null;
  const messages: unknown[] = Array.isArray(body.messages) ? body.messages : [];
  const last = messages.at(-1);
  const answered = isObject(last) && last.role === 'tool';
  if (answered && named === null && choice !== 'required') return null;
  return { name: chosen.name, parameters: chosen.parameters ?? { type: 'object' } };
}

function shapeOf(format: unknown): unknown {
  if (!isObject(format)) return null;
  if (format.type === 'json_object') return { type: 'object', properties: { answer: {} } };
  if (format.type !== 'json_schema' || !isObject(format.json_schema)) return null;
  return format.json_schema.schema ?? null;
}
