import type { FindingKind } from '../../model/callers.ts';

interface KindWords {
  /** What one place still does with the thing that is gone: `1 place still calls it`. */
  readonly one: string;
  /** The same of several places. */
  readonly many: string;
  readonly short: string;
  readonly help: string;
}

/** What each kind of finding means, for people. */
export const kindWords: Readonly<Record<FindingKind, KindWords>> = {
  call: {
    one: 'place still calls it',
    many: 'places still call it',
    short: 'A call of what the change took away',
    help: 'The function or method is gone, renamed, moved or called in another way: call what took its place.',
  },
  import: {
    one: 'place still imports it',
    many: 'places still import it',
    short: 'An import of what the change took away',
    help: 'The name cannot be imported from there any more: import it from where it is now, or drop the import.',
  },
  attribute: {
    one: 'place still reads it',
    many: 'places still read it',
    short: 'An attribute or field that is gone',
    help: 'The type no longer has this member: read what took its place.',
  },
  keyword: {
    one: 'call still passes it',
    many: 'calls still pass it',
    short: 'A keyword argument that is no longer taken',
    help: 'The call names an argument that the new signature does not have: drop or rename it.',
  },
  arity: {
    one: 'call does not fit it',
    many: 'calls do not fit it',
    short: 'A call with too many or too few arguments',
    help: 'The call was written for the old signature: pass what the new one asks for.',
  },
  flag: {
    one: 'place still passes it',
    many: 'places still pass it',
    short: 'A command line flag that is gone',
    help: 'The program refuses the flag: drop it or pass the one that took its place.',
  },
  env: {
    one: 'place still uses it',
    many: 'places still use it',
    short: 'An environment variable that nothing reads any more',
    help: 'Setting the variable has no effect: drop it or set the one that took its place.',
  },
  metric: {
    one: 'place still reads it',
    many: 'places still read it',
    short: 'A metric that is no longer published',
    help: 'The query stays empty: read the metric that took its place.',
  },
  string_path: {
    one: 'place still names it',
    many: 'places still name it',
    short: 'A path in a string that leads nowhere',
    help: 'The module or name is looked up at run time and not found: write where it is now.',
  },
  doc: {
    one: 'place still mentions it',
    many: 'places still mention it',
    short: 'Documentation of what the change took away',
    help: 'Readers who follow the text fail: describe what took its place.',
  },
  type: {
    one: 'place still uses it',
    many: 'places still use it',
    short: 'A type that the change took away',
    help: 'The type is gone, renamed or moved: use what took its place.',
  },
  skew: {
    one: 'new place uses it',
    many: 'new places use it',
    short: 'A use that the change adds of what a newer base took away',
    help: 'The change was made against an older base: bring it up to date and mend the use.',
  },
};
