import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { StageContext } from '../../model/e2e-run.ts';
import { UserError } from '../../model/errors.ts';

const variable = 'SWAGGER_UI_DOWNLOAD_URL';
const crate = 'utoipa-swagger-ui';
/** The default of the crate's build script since its version 8. */
const archive = 'https://github.com/swagger-api/swagger-ui/archive/refs/tags/v5.17.14.zip';

const lockNames = (checkout: string): boolean =>
  ['Cargo.lock', 'lib/bindings/python/Cargo.lock'].some((name) => {
    const file = join(checkout, name);
    return existsSync(file) && readFileSync(file, 'utf8').includes(`name = "${crate}"`);
  });

/**
 * The environment for a dependency's build script that downloads an archive: without it the build dies after ten
 * minutes (measured: 687 s), so it is looked for before the build begins. UserError when it cannot be had.
 */
export async function swaggerEnvironment(
  { host, folder, say }: StageContext,
  side: string,
  checkout: string,
  given: string | null,
): Promise<Readonly<Record<string, string>>> {
  if (!lockNames(checkout)) return {};
  const named = given ?? process.env[variable] ?? null;
  if (named !== null && /^https?:\/\//.test(named)) return { [variable]: named };
  if (named !== null) {
    const path = resolve(named.replace(/^file:\/\//, ''));
    if (!existsSync(path))
      throw new UserError(
        `build.swagger_ui: '${named}' is not there: expected the swagger-ui archive`,
      );
    return { [variable]: pathToFileURL(path).href };
  }
  say(`${side}: asks whether the swagger-ui archive can be had`);
  const { code } = await host.run({
    name: `build-${side}-swagger`,
    command: ['curl', '-sSfIL', '--max-time', '30', archive],
    cwd: folder.path,
    env: {},
    grace_ms: 1000,
    timeout_ms: 40_000,
  });
  if (code === 0) return {};
  throw new UserError(
    `the Rust build downloads ${archive}, which cannot be had from here: give a copy with --set build.swagger_ui=FILE, or take the published binding with --set build.binding=wheel`,
  );
}
