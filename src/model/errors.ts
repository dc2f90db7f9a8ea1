/**
 * A mistake of the user or of the environment: printed as one line, exit code 2, no stack.
 * The message says what was expected. Anything else that is thrown is a bug and keeps its stack.
 */
export class UserError extends Error {
  override readonly name = 'UserError';
}
