import { describe, expect, it } from 'vitest';
import { json } from '../../src/symbols/languages/json.ts';
import { commandsOf, readWith, referencesOf } from './manifest-facts.ts';

const read = (text: string) => readWith(json, 'dash/board.json', text);

describe('which files', () => {
  it('are JSON, no lines of it', () => {
    expect(json.claims('a.json')).toBe(true);
    expect(json.claims('a.jsonl')).toBe(false);
  });
});

describe('dashboards', () => {
  it('query metrics', () => {
    const text = [
      '{"targets": [',
      '  {"expr": "sum(rate(req_seconds_bucket{ns=\\"my_ns\\"}[$__rate_interval])) by (le_x)"},',
      '  {"query": "label_values(up_total, pod_name)", "legend": "some_name"},',
      '  {"expr": "{__name__=~\\"a_total|b_total\\"}"}',
      ']}',
    ].join('\n');
    expect(referencesOf(read(text), 'metric')).toEqual([
      'req_seconds_bucket 2:22',
      'up_total 3:27',
      'pod_name 3:37',
      'a_total 4:26',
      'b_total 4:34',
    ]);
  });
});

describe('settings', () => {
  it('run commands with variables', () => {
    const text = [
      '{"servers": {"a": {',
      '  "args": ["-m", "a.b", "--x"], // tolerated',
      '  "command": "python",',
      '  "env": {"AA_BB": "1"}',
      ' }, "b": {"command": ["python", "-m", "c.d"], "args": ["--y"], "env": [{"name": "CC", "value": 1}]}},',
      ' "runArgs": ["--z"] }',
    ].join('\n');
    const file = read(text);
    expect(commandsOf(file).sort()).toEqual([
      'python-module a.b: --x@2:26',
      'python-module c.d: --y@5:57',
      'unknown : --z@6:15',
    ]);
    expect(referencesOf(file, 'env')).toEqual(['AA_BB 4:12', 'CC 5:82']);
  });
});

describe('tasks', () => {
  it('join entryPoint and command', () => {
    const file = read('{"entryPoint": ["sh", "-c"], "command": ["python -m a.b --x"]}');
    expect(commandsOf(file)).toEqual(['python-module a.b: --x@1:57']);
  });
});

describe('odd input', () => {
  it('is read as far as it goes', () => {
    expect(commandsOf(read('{"args": ["--x", "--y'))).toEqual(['unknown : --x@1:12 --y@1:19']);
  });

  it('of a size that no one writes is data', () => {
    const text = `{"a": "${'x'.repeat(2_100_000)}", "expr": "rate(req_total[5m])"}`;
    expect(read(text).references).toEqual([]);
  });

  it.each([
    ['[', 50_000],
    ['{"a":', 20_000],
    ['"', 20_000],
    ['\\', 50_000],
  ])('%j many times over', (part, times) => {
    expect(() => read(`{"expr":"","args":${part.repeat(times)}"--x"`)).not.toThrow();
  });
});
