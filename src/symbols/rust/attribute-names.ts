import { type Attribute, argumentsOf } from './attributes.ts';
import { splitCommas, stringAt, wordAt } from './cursor.ts';
import { refer } from './emit.ts';
import { kinds } from './lex.ts';
import { readFeatures } from './macros.ts';
import { prelude } from './prelude.ts';
import { type Reader, whole } from './reader.ts';
import { isOurs, lastOf, resolve } from './scope.ts';
import { readString } from './strings.ts';
import { pathOf } from './values.ts';

/** Keys whose text is a path of code. */
const paths: ReadonlySet<string> = new Set(
  `default with serialize_with deserialize_with skip_serializing_if function custom schema_with bound_with getter setter
  remote try_from from into parse_with as serialize_as`.split(/\s+/),
);

/** Attributes whose arguments are expressions. */
const expressions =
  /^(?:arg|clap|command|case|values|test_case|rstest|builder|instrument|serial|error|validate)$/;

/** Names that attributes use: derives of ours, functions in texts, constants, features. */
export function readAttributeNames(r: Reader, attributes: readonly Attribute[]): void {
  for (const attribute of attributes) {
    const { name } = attribute;
    if (name === 'doc' || name === 'allow' || name === 'inline') continue;
    if (name === 'derive') readDerives(r, attribute);
    else if (name === 'cfg') readFeatures(r, attribute.from, attribute.to);
    else if (attribute.to > attribute.from) readTexts(r, attribute);
  }
}

function readDerives(r: Reader, attribute: Attribute): void {
  for (const [from, to] of splitCommas(r.t, attribute.from, attribute.to)) {
    const segments: string[] = [];
    for (let i = from; i < to; i++) if (r.t.kind[i] === kinds.word) segments.push(wordAt(r.t, i));
    if (segments.length === 0 || prelude.has(segments[0]!)) continue;
    const root = resolve(r, segments);
    const told = segments.length > 1 || r.place.module.names.has(segments[0]!);
    if (told && isOurs(r, root)) refer(r, 'name', to - 1, pathOf(root));
  }
}

function readTexts(r: Reader, attribute: Attribute): void {
  const { t } = r;
  const written = expressions.test(lastOf(attribute.name));
  for (const arg of argumentsOf(t, attribute)) {
    const text = arg.to === arg.from + 1 ? stringAt(t, arg.from) : '';
    // A variable that a flag reads is recorded with the flag.
    if (text !== '' && arg.key === 'env') continue;
    if (text === '') {
      if (written && arg.to > arg.from) r.scan(r, arg.from, arg.to, whole);
      readNested(r, arg.from, arg.to);
    } else if (!readText(r, arg.key, arg.from, text)) readString(r, arg.from);
  }
}

/** `custom(function = "check")`. */
function readNested(r: Reader, from: number, to: number): void {
  for (let i = from; i + 2 < to; i++)
    if (r.t.kind[i + 1] === 61 && r.t.kind[i + 2] === kinds.string)
      readText(r, wordAt(r.t, i), i + 2, stringAt(r.t, i + 2));
}

function readText(r: Reader, key: string, at: number, text: string): boolean {
  if (!paths.has(key) || !/^[A-Za-z_]\w*(?:::\w+)*(?:\(\))?$/.test(text)) return false;
  const segments = text.replace('()', '').split('::');
  if (prelude.has(segments[0]!)) return true;
  const root = resolve(r, segments);
  if (root !== '') refer(r, 'name', at, pathOf(root), segments[segments.length - 1]!);
  return true;
}
