import { resolvePath } from '../world/resolve.ts';
import type { Broken, ChangeRule } from './broken.ts';

/** Names that a module handed on and no longer does, while what they stand for is still there. */
export const reexports: ChangeRule = {
  id: 'reexports',
  find: ({ base, head, changed }) => {
    const out = new Map<string, Broken>();
    for (const { before } of changed) {
      if (!before || !head.modules.has(before.module)) continue;
      for (const alias of before.aliases) {
        if (alias.star || out.has(alias.path)) continue;
        if (head.aliases.has(alias.path) || head.definitions.has(alias.path)) continue;
        const was = resolvePath(base, alias.path);
        if (was.k !== 'definitions' || resolvePath(head, alias.path).k !== 'missing') continue;
        const meant = was.all[0]!;
        const stands = resolvePath(head, meant.path).k === 'definitions';
        if (!stands) continue;
        out.set(alias.path, {
          language: before.language,
          kind: meant.kind,
          name: alias.path.slice(before.module.length).replace(/^(\.|::)/, ''),
          qualified: alias.path,
          path: before.path,
          line: alias.line,
          change: 'moved',
          detail: `it is only \`${meant.path}\` now`,
          renamedTo: meant.path,
          before: null,
          after: [],
          deprecated: false,
          // Most imports are for the module's own use.
          implied: true,
        });
      }
    }
    return [...out.values()];
  },
};
