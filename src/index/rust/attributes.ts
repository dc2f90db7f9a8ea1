/** What attributes say about an item; decided on the attribute's own path, not on substrings of its arguments. */

const testAttribute =
  /^#!?\[\s*(?:[\w:]+::)?(?:test|rstest|test_case|bench|proptest|quickcheck|case|ntest|test_log|traced_test|wasm_bindgen_test)\b/;

/** True for `#[test]`, `#[tokio::test]`, `#[rstest]` and their kind. */
export function isTestAttribute(text: string): boolean {
  return testAttribute.test(text);
}

/** True for `#[cfg(test)]` and `#[cfg(debug_assertions)]`, which no release build holds; also within `all(...)` but not within `not(...)`. */
export function isCfgTest(text: string): boolean {
  const match = /^#!?\[\s*cfg\s*\(([\s\S]*)\)\s*\]$/.exec(text);
  if (!match) return false;
  return impliesTest(match[1]!);
}

function impliesTest(condition: string): boolean {
  const text = condition.trim().replace(/,$/, '');
  if (text === 'test' || text === 'debug_assertions') return true;
  const call = /^(all|any)\s*\(([\s\S]*)\)$/.exec(text);
  if (!call) return false;
  const parts = splitArguments(call[2]!);
  // any(test, feature = "testing") is test support code: it is not in a production build either.
  if (call[1] === 'any') {
    return (
      parts.some((part) => impliesTest(part)) &&
      parts.every(
        (part) =>
          impliesTest(part) || /^feature\s*=\s*"[^"]*(test|mock|bench)[^"]*"$/.test(part.trim()),
      )
    );
  }
  return parts.some((part) => impliesTest(part));
}

function splitArguments(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    const c = text[at];
    if (c === '(') depth++;
    else if (c === ')') depth--;
    else if (c === ',' && depth === 0) {
      parts.push(text.slice(from, at));
      from = at + 1;
    }
  }
  parts.push(text.slice(from));
  return parts;
}

/** Names in `#[derive(A, b::B)]`, last segments only. */
export function readDerives(attributes: readonly string[]): string[] {
  const out: string[] = [];
  for (const text of attributes) {
    const match = /derive\s*\(([^)]*)\)/.exec(text);
    if (!match) continue;
    for (const part of match[1]!.split(',')) {
      const name = part.trim().split('::').pop();
      if (name) out.push(name);
    }
  }
  return out;
}

/** File named by `#[path = "..."]`, '' for none. */
export function readPathAttribute(attributes: readonly string[]): string {
  for (const text of attributes) {
    const match = /^#\[\s*path\s*=\s*"([^"]*)"\s*\]$/.exec(text);
    if (match) return match[1]!;
  }
  return '';
}
