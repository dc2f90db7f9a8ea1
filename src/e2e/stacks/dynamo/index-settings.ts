import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

type Variables = Readonly<Record<string, string | undefined>>;

/** Options of pip, and uv's variables for the same: the first is set, none of the others may be. */
const alike = [
  ['index-url', ['UV_DEFAULT_INDEX', 'UV_INDEX_URL'], ' '],
  ['extra-index-url', ['UV_INDEX', 'UV_EXTRA_INDEX_URL'], ' '],
  ['find-links', ['UV_FIND_LINKS'], ','],
  ['cert', ['SSL_CERT_FILE'], ' '],
] as const;

/** Where packages come from may hold a password, so the host does not hand it on; uv alone gets it. */
const own =
  /^UV_(INDEX|INDEX_URL|DEFAULT_INDEX|EXTRA_INDEX_URL|FIND_LINKS|INDEX_\w+_(USERNAME|PASSWORD))$/;

/**
 * Variables for uv that say where packages come from: its own as they are set and, for a machine that was told about its
 * package index for pip only, those of pip and of pip's files, which uv does not read. Whatever is set for uv stands.
 */
export function indexEnvironment(
  env: Variables = process.env,
  files: readonly string[] = pipFiles(env),
): Readonly<Record<string, string>> {
  const configured: Variables = Object.fromEntries(files.flatMap(readPipFile));
  const told: Record<string, string> = {};
  for (const [name, value] of Object.entries(env))
    if (value !== undefined && own.test(name)) told[name] = value;
  for (const [option, variables, separator] of alike) {
    const pip = `PIP_${option.toUpperCase().replaceAll('-', '_')}`;
    const value = env[pip] ?? configured[option] ?? '';
    if (value === '' || variables.some((name) => env[name] !== undefined)) continue;
    const words = value.split(/\s+/).filter(isThere);
    if (words.length > 0) told[variables[0]] = words.join(separator);
  }
  return told;
}

/** uv ends at a folder that is not there; pip goes on. */
const isThere = (word: string): boolean => !word.startsWith('/') || existsSync(word);

/** Where pip looks; later ones win. */
const pipFiles = (env: Variables): readonly string[] =>
  env.PIP_CONFIG_FILE !== undefined
    ? [env.PIP_CONFIG_FILE]
    : [
        '/etc/pip.conf',
        join(homedir(), '.pip', 'pip.conf'),
        join(env.XDG_CONFIG_HOME ?? join(homedir(), '.config'), 'pip', 'pip.conf'),
      ];

/** Options of the sections `global` and `install`; a value may go on in indented lines. */
function readPipFile(file: string): readonly (readonly [string, string])[] {
  const options: [string, string][] = [];
  let counts = false;
  for (const line of readText(file).split(/\r?\n/)) {
    const section = /^\[(.+)\]\s*$/.exec(line)?.[1];
    if (section !== undefined) counts = section === 'global' || section === 'install';
    if (!counts || section !== undefined || /^\s*[#;]/.test(line)) continue;
    const option = /^([\w-]+)\s*[=:]\s*(.*)$/.exec(line);
    const last = options.at(-1);
    if (option !== null) options.push([option[1]!.replaceAll('_', '-'), option[2]!.trim()]);
    else if (/^\s+\S/.test(line) && last !== undefined)
      last[1] = `${last[1]} ${line.trim()}`.trim();
  }
  return options;
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
