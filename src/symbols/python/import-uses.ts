import { memberOf, plain } from './chain-values.ts';
import { readImport } from './imports.ts';
import { isOurModule } from './modules.ts';
import { spanOf } from './source.ts';
import { underMain } from './targets.ts';
import { refer, type Visit } from './visit.ts';

/** Notes what an import statement uses, and what the module offers by it. */
export function importUse(visit: Visit, node: number): void {
  const { reading, out } = visit;
  const { source } = reading;
  const { module, names } = readImport(reading, source, node);
  if (module && module.path !== '') {
    out.imports.add(module.path);
    if (module.name !== '') refer(visit, 'import', module.name, module, plain(module.path));
  }
  const offered = visit.scope.kind === 'module' && !underMain(reading, node);
  for (const name of names) {
    if (!module) out.imports.add(name.path);
    else if (name.bound !== '*' && isOurModule(reading.project, name.path))
      out.imports.add(name.path);
    if (name.bound !== '*') refer(visit, 'import', name.name, name, plain(name.path));
    if (!offered || name.target === '') continue;
    const star = name.bound === '*';
    const path = star ? reading.module : memberOf(reading.module, name.bound);
    if (path === name.target) continue;
    out.aliases.push({ ...spanOf(source, name.start, name.end), path, target: name.target, star });
  }
}
