import { expect, it } from 'vitest';
import { runProgram } from '../../src/process/index.ts';

const node = (script: string, timeLimitMs = 60_000) =>
  runProgram(process.execPath, ['-e', script], { cwd: '/', env: { A: 'b' }, timeLimitMs });

it('gives what a program wrote and its exit code, in the environment and folder it was given', async () => {
  const script = 'console.log(process.env.A, process.cwd()); console.error("e"); process.exit(3)';
  expect(await node(script)).toEqual({ code: 3, stdout: 'b /\n', stderr: 'e\n' });
});

it('gives it an empty stdin, so that it cannot wait for one', async () => {
  const script = 'process.stdin.on("end", () => console.log("end")).resume()';
  expect((await node(script)).stdout).toBe('end\n');
});

it.each([
  ['whose time is up', 'setInterval(() => {}, 1000)', 300],
  ['that writes without end', 'for (;;) require("fs").writeSync(1, "x".repeat(65536))', 60_000],
  ['that a signal ends', 'process.kill(process.pid, "SIGTERM"); setInterval(() => {}, 9)', 60_000],
])('has no exit code of one %s', async (_, script, limit) => {
  expect((await node(script, limit)).code).toBeNull();
});

it('does not throw where there is no such program', async () => {
  const options = { cwd: '/', env: {}, timeLimitMs: 1000 };
  expect((await runProgram('/nowhere/gh', [], options)).code).toBeNull();
});
