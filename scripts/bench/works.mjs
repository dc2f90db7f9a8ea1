// What is measured, against whom, and the bar; a ratio below 1 means that the audit takes less time than the peer.
// `path` undefined: the whole repository. `since`: the callers of what changed since that revision, against `git grep`
// for each changed name. The bar of a work without one is not judged.
export const works = [
  { name: 'whole repository, cold', warm: false, peer: 'ast-grep', bar: 2, aim: 1 },
  { name: 'whole repository with tests, cold', warm: false, tests: true, peer: 'ast-grep' },
  { name: 'whole repository, one file changed', warm: true, peer: 'scanner', bar: 0.5, aim: 0.33 },
  {
    name: 'whole repository with tests, one file changed',
    warm: true,
    tests: true,
    peer: 'scanner',
  },
  {
    name: 'lib/kv-router, cold',
    warm: false,
    path: 'lib/kv-router',
    peer: 'scanner',
    bar: 2.5,
    aim: 1.5,
  },
  { name: 'lib/kv-router, cold', warm: false, path: 'lib/kv-router', peer: 'ast-grep' },
  {
    name: 'lib/kv-router, one file changed',
    warm: true,
    path: 'lib/kv-router',
    peer: 'scanner',
    bar: 1,
  },
  { name: 'lib/kv-router, one file changed', warm: true, path: 'lib/kv-router', peer: 'ast-grep' },
  { name: 'callers of ten commits, cold', warm: false, since: 'HEAD~10', peer: 'git grep' },
  { name: 'callers of ten commits, again', warm: true, since: 'HEAD~10', peer: 'git grep' },
];

/** Megabytes that no run of the audit may pass. */
export const memoryBar = 600;
