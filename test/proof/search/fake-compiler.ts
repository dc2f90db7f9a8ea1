import type { CheckResult, CheckScope, Diagnostic } from '../../../src/model/proof.ts';
import type { Check } from '../../../src/proof/search/index.ts';

/**
 * Not a compiler: it reads, in a comment behind each clone, what it shall say when that clone is gone.
 * `// E0507`: an error there. `vague`: the error names the whole body; `whole`: the call,
 * and the type. `tests`: only all targets have it. `bin`: only all
 * targets compile it. `cfg`: nothing compiles it. `type=T`, `result=T`: the types. `bound=B`: what the place demands.
 * `borrow`: a reference is accepted. `needs=w`: the error comes only where no line holds the word w.
 */
export interface FakeCompiler {
  readonly check: Check;
  readonly asked: { readonly scope: CheckScope; readonly text: string }[];
}

export function fakeCompiler(path: string, original: string, broken = false): FakeCompiler {
  const asked: { scope: CheckScope; text: string }[] = [];
  return {
    asked,
    check: (changes, scope) => {
      const text = changes.get(path) ?? original;
      asked.push({ scope, text });
      const diagnostics = broken
        ? [diagnostic('E0425', 'cannot find value `y`', path, text, 0, 1)]
        : errorsIn(path, text, scope);
      return Promise.resolve<CheckResult>({
        outcome: diagnostics.length > 0 ? 'errors' : 'ok',
        diagnostics,
        why: null,
        command: `cargo check (${scope})`,
        cargo_ms: 1,
        remembered: false,
      });
    },
  };
}

function errorsIn(path: string, text: string, scope: CheckScope): Diagnostic[] {
  const errors: Diagnostic[] = [];
  let at = 0;
  for (const line of text.split('\n')) {
    const start = at;
    at += line.length + 1;
    const [code = '', note] = line.split('// ');
    if (note === undefined || /\bcfg\b/.test(note)) continue;
    if (/\bbin\b/.test(note) && scope === 'library') continue;
    const say = (code: string | null, message: string, from: number, to: number, label?: string) =>
      errors.push(diagnostic(code, message, path, text, start + from, start + to, label));
    const probe = code.indexOf('cl0ne_probe');
    const type = /type=(\S+)/.exec(note)?.[1] ?? 'String';
    if (probe >= 0) {
      const isResult = /clone\(\)\.cl0ne_probe/.test(code);
      const named = isResult ? (/result=(\S+)/.exec(note)?.[1] ?? type) : type;
      const message = `no field \`cl0ne_probe\` on type \`${named}\``;
      say('E0609', message, probe, probe + 'cl0ne_probe'.length);
      continue;
    }
    if (code.includes('(())')) {
      const bound = /bound=(\S+)/.exec(note)?.[1];
      const unit = code.indexOf('(())') + 1;
      if (bound) say('E0277', `the trait bound \`(): ${bound}\` is not satisfied`, unit, unit + 2);
      continue;
    }
    if (/\.clone\(\)/.test(code)) continue;
    const refusal = /\bE\d+/.exec(note)?.[0];
    const place = code.indexOf('(') + 1;
    const end = code.indexOf(')');
    if (code[place] === '&') {
      if (!/\bborrow\b/.test(note)) say('E0308', 'mismatched types', place, end);
      continue;
    }
    if (!refusal || (/\btests\b/.test(note) && scope === 'library')) continue;
    const needs = /needs=(\w+)/.exec(note)?.[1];
    if (needs && new RegExp(`\\b${needs}\\.clone`).test(text)) continue;
    if (/\bvague\b/.test(note)) {
      const body = text.lastIndexOf('fn ', start);
      errors.push(diagnostic(refusal, 'somewhere here', path, text, body, at - 1));
    } else if (/\bwhole\b/.test(note))
      say(
        refusal,
        `the trait bound \`${type}: Fits\` is not satisfied`,
        code.search(/\S/),
        end + 1,
      );
    else say(refusal, 'it cannot go', place, end, 'value moved here');
  }
  return errors;
}

function diagnostic(
  code: string | null,
  message: string,
  path: string,
  text: string,
  start: number,
  end: number,
  label: string | null = null,
): Diagnostic {
  const bytes = (offset: number): number => Buffer.byteLength(text.slice(0, offset));
  const place = { byte_start: bytes(start), byte_end: bytes(end), line: 1, column: 1 };
  const rest = { primary: true, label, suggestion: null, applicability: null, child: false };
  const target = { name: 'own', kinds: ['lib'] };
  return {
    level: 'error',
    code,
    message,
    spans: [{ path, ...place, ...rest }],
    package: 'own',
    target,
  };
}
