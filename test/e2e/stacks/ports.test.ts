import { describe, expect, it } from 'vitest';
import { choosePort, systemPortLimit } from '../../../src/e2e/stacks/dynamo/ports.ts';
import { readSettings } from '../../../src/e2e/stacks/settings.ts';
import { planOf } from './plan.ts';

const own = { http_port: null, system_port: null };
const choose = (name: 'http_port' | 'system_port', port: number, most?: number) =>
  choosePort(readSettings(own, planOf('sample', { [name]: port })), name, most);

describe('a port that the user sets', () => {
  it('is taken as it is', () => {
    expect(choose('http_port', 40_000)).toBe(40_000);
    expect(choose('system_port', 32_767, systemPortLimit)).toBe(32_767);
  });

  it('is refused above what the system server can take: a signed number of 16 bits', () => {
    expect(() => choose('system_port', 32_768, systemPortLimit)).toThrow(
      'setting system_port: expected a port from 1 to 32767, got 32768',
    );
    expect(() => choose('http_port', 70_000)).toThrow('expected a port from 1 to 65535');
    expect(() => choose('http_port', 1.5)).toThrow('expected a port from 1 to 65535');
  });
});
