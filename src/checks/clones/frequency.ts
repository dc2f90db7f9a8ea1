import { type FnFacts, nextWord } from '../../index/index.ts';
import { isStartupName } from '../../model/hot-paths.ts';

/** How often a function runs: 0 as often as its file's role says, 1 from a loop, 2 for each item of a stream. */
export type Heat = 0 | 1 | 2;

/** What the calls of its crate say of a function. */
export interface Calls {
  readonly heat: Heat;
  /** Called, directly or not, by a function that takes a request. */
  readonly request: boolean;
  /**
   * Parameters for which each of its few callers lends a value that it never uses again, as bits; 0 for a function
   * whose callers are not all known.
   */
  readonly spent: number;
}

/** How often a function's body runs, as far as names and calls tell. */
export interface Frequency extends Calls {
  /** Runs once per process or connection. */
  readonly startup: boolean;
  /** Makes a value of its own type. */
  readonly constructor: boolean;
}

/** A value outside any function is made once. */
export const once: Frequency = {
  heat: 0,
  request: false,
  spent: 0,
  startup: true,
  constructor: false,
};

/** `owner`: the type whose impl the function stands in, '' for none. */
export function frequencyOf(
  fn: Pick<FnFacts, 'name' | 'ret' | 'self'>,
  owner: string,
  traitImpl: boolean,
  calls: Calls,
): Frequency {
  const name =
    owner
      .replace(/<[\s\S]*$/, '')
      .split('::')
      .pop() ?? '';
  const makesOwn = nextWord(fn.ret, 'Self') >= 0 || (name !== '' && nextWord(fn.ret, name) >= 0);
  return {
    ...calls,
    startup: !calls.request && isStartupName(fn.name),
    // What converts (`From`) or combines values runs as often as its caller; `self` by value is a builder.
    constructor: makesOwn && !traitImpl && fn.self !== 'ref' && fn.self !== 'mut',
  };
}
