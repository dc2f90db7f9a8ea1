export { carriesOutput, readError, readReply } from './choices.ts';
export { type Client, type ClientOptions, openClient } from './client.ts';
export { dig, isRecord, listOf, numberOf, parseJson, textOf } from './json.ts';
export { openReader } from './reader.ts';
export { addSent } from './sent.ts';
export type {
  Answer,
  Choice,
  End,
  Outgoing,
  Reply,
  StreamAnswer,
  StreamEvent,
  StreamRequest,
  TimedAnswer,
  ToolCall,
  Usage,
} from './types.ts';
