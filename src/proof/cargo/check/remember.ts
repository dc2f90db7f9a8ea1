import type { CheckRequest, CheckResult, Diagnostic } from '../../../model/proof.ts';
import type { Answers } from '../answers.ts';
import { hash } from '../answers.ts';
import { fieldsOf, listOf } from '../json.ts';

/**
 * Asks the memory first. Only what rustc said of the code is kept: a failure may be gone the next time. `knows`: whether
 * all that shapes the answer for these packages is known; if not, the memory is left alone.
 */
export async function answerOrAsk(
  answers: Answers,
  request: CheckRequest,
  command: string,
  ask: () => Promise<CheckResult>,
): Promise<CheckResult> {
  const question = [
    ...['check', request.packages, request.scope, request.features.args],
    [...request.changes].map(([path, text]) => [path, hash(text)]).sort(),
  ];
  const known = fieldsOf(answers.get(question));
  if (known.outcome === 'ok' || known.outcome === 'errors') {
    const diagnostics = listOf(known.diagnostics).filter(isDiagnostic);
    const { outcome } = known;
    return { outcome, diagnostics, why: null, command, cargo_ms: 0, remembered: true };
  }
  const result = await ask();
  const { outcome, diagnostics } = result;
  if (outcome === 'ok' || outcome === 'errors') answers.put(question, { outcome, diagnostics });
  return result;
}

/** Its file has a sum over it: what is in it was written by this program, of this version. */
const isDiagnostic = (data: unknown): data is Diagnostic =>
  typeof data === 'object' && data !== null && 'level' in data && 'spans' in data;
