import type { ServerResponse } from 'node:http';
import type { ApiError, Usage } from '../faults/types.ts';
import type { Call, Step } from '../plane/messages.ts';

/** What all parts of an answer carry. */
export interface Meta {
  readonly id: string;
  readonly model: string;
  /** Seconds since 1970. */
  readonly created: number;
  readonly call: Call | null;
  readonly choices: number;
  readonly includeUsage: boolean;
  readonly maxTokens: number | null;
}

/** Where an answer goes, step by step. */
export interface Sink {
  readonly step: (step: Step) => void;
  /** `cut`: without the end that the protocol wants. */
  readonly end: (usage: Usage | null, how: 'whole' | 'cut') => void;
  readonly fail: (error: ApiError) => void;
}

export type MakeSink = (response: ServerResponse, meta: Meta) => Sink;
