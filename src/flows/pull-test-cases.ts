import type { CargoPackage } from '../source/index.ts';
import type { Definition, SymbolFile } from '../symbols/index.ts';
import type { LaidOut } from './project.ts';

/** A test as its runner is asked for it. */
export interface TestCase {
  /** As the unit-tests stage takes it; `go test ...` for Go, which that stage does not run. */
  readonly id: string;
  readonly definition: Definition;
}

/** The tests that a file defines, by its language's and its runner's own rules. `text` is the file's. */
export function testCasesOf(file: SymbolFile, text: string, laidOut: LaidOut): TestCase[] {
  if (!runnable.test(file.path)) return [];
  const make = makers[file.language];
  return make === undefined ? [] : make(file, text, laidOut);
}

/** A name that starts as an option does, or with odd characters, is not put on a command line. */
const runnable = /^[\w.][\w./+@ -]*$/;

type Make = (file: SymbolFile, text: string, laidOut: LaidOut) => TestCase[];

const makers: Readonly<Record<string, Make>> = {
  python: (file) => pytestCases(file),
  rust: (file, text, laidOut) => cargoCases(file, text, laidOut),
  go: (file) => goCases(file),
};

/** pytest's defaults: `test_*.py` or `*_test.py`; `test*` functions, methods of `Test*` and of unittest's classes. */
function pytestCases(file: SymbolFile): TestCase[] {
  if (!/(^|\/)(test_[^/]*|[^/]*_test)\.py$/.test(file.path)) return [];
  const classes = new Map(
    file.definitions.filter((each) => each.kind === 'class').map((each) => [each.path, each]),
  );
  return file.definitions.flatMap((each): TestCase[] => {
    if (!each.name.startsWith('test') || !each.path.startsWith(`${file.module}.`)) return [];
    const isFunction = each.kind === 'function' && each.owner === file.module;
    const owner = each.kind === 'method' ? classes.get(each.owner) : undefined;
    const collected =
      owner !== undefined &&
      (owner.name.startsWith('Test') || owner.bases.some((base) => base.endsWith('TestCase')));
    if (!isFunction && !collected) return [];
    const parts = each.path.slice(file.module.length + 1).split('.');
    return [{ id: [file.path, ...parts].join('::'), definition: each }];
  });
}

const testAttribute = /#\[\s*(\w+\s*::\s*)*(test|rstest|test_case|quickcheck|wasm_bindgen_test)\b/;

/** Attributes may take several lines; nothing else stands between them and their function. */
const attributeLines = 25;

function cargoCases(file: SymbolFile, text: string, laidOut: LaidOut): TestCase[] {
  const place = laidOut.places.get(file.path);
  const target = place && targetOf(place.kind, place.target);
  const run = target === undefined ? null : cargoPackage(laidOut.packages, file.path);
  if (!place || !run || file.module === '') return [];
  const crate = place.module === '' ? file.module : file.module.slice(0, -place.module.length - 2);
  const lines = text.split('\n');
  return file.definitions.flatMap((each): TestCase[] => {
    if (each.kind !== 'function' || !each.path.startsWith(`${crate}::`)) return [];
    const attributes = attributesOf(lines, each.line);
    if (!testAttribute.test(attributes) || /#\[\s*ignore\b/.test(attributes)) return [];
    const name = each.path.slice(crate.length + 2);
    return [{ id: `cargo ${run} ${target} ${name}`, definition: each }];
  });
}

/** The text from behind the item above to the function's name. */
function attributesOf(lines: readonly string[], line: number): string {
  let first = line - 1;
  while (first > 0 && line - first < attributeLines) {
    const above = lines[first - 1]?.trim() ?? '';
    if (above === '' || (/[;{}]$/.test(above) && !above.startsWith('//'))) break;
    first -= 1;
  }
  const near = lines.slice(first, line).map((each) => each.replace(/^\s*\/\/.*/, ''));
  return near.join('\n');
}

const plain = /^[\w./-]+$/;

/** How cargo is told the package: by name in the workspace at the root, else by its manifest. */
function cargoPackage(packages: readonly CargoPackage[], path: string): string | null {
  let best: CargoPackage | undefined;
  for (const each of packages) {
    const above = each.dir === '' || path.startsWith(`${each.dir}/`);
    if (above && (best === undefined || each.dir.length > best.dir.length)) best = each;
  }
  if (!best || !plain.test(best.name) || (best.dir !== '' && !plain.test(best.dir))) return null;
  if (best.workspace === '' || best.dir === '') return `-p ${best.name}`;
  return `--manifest-path ${best.dir}/Cargo.toml`;
}

function targetOf(kind: string, name: string): string | undefined {
  if (kind === 'lib') return '--lib';
  const named = kind === 'bin' || kind === 'test' ? kind : undefined;
  return named !== undefined && plain.test(name) ? `--${named} ${name}` : undefined;
}

function goCases(file: SymbolFile): TestCase[] {
  if (!file.path.endsWith('_test.go')) return [];
  const folder = file.path.slice(0, Math.max(0, file.path.lastIndexOf('/')));
  return file.definitions.flatMap((each): TestCase[] => {
    if (each.kind !== 'function' || !/^Test(?![a-z])/.test(each.name)) return [];
    return [{ id: `go test ./${folder} -run ^${each.name}$`, definition: each }];
  });
}
