import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../src/model/errors.ts';
import { checkConfig, readConfig, readConfigFile } from '../../src/source/index.ts';
import { makeFolder, write } from './repository.ts';

const rule = { prefix: 'lib/runtime/src', weight: 3, label: 'runtime' };

function check(data: unknown) {
  return checkConfig({ path: 'c.json', data });
}

describe('readConfigFile', () => {
  it('gives nothing where there is nothing', async () => {
    expect(await readConfigFile(makeFolder(), null, '/')).toBeNull();
  });

  it('reads JSON and YAML at the root, and the named file instead', async () => {
    const [json, yaml] = [makeFolder(), makeFolder()];
    write(json, { 'dyn-audit.config.json': '\uFEFF{"hot_paths":[]}', 'x/other.yml': 'a: 1\n' });
    write(yaml, { 'dyn-audit.config.yaml': 'hot_paths:\n  - prefix: lib\n' });
    expect((await readConfigFile(json, null, '/'))?.data).toEqual({ hot_paths: [] });
    expect((await readConfigFile(yaml, null, '/'))?.data).toEqual({
      hot_paths: [{ prefix: 'lib' }],
    });
    const other = await readConfigFile(yaml, 'x/other.yml', json);
    expect(other).toEqual({ path: join(json, 'x/other.yml'), data: { a: 1 } });
  });

  it.each([
    ['c.json', '{\n  "a": 1,\n}', 'c.json:3:1: expected JSON'],
    ['c.json', '', 'c.json: expected JSON'],
    ['c.yaml', 'a: 1\nb: [1\n', 'c.yaml:3:1: expected YAML'],
    ['c.yaml', 'a: 1\na: 2\n', 'c.yaml:2:1: expected YAML'],
    [
      'c.yml',
      `a: &a [1,1,1,1,1,1,1,1,1,1]\nb: &b [${'*a,'.repeat(20)}]\nc: [${'*b,'.repeat(20)}]\n`,
      'c.yml: expected YAML',
    ],
    ['c.yaml', Buffer.from([0xe9]), 'c.yaml: expected text, found: not UTF-8 at byte 0'],
    ['c.toml', '', '--config expects a .json, .yaml or .yml file'],
  ])('says where %s is broken: %j', async (name, text, message) => {
    const root = makeFolder();
    write(root, { [name]: text });
    const read = readConfigFile(root, name, root);
    await expect(read).rejects.toThrow(UserError);
    await expect(read).rejects.toThrow(message);
  });

  it('refuses two at the root, a folder and what is not there', async () => {
    const root = makeFolder();
    write(root, { 'dyn-audit.config.json': '{}', 'dyn-audit.config.yml': '', 'd.json/x': '' });
    await expect(readConfigFile(root, null, root)).rejects.toThrow('expected one configuration');
    await expect(readConfigFile(root, 'd.json', root)).rejects.toThrow('--config expects a file');
    await expect(readConfigFile(root, 'no.json', root)).rejects.toThrow('that can be read');
  });
});

describe('checkConfig', () => {
  it('takes rules as they are, and none at all', async () => {
    expect(check({ hot_paths: [rule] })).toEqual({ hot_paths: [rule] });
    expect(check({})).toEqual({ hot_paths: [] });
    const root = makeFolder();
    expect(await readConfig(root, null, root)).toBeNull();
    write(root, { 'dyn-audit.config.json': JSON.stringify({ hot_paths: [rule] }) });
    expect(await readConfig(root, null, root)).toEqual({ hot_paths: [rule] });
  });

  it.each<[unknown, string]>([
    [null, 'the configuration expects a table with hot_paths'],
    [[], 'the configuration expects a table'],
    [{ 'hot-path': [] }, 'hot_paths (did you mean that?); hot-path is no known key'],
    [{ colour: 1 }, 'the configuration expects only hot_paths; colour is no known key'],
    [{ 'x\n': 1 }, 'only hot_paths; "x\\n" is no known key'],
    [{ hot_paths: {} }, 'hot_paths expects a list'],
    [{ hot_paths: [1] }, 'hot_paths[0] expects a table with prefix, weight, label'],
    [{ hot_paths: [{ ...rule, wieght: 1 }] }, 'hot_paths[0] expects weight (did you mean that?)'],
    [{ hot_paths: [{ ...rule, weight: 0 }] }, 'hot_paths[0].weight expects a number from 1 to 10'],
    [{ hot_paths: [{ ...rule, weight: 11 }] }, 'hot_paths[0].weight expects'],
    [{ hot_paths: [{ ...rule, weight: '5' }] }, 'hot_paths[0].weight expects'],
    [{ hot_paths: [{ ...rule, weight: Number.NaN }] }, 'hot_paths[0].weight expects'],
    [{ hot_paths: [rule, { weight: 1, label: 'x' }] }, 'hot_paths[1].prefix expects'],
    [{ hot_paths: [{ ...rule, prefix: '../x' }] }, 'hot_paths[0].prefix expects'],
    [{ hot_paths: [{ ...rule, prefix: '/x' }] }, 'hot_paths[0].prefix expects'],
    [{ hot_paths: [{ ...rule, label: ' ' }] }, 'hot_paths[0].label expects'],
    [{ hot_paths: [rule, rule] }, 'hot_paths prefix lib/runtime/src expects to stand once'],
  ])('refuses %j', (data, message) => {
    expect(() => check(data)).toThrow(UserError);
    expect(() => check(data)).toThrow(`c.json: `);
    expect(() => check(data)).toThrow(message);
  });
});
