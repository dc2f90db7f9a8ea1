import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeVenv } from '../../../src/e2e/stacks/dynamo/make-venv.ts';
import { isComplete, type Wheel, wheelFolder } from '../../../src/e2e/stacks/dynamo/wheel.ts';
import { UserError } from '../../../src/model/errors.ts';
import { ownIdentity } from '../../../src/process/index.ts';
import { useLab } from '../../process/lab.ts';
import { contextOf } from './context.ts';
import { planOf } from './plan.ts';

const uv = fileURLToPath(new URL('./fake-uv.sh', import.meta.url));
const wheel: Wheel = { version: '1.5.0', python: null };
const lab = useLab();
const before = process.env.XDG_CACHE_HOME;

beforeEach(() => {
  process.env.XDG_CACHE_HOME = join(lab.folder, 'cache');
});
afterEach(() => {
  if (before === undefined) delete process.env.XDG_CACHE_HOME;
  else process.env.XDG_CACHE_HOME = before;
});

const venvs = (): readonly string[] => readdirSync(join(lab.folder, 'cache', 'dyn-audit', 'venvs'));
const calls = (): readonly string[] => {
  const file = join(lab.folder, 'calls');
  return existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : [];
};

/** The fake is reached through a script that tells it where to write its calls. */
async function make(what: Wheel = wheel): Promise<string> {
  const script = join(lab.folder, 'uv');
  writeFileSync(script, `#!/bin/sh\nFAKE_UV_CALLS='${lab.folder}/calls' exec '${uv}' "$@"\n`, {
    mode: 0o755,
  });
  const run = lab.newRun();
  const host = await lab.open(run);
  return makeVenv(contextOf(planOf('sample', {}), run, host), what, script);
}

describe('makeVenv', () => {
  it('makes the environment once and takes it from then on', async () => {
    const place = await make();
    expect(place).toBe(wheelFolder(wheel));
    expect(isComplete(place)).toBe(true);
    expect(calls()[0]).toMatch(/^venv --relocatable .*venv$/);
    expect(calls()[1]).toMatch(
      /^pip install --python .* --override .*overrides.txt ai-dynamo==1.5.0$/,
    );
    expect(await make()).toBe(place);
    expect(calls()).toHaveLength(2);
    expect(venvs()).toHaveLength(1);
  });

  it('keeps releases and Pythons apart', async () => {
    const places = [wheel, { ...wheel, version: '1.5.1' }, { ...wheel, python: '3.12' }];
    expect(new Set(places.map(wheelFolder)).size).toBe(3);
  });

  it('lets two runs make it at once', async () => {
    const [one, two] = await Promise.all([make(), make()]);
    expect(one).toBe(two);
    expect(isComplete(one)).toBe(true);
    expect(venvs()).toHaveLength(1);
  });

  it('says in one line what uv said last, and leaves nothing', async () => {
    const failed = make({ version: '9.9.9', python: null });
    await expect(failed).rejects.toThrow(UserError);
    await expect(failed).rejects.toThrow(
      'cannot install ai-dynamo==9.9.9: cause: there is no version of ai-dynamo==9',
    );
    expect(venvs()).toEqual([]);
  });

  it('removes what a run that was killed had begun, and nothing that is being made', async () => {
    const root = join(lab.folder, 'cache', 'dyn-audit', 'venvs');
    for (const [name, owner] of [
      ['partial-00', { ...ownIdentity(), start: '1' }],
      ['partial-11', ownIdentity()],
    ] as const) {
      mkdirSync(join(root, name, 'venv'), { recursive: true });
      writeFileSync(join(root, `${name}.json`), JSON.stringify(owner));
    }
    await make();
    expect(venvs().filter((name) => name.startsWith('partial'))).toEqual([
      'partial-11',
      'partial-11.json',
    ]);
  });

  it('makes anew what was cut off in its place', async () => {
    mkdirSync(join(wheelFolder(wheel), 'bin'), { recursive: true });
    expect(isComplete(await make())).toBe(true);
  });

  it('says that uv is missing', async () => {
    const run = lab.newRun();
    const context = contextOf(planOf('sample', {}), run, await lab.open(run));
    await expect(makeVenv(context, wheel, join(lab.folder, 'no-uv'))).rejects.toThrow(UserError);
  });
});
