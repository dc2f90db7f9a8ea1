import { existsSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { UserError } from '../model/errors.ts';
import { decodeText } from './decode.ts';
import { quote } from './quote.ts';

const names = ['json', 'yaml', 'yml'].map((ending) => `dyn-audit.config.${ending}`);

/** A configuration file as it was parsed, before anything is known of its shape. */
export interface ConfigFile {
  readonly path: string;
  readonly data: unknown;
}

/**
 * The file that `--config` names (relative to `cwd`), else the one at the root, else null. Two at the
 * root, an unreadable one and broken JSON or YAML are UserErrors with the position.
 */
export async function readConfigFile(
  root: string,
  given: string | null,
  cwd: string,
): Promise<ConfigFile | null> {
  if (given !== null) return parse(resolve(cwd, given));
  const present = names.filter((name) => existsSync(join(root, name)));
  if (present.length > 1) {
    throw new UserError(`expected one configuration at the root, found ${present.join(' and ')}`);
  }
  return present[0] === undefined ? null : parse(join(root, present[0]));
}

async function parse(path: string): Promise<ConfigFile> {
  const text = readText(path);
  if (path.endsWith('.json')) return { path, data: parseJson(path, text) };
  if (/\.ya?ml$/.test(path)) return { path, data: await parseYaml(path, text) };
  throw new UserError(`--config expects a .json, .yaml or .yml file, not ${quote(path)}`);
}

function readText(path: string): string {
  let bytes: Buffer;
  try {
    if (!statSync(path).isFile())
      throw new UserError(`--config expects a file, not ${quote(path)}`);
    bytes = readFileSync(path);
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw new UserError(`--config expects a file that can be read, not ${quote(path)}`);
  }
  const decoded = decodeText(bytes);
  if ('why' in decoded) throw new UserError(`${quote(path)}: expected text, found: ${decoded.why}`);
  return decoded.text;
}

function parseJson(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const offset = /at position (\d+)/.exec(message)?.[1];
    // Without an offset the message quotes the place itself.
    const at = offset === undefined ? '' : `:${position(text, Number(offset))}`;
    throw new UserError(`${quote(path)}${at}: expected JSON: ${oneLine(message)}`);
  }
}

function position(text: string, offset: number): string {
  const lines = text.slice(0, offset).split('\n');
  return `${lines.length}:${(lines.at(-1) ?? '').length + 1}`;
}

/** The package is loaded only where there is YAML: it costs more than the rest of a warm start. */
async function parseYaml(path: string, text: string): Promise<unknown> {
  const { parseDocument } = await import('yaml');
  const document = parseDocument(text, { prettyErrors: true, uniqueKeys: true });
  const [fault] = document.errors;
  if (fault === undefined) return expand(path, () => document.toJS({ maxAliasCount: 100 }));
  const start = fault.linePos?.[0];
  const at = start === undefined ? '' : `:${start.line}:${start.col}`;
  throw new UserError(`${quote(path)}${at}: expected YAML: ${oneLine(fault.message)}`);
}

/** Aliases that multiply without end are refused by the package with an error. */
function expand(path: string, read: () => unknown): unknown {
  try {
    return read();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new UserError(`${quote(path)}: expected YAML: ${oneLine(message)}`);
  }
}

function oneLine(message: string): string {
  return quote((message.split('\n')[0] ?? '').replace(/:$/, ''));
}
