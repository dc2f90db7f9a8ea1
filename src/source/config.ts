import type { Config, HotPathRule } from '../model/config.ts';
import { UserError } from '../model/errors.ts';
import { type ConfigFile, readConfigFile } from './config-file.ts';
import { nearestKey } from './nearest.ts';
import { quote } from './quote.ts';

const keys = ['hot_paths'];
const ruleKeys = ['prefix', 'weight', 'label'];

/** The checked configuration of the audited root, or null where there is none; faults are UserErrors. */
export async function readConfig(
  root: string,
  given: string | null,
  cwd: string,
): Promise<Config | null> {
  const file = await readConfigFile(root, given, cwd);
  return file === null ? null : checkConfig(file);
}

/** Checks parsed data: unknown keys are refused with the nearest known one. */
export function checkConfig({ path, data }: ConfigFile): Config {
  const fail = (where: string, expected: string): never => {
    throw new UserError(`${quote(path)}: ${where} expects ${expected}`);
  };
  const settings = readTable(data, 'the configuration', keys, fail);
  const rules = settings.hot_paths ?? [];
  if (!Array.isArray(rules)) return fail('hot_paths', 'a list of {prefix, weight, label}');
  const checked = rules.map((rule: unknown, at) => readRule(rule, `hot_paths[${at}]`, fail));
  const repeated = checked.find((rule, at) => checked.findIndex(same(rule)) !== at);
  if (repeated) return fail(`hot_paths prefix ${quote(repeated.prefix)}`, 'to stand once');
  return { hot_paths: checked };
}

type Fail = (where: string, expected: string) => never;

function readRule(data: unknown, where: string, fail: Fail): HotPathRule {
  const { prefix, weight, label } = readTable(data, where, ruleKeys, fail);
  if (typeof prefix !== 'string' || !isRelative(prefix)) {
    return fail(`${where}.prefix`, 'a path relative to the root, such as "lib/runtime/src"');
  }
  if (typeof weight !== 'number' || !(weight >= 1 && weight <= 10)) {
    return fail(`${where}.weight`, 'a number from 1 to 10');
  }
  if (typeof label !== 'string' || label.trim() === '') {
    return fail(`${where}.label`, 'a text that names the path, such as "request routing"');
  }
  return { prefix, weight, label };
}

function readTable(
  data: unknown,
  where: string,
  known: readonly string[],
  fail: Fail,
): Readonly<Record<string, unknown>> {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) {
    return fail(where, `a table with ${known.join(', ')}`);
  }
  const odd = Object.keys(data).find((key) => !known.includes(key));
  if (odd === undefined) return { ...data };
  const near = nearestKey(odd, known);
  const hint = near === null ? `only ${known.join(', ')}` : `${near} (did you mean that?)`;
  return fail(where, `${hint}; ${quote(odd)} is no known key`);
}

function isRelative(prefix: string): boolean {
  return prefix !== '' && !prefix.startsWith('/') && !`/${prefix}/`.includes('/../');
}

function same(rule: HotPathRule): (other: HotPathRule) => boolean {
  return (other) => other.prefix === rule.prefix;
}
