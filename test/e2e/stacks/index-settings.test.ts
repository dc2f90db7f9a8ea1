import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { indexEnvironment } from '../../../src/e2e/stacks/dynamo/index-settings.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dyn-audit-pip-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function pipFile(name: string, text: string): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}

describe('what uv is told about the package index', () => {
  it('is nothing on a machine that was told nothing', () => {
    expect(indexEnvironment({}, [join(folder, 'none.conf')])).toEqual({});
  });

  it('follows variables of pip', () => {
    const env = {
      PIP_INDEX_URL: 'https://one.example/simple',
      PIP_EXTRA_INDEX_URL: 'https://two.example/simple https://three.example/simple',
      PIP_FIND_LINKS: `${folder} /not/there`,
    };
    expect(indexEnvironment(env, [])).toEqual({
      UV_DEFAULT_INDEX: env.PIP_INDEX_URL,
      UV_INDEX: env.PIP_EXTRA_INDEX_URL,
      UV_FIND_LINKS: folder,
    });
  });

  it('follows files of pip, the later one wins, variables win over both', () => {
    const files = [
      pipFile(
        'a.conf',
        '[global]\nindex-url = https://a.example\n[other]\nindex-url = https://x.example\n',
      ),
      pipFile(
        'b.conf',
        '; comment\n[install]\nindex_url: https://b.example\nextra-index-url =\n  https://c.example\n  https://d.example\n',
      ),
    ];
    expect(indexEnvironment({}, files)).toEqual({
      UV_DEFAULT_INDEX: 'https://b.example',
      UV_INDEX: 'https://c.example https://d.example',
    });
    expect(indexEnvironment({ PIP_INDEX_URL: 'https://e.example' }, files)).toMatchObject({
      UV_DEFAULT_INDEX: 'https://e.example',
    });
  });

  it('leaves alone what uv was told itself, and hands it on', () => {
    const env = {
      UV_INDEX_URL: 'https://user:word@uv.example',
      PIP_INDEX_URL: 'https://pip.example',
    };
    expect(indexEnvironment(env, [])).toEqual({ UV_INDEX_URL: env.UV_INDEX_URL });
  });
});
