import {
  applySuppressions,
  auditBody,
  type Calls,
  type FileScene,
  fingerprints,
  type Judged,
  suppressionsIn,
} from '../checks/clones/index.ts';
import {
  type BodyTypes,
  type Expr,
  type FnNode,
  inferBody,
  inferValue,
  type LineIndex,
  lineIndex,
  lowerFunction,
  lowerValue,
  maybeSite,
  type ParsedFile,
  type Workspace,
} from '../index/index.ts';
import type { HotPathRule } from '../model/config.ts';
import type { Finding } from '../model/finding.ts';
import { hotPathOf } from '../model/hot-paths.ts';
import { toJson } from '../model/json.ts';
import type { CodeFunction } from '../model/profile.ts';
import { packAsked } from './asked.ts';
import { codeCrate, codeFunction } from './code-function.ts';
import { type CrateTable, callsIn, packedCalls } from './crate-table.ts';
import { groupFindings } from './group-findings.ts';
import { type Place, testCommand } from './places.ts';
import type { FileResult, Item } from './result.ts';
import { unreadSites } from './unread.ts';

/** Deeper than any code a person wrote: recursion over such a tree would overflow the stack. */
const deepest = 900;

/** One parsed file and what is known of where it stands. */
export interface FileJob {
  readonly workspace: Workspace;
  readonly hotPaths: readonly HotPathRule[];
  /** Test code is audited too. */
  readonly tests: boolean;
  readonly trails: boolean;
  readonly symbols: boolean;
  readonly place: Place;
  readonly file: ParsedFile;
  readonly module: string;
  readonly test: boolean;
  readonly orphan: boolean;
  readonly table: CrateTable;
}

/** The findings of one file. */
export function auditFile(job: FileJob): FileResult {
  const { place, file } = job;
  const lines = lineIndex(file.text);
  const scene: FileScene = {
    path: place.path,
    hot: hotPathOf(job.hotPaths, place.path),
    crate: place.package === '' ? null : place.package,
    validation: testCommand(place),
    fingerprint: fingerprints(place.path),
    trails: job.trails,
  };
  const judged: Judged[] = [];
  const calls: string[] = [];
  const functions: CodeFunction[] = [];
  let partly =
    file.facts.errorLines.length > 0
      ? `syntax errors on line ${file.facts.errorLines.join(', ')}: read around them`
      : '';
  if (file.tree.depth > deepest) partly = 'nested too deep: its bodies were not read';
  else {
    for (const fn of file.fns) {
      const found = auditFunction(job, scene, lines, fn, functions);
      if (found.length > 0) calls.push(`${fn.facts.name}:${packedCalls(job.table, fn.facts.name)}`);
      judged.push(...found);
    }
    for (const value of file.values) judged.push(...auditValue(job, scene, lines, value));
  }
  const seen = new Set(judged.map((j) => `${j.finding.line}:${j.finding.column}`));
  const found = [
    ...judged.map((j) => j.finding),
    ...unreadSites(scene, file, lines, seen, job.test).filter(
      (finding) => job.tests || !finding.in_test,
    ),
  ];
  const comments = file.tree.directives.map(([start, end]) => ({
    text: file.text.slice(start, end),
    line: lines.line(start),
  }));
  const { findings, unused } = applySuppressions(found, suppressionsIn(comments));
  const grouped = groupFindings(findings, judged, place.path);
  return {
    path: place.path,
    blob: file.facts.blob,
    items: grouped.findings.map(itemOf),
    groups: grouped.groups,
    unusedSuppressions: unused.map((s) => s.line),
    partly,
    orphan: job.orphan,
    asked: packAsked(job.workspace.asked),
    calls: calls.join(' '),
    ...(job.symbols && {
      symbols: {
        functions,
        crate: codeCrate(place.crate),
        names: [...new Set(file.fns.map((fn) => fn.facts.name))].join(' '),
      },
    }),
  };
}

function itemOf(finding: Finding): Item {
  return {
    id: finding.id,
    line: finding.line,
    score: finding.score,
    tier: finding.tier,
    bucket: finding.bucket,
    category: finding.category,
    test: finding.in_test,
    suppressed: finding.suppressed,
    group: finding.group,
    json: toJson(finding),
  };
}

function auditFunction(
  job: FileJob,
  scene: FileScene,
  lines: LineIndex,
  fn: FnNode,
  functions: CodeFunction[],
): Judged[] {
  if (fn.body < 0 || (!job.tests && (fn.test || job.test))) return [];
  const { workspace, file, place } = job;
  // Other bodies are read for what they call only.
  if (!maybeSite.test(file.text.slice(file.tree.start[fn.body], file.tree.end[fn.body]))) return [];
  const scope = moduleScope(job, fn.module);
  if (!scope) return [];
  const { params, body } = lowerFunction(file, fn.node, fn.body);
  const implFacts = fn.impl >= 0 ? file.facts.impls[fn.impl] : undefined;
  const impl = implFacts ? { facts: implFacts, scope, file: place.path, at: fn.impl } : undefined;
  const trait = fn.trait >= 0 ? scope.types.get(file.facts.types[fn.trait]?.name ?? '') : undefined;
  const types = inferBody(workspace, { facts: fn.facts, scope, impl, trait }, params, body);
  const found = audit(job, scene, lines, types, body, {
    fn: fn.facts,
    ownerType: implFacts?.self ?? trait?.name ?? '',
    traitImpl: (implFacts?.trait ?? '') !== '' || trait !== undefined,
    test: fn.test || job.test,
    calls: callsIn(job.table, fn.facts.name),
  });
  if (found.length > 0 && job.symbols)
    functions.push(codeFunction(fn.facts, { scope, impl: implFacts, trait, self: types.env.self }));
  return found;
}

function auditValue(
  job: FileJob,
  scene: FileScene,
  lines: LineIndex,
  value: ParsedFile['values'][number],
): Judged[] {
  const scope = moduleScope(job, value.module);
  if (
    !scope ||
    !maybeSite.test(
      job.file.text.slice(job.file.tree.start[value.node], job.file.tree.end[value.node]),
    )
  )
    return [];
  const expr = lowerValue(job.file, value.node);
  return audit(job, scene, lines, inferValue(job.workspace, scope, expr), expr, {
    fn: undefined,
    ownerType: '',
    traitImpl: false,
    test: value.test || job.test,
    calls: { heat: 0, request: false, spent: 0 },
  });
}

interface About {
  readonly fn: FnNode['facts'] | undefined;
  readonly ownerType: string;
  readonly traitImpl: boolean;
  readonly test: boolean;
  readonly calls: Calls;
}

function audit(
  job: FileJob,
  scene: FileScene,
  lines: LineIndex,
  types: BodyTypes,
  expr: Expr,
  about: About,
): Judged[] {
  return auditBody(scene, { ...about, types, expr, source: job.file.text, lines });
}

function moduleScope(job: FileJob, module: string) {
  const crate = job.workspace.crates.get(job.place.crate);
  const path = job.module === '' ? module : module === '' ? job.module : `${job.module}::${module}`;
  return crate?.modules.get(path);
}
