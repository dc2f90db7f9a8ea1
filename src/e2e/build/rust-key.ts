import { createHash } from 'node:crypto';
import { UserError } from '../../model/errors.ts';
import { runGit } from '../../process/index.ts';

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
];

/**
 * Names the Rust that a work tree holds, changes that are not committed included: equal keys, equal bindings. UserError
 * where git cannot read it.
 */
export async function rustKey(checkout: string, profile: string): Promise<string> {
  const hash = createHash('sha256').update(profile);
  const questions = [
    ['ls-files', '-s', '-z', '--', ...inputs],
    ['diff', 'HEAD', '--binary', '--no-ext-diff', '--no-textconv', '--', ...inputs],
    ['ls-files', '-o', '-z', '--exclude-standard', '--', ...inputs],
  ];
  for (const args of questions) {
    const { code, stdout, stderr } = await runGit(args, { cwd: checkout });
    if (code !== 0) throw new UserError(`git ${args[0]} in ${checkout}: ${stderr.split('\n')[0]}`);
    hash.update(stdout).update('\0');
  }
  return hash.digest('hex').slice(0, 32);
}
