import { UserError } from '../../model/errors.ts';
import { show } from './paths.ts';
import type { Place } from './place.ts';

/**
 * Refuses paths that a program of `.gitattributes` stands between git and the work tree of, such as an encryption:
 * what is put into git's database by us did not go through it.
 */
export async function checkFilters(place: Place, paths: readonly string[]): Promise<void> {
  const drivers = [...place.config.keys()].flatMap(
    (key) => /^filter\.(.+)\.\w+$/.exec(key)?.[1] ?? [],
  );
  if (drivers.length === 0) return;
  const input = paths.map((path) => `${path}\0`).join('');
  const args = ['check-attr', '-z', '--stdin', 'filter'];
  const fields = (await place.git.run(args, { input })).split('\0');
  for (let at = 0; at + 2 < fields.length; at += 3) {
    const [path = '', , driver = ''] = fields.slice(at, at + 3);
    if (drivers.includes(driver))
      throw new UserError(
        `expected files without a filter, .gitattributes sets '${driver}' for ${show(path)}: nothing is written past it`,
      );
  }
}
