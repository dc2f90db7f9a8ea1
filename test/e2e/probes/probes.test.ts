import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { dig } from '../../../src/e2e/client/index.ts';
import { probes } from '../../../src/e2e/probes/index.ts';
import { ask, askAll } from './ask.ts';
import { fake, promptOf } from './fake.ts';
import { rewrite } from './fake-model.ts';
import { cases } from './planted/index.ts';

const names = probes.map(({ id }) => id.replace(/^probe\./, ''));

describe('the list of probes', () => {
  it('has each file of list/ once, under the name of the file', () => {
    const files = readdirSync(new URL('../../../src/e2e/probes/list/', import.meta.url))
      .filter((file) => file !== 'index.ts')
      .map((file) => file.replace(/\.ts$/, ''));
    expect([...names].sort()).toEqual(files.sort());
    expect(probes.every(({ id }) => id.startsWith('probe.'))).toBe(true);
  });

  it('has a planted fault for each', () => {
    const planted = new Set(cases.map(({ probe }) => probe));
    expect(names.filter((name) => !planted.has(name))).toEqual([]);
    expect([...planted].filter((name) => !names.includes(name))).toEqual([]);
  });

  it('asks what may take a worker out last', () => {
    const rough = probes.map((probe) => probe.rough === true);
    expect(rough).toEqual([...rough].sort((a, b) => Number(a) - Number(b)));
  });
});

describe('a good server', () => {
  it.each(['always', 'warm', 'never'] as const)(
    'passes every probe (%s)',
    async (repeatable) => {
      const { checks } = await askAll(await fake(), [], { traits: { repeatable, stale_ms: 0 } });
      expect(checks.filter(({ result }) => result !== 'pass')).toEqual([]);
      expect(checks.map(({ id }) => id)).toEqual(probes.map(({ id }) => id));
    },
    120_000,
  );
});

describe('a server whose first answer to a prompt differs, by a cold cache', () => {
  const cold = () => {
    const seen = new Set<string>();
    return fake({
      answer: (answer, body) => {
        const prompt = promptOf(body);
        if (seen.has(prompt)) return answer;
        seen.add(prompt);
        const choices = answer.choices.map((one) => ({ ...one, pieces: ['cold', ...one.pieces] }));
        return rewrite(answer, { choices });
      },
    });
  };

  it.each(['stream-equals-unary', 'stop', 'utf8'])('is good by %s', async (probe) => {
    const traits = { repeatable: 'warm', stale_ms: 0 } as const;
    const check = await ask(await cold(), `probe.${probe}`, { traits });
    expect(check).toMatchObject({ result: 'pass' });
  });

  it('is not called repeatable', async () => {
    const check = await ask(await cold(), 'probe.stream-equals-unary');
    expect(check.observed).toMatch(/the same request in the same mode differs in itself/);
  });
});

describe('a tool call that is worked out by chance', () => {
  const cutFirst = (times: number) => {
    let calls = 0;
    return fake({
      answer: (answer, body) => {
        if (dig(body, 'tool_choice') !== 'required' || ++calls > times) return answer;
        const choices = [{ pieces: ['[ \n'], call: null, finish: 'length' }];
        return rewrite(answer, { choices });
      },
    });
  };

  it('is asked for again when the limit cut it off', async () => {
    const traits = { repeatable: 'warm', stale_ms: 0 } as const;
    expect(await ask(await cutFirst(2), 'probe.tools', { traits })).toMatchObject({
      result: 'pass',
    });
    expect(await ask(await cutFirst(99), 'probe.tools', { traits })).toMatchObject({
      result: 'inconclusive',
      observed: 'required-again-8: no tool call yet at the limit of tokens',
    });
  });

  it('is asked for once where the answer would be the same', async () => {
    expect(await ask(await cutFirst(1), 'probe.tools')).toMatchObject({
      result: 'inconclusive',
      observed: 'required: no tool call yet at the limit of tokens',
    });
  });
});

describe('a planted fault', () => {
  it.each(cases)(
    '$probe: $what',
    async ({ probe, planted, observed, repeatable, result }) => {
      const traits = { repeatable: repeatable ?? 'always', stale_ms: 0 } as const;
      const check = await ask(await fake(planted), `probe.${probe}`, { traits });
      expect(check).toMatchObject({ result: result ?? 'fail', id: `probe.${probe}` });
      expect(check.observed).toMatch(observed);
      expect(check.evidence.length).toBeGreaterThan(0);
    },
    120_000,
  );
});
