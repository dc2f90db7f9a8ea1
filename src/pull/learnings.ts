import type { AppliedLearning } from '../model/pull.ts';
import { globOf } from './glob.ts';

/** Notes that speak of a changed path, those of most paths last: the most particular first. A glob without wildcards is a path or a folder. */
export function applyLearnings(
  learnings: readonly Omit<AppliedLearning, 'paths'>[],
  changed: readonly string[],
): readonly AppliedLearning[] {
  return learnings
    .flatMap(({ note, globs, source, date, file }) => {
      const tests = globs.flatMap((glob) => {
        const plain = glob.replace(/^\.?\//, '').replace(/\/$/, '');
        const within = globOf(/[*?[{]/.test(plain) ? plain : `${plain}{,/**}`);
        return within === null ? [] : [within];
      });
      const paths = changed.filter((path) => tests.some((matches) => matches(path)));
      return paths.length === 0 ? [] : [{ note, globs, source, date, file, paths }];
    })
    .sort(
      (a, b) =>
        a.paths.length - b.paths.length || (a.date === b.date ? 0 : a.date < b.date ? 1 : -1),
    );
}
