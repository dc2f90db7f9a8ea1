import { createHash } from 'node:crypto';
import { UserError } from '../../model/errors.ts';
import { printableLine, runGit } from '../../process/index.ts';

/** All that the binding is compiled from. Its Python files are used where they lie. */
const inputs = [
  'lib',
  'Cargo.toml',
  'Cargo.lock',
  'rust-toolchain.toml',
  '.cargo',
  ':(exclude)*.py',
  ':(exclude)*.pyi',
  ':(exclude)*.md',
  ':(exclude,glob)**/__pycache__/**',
];

/**
 * Names the Rust that a work tree holds, changes that are not committed included: equal keys, equal bindings. UserError
 * where git cannot read it.
 */
export async function rustKey(checkout: string, profile: string): Promise<string> {
  const ask = async (args: readonly string[], input?: string): Promise<Buffer> => {
    const given = input === undefined ? { cwd: checkout } : { cwd: checkout, input };
    const { code, stdout, stderr } = await runGit(args, given);
    if (code === 0) return stdout;
    throw new UserError(
      `git ${args[0]} in ${checkout}: ${printableLine(stderr.split('\n')[0] ?? '', 200)}`,
    );
  };
  const committed = await ask(['ls-files', '-s', '-z', '--', ...inputs]);
  const changes = ['diff', 'HEAD', '--binary', '--no-ext-diff', '--no-textconv'];
  const changed = await ask([...changes, '--', ...inputs]);
  const added = await ask(['ls-files', '-o', '-z', '--exclude-standard', '--', ...inputs]);
  const names = added
    .toString('utf8')
    .split('\0')
    .filter((name) => name !== '');
  const contents = await ask(
    ['hash-object', '--stdin-paths'],
    names.map((name) => `${name}\n`).join(''),
  );
  const hash = createHash('sha256').update(profile);
  for (const part of [committed, changed, added, contents]) hash.update('\0').update(part);
  return hash.digest('hex').slice(0, 32);
}
