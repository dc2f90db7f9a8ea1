import { lastOf } from '../world/paths.ts';
import type { Broken, ChangeRule } from './broken.ts';

/** Modules whose path nothing answers to any more. */
export const modules: ChangeRule = {
  id: 'modules',
  find: ({ base, head, changed }) => {
    const out: Broken[] = [];
    for (const { before, after } of changed) {
      if (!before || before.module === '' || head.modules.has(before.module)) continue;
      // Inline modules and those of several files are there as long as one of them is.
      if (!base.modules.has(before.module)) continue;
      const to = after && after.module !== '' ? after.module : null;
      out.push({
        language: before.language,
        kind: 'module',
        name: lastOf(before.module),
        qualified: before.module,
        path: before.path,
        line: 1,
        change:
          to === null ? 'removed' : lastOf(to) === lastOf(before.module) ? 'moved' : 'renamed',
        detail: to === null ? 'the module is gone' : `the module is \`${to}\` now`,
        renamedTo: to,
        before: null,
        after: [],
        deprecated: false,
        implied: false,
      });
    }
    return out;
  },
};
