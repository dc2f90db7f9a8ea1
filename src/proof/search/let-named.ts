import type { Span } from '../../model/finding.ts';
import type { Candidate } from './sites.ts';

interface Named {
  readonly path: string;
  readonly span: Span;
}

/** Removals in the value of the `let` that binds the name at a place: there the name got another type. */
export function letNamed(
  { path, span }: Named,
  done: readonly Candidate[],
  texts: ReadonlyMap<string, string>,
): readonly Candidate[] {
  const text = texts.get(path) ?? '';
  const name = /^[&*\s]*([A-Za-z_]\w*)/.exec(text.slice(span[0], span[1]))?.[1];
  if (!name) return [];
  const binds = new RegExp(`\\blet\\s[^=;]*\\b${name}\\b[^=;]*=[^=;]*$`);
  return done.filter(({ site }) => {
    const body = site.function_span;
    if (!site.span || site.path !== path || !body) return false;
    if (span[0] < body[0] || span[1] > body[1] || site.span[0] > span[0]) return false;
    return binds.test(text.slice(Math.max(body[0], site.span[0] - 400), site.span[0]));
  });
}
