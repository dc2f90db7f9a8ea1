import { PassThrough } from 'node:stream';
import type { Command } from 'commander';
import { newProgram } from '../../../src/cli/new-program.ts';
import type { CommandContext, Delivery } from '../../../src/cli/terminal.ts';

type Declare = (program: Command, context: CommandContext) => void;

interface Given {
  readonly env?: Readonly<Record<string, string>>;
  readonly stdin?: string;
}

export interface Delivered extends Delivery {
  readonly stderr: string;
}

/** Runs one command of dyn-journal and gives what it hands over. */
export async function runCommand(
  declare: Declare,
  argv: readonly string[],
  { env = {}, stdin = '' }: Given = {},
): Promise<Delivered> {
  const stderr = new PassThrough();
  const input = new PassThrough();
  input.end(stdin);
  let delivered: Delivery | undefined;
  const terminal = { stdout: new PassThrough(), stderr, stdin: input, env };
  const program = newProgram(
    'dyn-journal',
    '',
    { terminal, deliver: () => {}, print: () => {} },
    '1',
  );
  const deliver = (delivery: Delivery) => {
    delivered = delivery;
  };
  declare(program, { terminal, version: '1', deliver });
  for (const command of program.commands) command.exitOverride();
  await program.parseAsync(argv, { from: 'user' });
  if (delivered === undefined) throw new Error('the command handed nothing over');
  return { ...delivered, stderr: String(stderr.read() ?? '') };
}
