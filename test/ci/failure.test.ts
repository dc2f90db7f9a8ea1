import { describe, expect, it } from 'vitest';
import { readFailure } from '../../src/ci/index.ts';
import { readLog } from '../../src/ci/log.ts';
import { readFixtures } from './fixture.ts';

const logOf = (name: string): string => {
  const found = readFixtures().find((each) => each.name === name);
  if (!found) throw new Error(`no log ${name}`);
  return found.log;
};
const esc = String.fromCharCode(27);
const time = '2026-08-11T09:00:00.1234567Z ';

describe('the lines of a log', () => {
  it.each([
    ['a time', `${time}words`, 'words'],
    ['a byte order mark', `\uFEFF${time}words`, 'words'],
    ['colours', `${time}${esc}[31;1mwords${esc}[0m`, 'words'],
    ['a title of a terminal', `${time}${esc}]0;gone\u0007words`, 'words'],
    ['a line that was overwritten', `${time}10%\r20%\rdone\r`, 'done'],
    ['controls and what hides', `${time}a\u0000b\u202ec\u200bd`, 'abcd'],
  ])('have no %s', (_, raw, text) => {
    expect(readLog(raw).map((line) => line.text)).toEqual([text]);
  });

  it('keep their numbers, and know what is no output', () => {
    const log = ['##[group]Run x', 'x', '##[endgroup]', 'out', '##[error]bad'];
    expect(readLog(log.map((line) => time + line).join('\n'))).toEqual([
      { line: 1, text: '##[group]Run x', frame: true, error: false },
      { line: 2, text: 'x', frame: true, error: false },
      { line: 3, text: '##[endgroup]', frame: true, error: false },
      { line: 4, text: 'out', frame: false, error: false },
      { line: 5, text: 'bad', frame: false, error: true },
    ]);
  });
});

describe('a failure', () => {
  it('has the same signature when it comes again at another time, place and try', () => {
    const log = logOf('dns').replace('host: sh', 'host (try 1 of 5, 12.5 s, 0xdeadbeef01): sh');
    const again = log
      .replaceAll('2026-08-11T09', '2026-09-12T10')
      .replace('try 1 of 5, 12.5 s, 0xdeadbeef01', 'try 4 of 5, 9.75 s, 0x12ab');
    const [one, other] = [log, again].map((each) => readFailure('build (3.11)', each, ''));
    expect(one?.signature).toMatch(/^dns-[0-9a-f]{16}$/);
    expect(other?.signature).toBe(one?.signature);
  });

  it('has another signature in another job, and for another host', () => {
    const log = logOf('dns');
    const signatures = [
      readFailure('build', log, ''),
      readFailure('test', log, ''),
      readFailure('build', log.replaceAll('sh.example.com', 'other.example.com'), ''),
    ].map(({ signature }) => signature);
    expect(new Set(signatures).size).toBe(3);
  });

  it('of the code stays one, whatever else the log says', () => {
    const network = readFixtures().filter(({ kind }) => kind === 'infrastructure');
    for (const { name, log } of network)
      expect(readFailure('x', logOf('pytest') + log, '').kind, name).toBe('code');
  });

  it('is unknown without a log, and says so', () => {
    const failure = readFailure('x', null, 'Process failed');
    expect(failure).toMatchObject({
      kind: 'unknown',
      lines: [{ line: 1, text: 'Process failed' }],
    });
    expect(failure.why).toContain('there is no log of it');
  });

  it('is told by what the check says of itself where there is no log', () => {
    const summary = 'The hosted runner lost communication with the server.';
    expect(readFailure('x', null, summary).kind).toBe('infrastructure');
  });

  it('of a gate follows others; a job that prints the same words does not', () => {
    expect(readFailure('x', logOf('gate'), '')).toMatchObject({ kind: 'unknown', follows: true });
    const printed = logOf('own-server').replace('curl:', '"result": "failure" curl:');
    expect(readFailure('x', printed, '').follows).toBe(false);
  });

  it.each([
    ['nothing', ''],
    ['a single line', 'x'],
    ['an endless line', 'x'.repeat(5_000_000)],
    ['bytes', String.fromCharCode(...Array.from({ length: 256 }, (_, at) => at)).repeat(10)],
    ['a frame without end', `${time}##[group]Run x\nFAILED a.py::b\n`],
  ])('survives a log of %s', (_, log) => {
    const failure = readFailure('x', log, '');
    expect(failure.kind).toBe('unknown');
    for (const { text } of failure.lines) expect(text.length).toBeLessThanOrEqual(400);
  });

  it('shows at most 20 lines of a log that fails everywhere', () => {
    const log = Array.from({ length: 5000 }, (_, at) => `FAILED a.py::test_${at}`).join('\n');
    expect(readFailure('x', log, '').lines).toHaveLength(15);
  });
});
