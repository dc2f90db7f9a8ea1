import { isRecord } from '../../../../src/e2e/client/index.ts';
import type { StackTraits } from '../../../../src/model/e2e-stack.ts';
import type { Planted } from '../fake.ts';
import { type Choice, rewrite } from '../fake-model.ts';

/** A fault and what its probe must say of it. */
export interface Case {
  readonly probe: string;
  readonly what: string;
  readonly planted: Planted;
  readonly result?: 'inconclusive';
  readonly observed: RegExp;
  readonly repeatable?: StackTraits['repeatable'];
}

/** Every choice of every answer is changed. */
export const choices = (change: (choice: Choice, at: number) => Choice): Planted => ({
  answer: (answer) => rewrite(answer, { choices: answer.choices.map(change) }),
});

export const unaryField = (change: object): Planted => ({
  unary: (json) => ({ ...json, ...change }),
});

export const streamed = (change: (events: readonly unknown[]) => readonly unknown[]): Planted => ({
  events: change,
});

export const isChunk = (event: unknown): event is Record<string, unknown> => isRecord(event);

/** 0, 1, 2, ... */
export function counter(): () => number {
  let next = 0;
  return () => next++;
}

/** A request that `isBad` gets `said`, and takes the server out for the next one. */
export function poisoned(
  isBad: (body: unknown) => boolean,
  said: readonly [number, string] | null,
): Planted {
  let out = false;
  return {
    refuse: (body) => {
      const was = out;
      out = isBad(body);
      if (out) return said;
      return was ? [503, 'not ready'] : null;
    },
  };
}
