import type { Broken, Sides } from './changes/broken.ts';
import { changeRules } from './changes/index.ts';
import { type Found, selectUses } from './findings.ts';
import { type Needle, needlesOf } from './needles.ts';
import { referenceRules } from './references/index.ts';
import type { Question } from './references/use.ts';

/** What the change took away. Asks for files, through the worlds' `wanted`, that it would have to see. */
export function findChanges(sides: Sides): Broken[] {
  return changeRules.flatMap((rule) => [...rule.find(sides)]);
}

/** What to search for, given the changes. */
export { type Needle, needlesOf };

/** Where the head still uses it, the surest first. Asks for files like `findChanges`. */
export function findUses(question: Question): Found[] {
  return selectUses(referenceRules.flatMap((rule) => [...rule.find(question)]));
}
