import { accessSync, constants, existsSync, readFileSync, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { UserError } from '../../../model/errors.ts';

/** How aiperf is called. */
export interface AiperfProgram {
  readonly command: readonly [string, ...string[]];
  /** As far as it is known before it has run. */
  readonly label: string;
}

/** Of the checkout that the facts about aiperf's files and exit codes were measured with. */
const defaultPin = '0.10.0';
const pinFiles = ['benchmarks/pyproject.toml', 'container/deps/requirements.benchmark.txt'];

/** The version of aiperf that a checkout of Dynamo pins; the default without a checkout or a pin. */
export function aiperfPin(repo: string | null): string {
  for (const file of repo === null ? [] : pinFiles) {
    const path = join(repo ?? '', file);
    const pin = existsSync(path)
      ? /\baiperf==([0-9][0-9A-Za-z.]*)/.exec(readFileSync(path, 'utf8'))
      : null;
    if (pin) return pin[1]!;
  }
  return defaultPin;
}

/**
 * The aiperf to run: `asked` names a version, a program, or a Python environment that holds one; without it the pinned
 * version by uvx. Null when nothing was asked for and there is no uvx.
 *
 * @throws UserError when what was asked for is not there.
 */
export function findAiperf(
  asked: string | null,
  pin: string,
  path = process.env.PATH ?? '',
): AiperfProgram | null {
  if (asked !== null && !/^[0-9]+(\.[0-9A-Za-z]+)+$/.test(asked)) {
    const program = [asked, join(asked, 'bin', 'aiperf')].find(isProgram);
    if (program) return { command: [program], label: 'aiperf' };
    throw new UserError(
      `aiperf: expected a version, a program or a Python environment with bin/aiperf, got ${JSON.stringify(asked)}`,
    );
  }
  const version = asked ?? pin;
  const uvx = path
    .split(delimiter)
    .filter((folder) => folder !== '')
    .map((folder) => join(folder, 'uvx'))
    .find(isProgram);
  if (uvx)
    return { command: [uvx, '--from', `aiperf==${version}`, 'aiperf'], label: `aiperf ${version}` };
  if (asked === null) return null;
  throw new UserError(`aiperf ${version}: expected uvx on PATH to run it with`);
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
