import { parentPort, workerData } from 'node:worker_threads';
import type { FileFacts } from '../index/index.ts';
import { type ObjectFormat, readWorktreeFile } from '../source/index.ts';
import {
  type Analyst,
  type Brief,
  createAnalyst,
  implementedNames,
  type ReadText,
} from './analyst.ts';
import type { CrateTables } from './crate-table.ts';
import { type KnownFacts, type PackedFacts, packFacts, unpackFacts } from './packed.ts';
import type { FileResult } from './result.ts';

export interface WorkerStart {
  readonly brief: Brief;
  readonly root: string;
  readonly format: ObjectFormat;
  /** Texts of a revision, which a thread cannot read by itself; null for a work tree. */
  readonly texts: ReadonlyMap<string, { readonly text: string; readonly blob: string }> | null;
  readonly known: readonly KnownFacts[];
}

export interface ParsedFile {
  readonly path: string;
  readonly blob: string;
  readonly why: string;
  readonly implemented: string;
  readonly facts: PackedFacts;
}

export type ToWorker =
  | { readonly do: 'parse'; readonly paths: readonly string[] }
  | { readonly do: 'learn'; readonly facts: readonly PackedFacts[] }
  | { readonly do: 'audit'; readonly paths: readonly string[]; readonly tables: CrateTables };

export type FromWorker =
  | { readonly done: 'parse'; readonly files: readonly ParsedFile[] }
  | {
      readonly done: 'audit';
      readonly results: readonly FileResult[];
      readonly failed: readonly { readonly path: string; readonly why: string }[];
      /** Files outside the audited crates that a name reached. */
      readonly lazy: readonly ParsedFile[];
      readonly tables: CrateTables;
    };

/** Reads the texts an analyst asks for. */
export function textReader(start: WorkerStart): ReadText {
  const { texts, root, format } = start;
  if (!texts) return (path) => readWorktreeFile(root, path, format);
  return (path) => texts.get(path) ?? { why: 'not read' };
}

/** Carries out one request. */
export function serve(analyst: Analyst, request: ToWorker): FromWorker | undefined {
  switch (request.do) {
    case 'parse':
      return { done: 'parse', files: request.paths.map((path) => parseOne(analyst, path)) };
    case 'learn':
      analyst.learn(request.facts.map(unpackFacts));
      return undefined;
    case 'audit':
      return auditAll(analyst, request.paths, request.tables);
  }
}

/** Code nested by the thousand overflows the stack: that file is named in the summary, the others go on. */
function parseSafely(analyst: Analyst, path: string): ReturnType<Analyst['parse']> {
  try {
    return analyst.parse(path);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { facts: undefined, blob: '', why: 'nested too deep to be read' };
  }
}

function parseOne(analyst: Analyst, path: string): ParsedFile {
  const { facts, blob, why } = parseSafely(analyst, path);
  return facts ? packFile(facts) : { path, blob, why, implemented: '', facts: new Uint8Array() };
}

function packFile(facts: FileFacts): ParsedFile {
  return {
    path: facts.path,
    blob: facts.blob,
    why: '',
    implemented: [...implementedNames(facts)].join(' '),
    facts: packFacts(facts),
  };
}

function auditAll(analyst: Analyst, paths: readonly string[], tables: CrateTables): FromWorker {
  const results: FileResult[] = [];
  const failed: { path: string; why: string }[] = [];
  analyst.setTables(tables);
  for (const path of paths) {
    try {
      const result = analyst.audit(path);
      if (result) results.push(result);
    } catch (error) {
      // One file that breaks an assumption of ours must not take the others' results with it; it is named in the summary.
      failed.push({
        path,
        why: `could not be analysed (${error instanceof RangeError ? 'nested too deep' : String(error instanceof Error ? error.message : error).slice(0, 120)})`,
      });
    }
  }
  return {
    done: 'audit',
    results,
    failed,
    lazy: analyst.lazy().map(packFile),
    tables: analyst.tables(),
  };
}

if (parentPort) {
  const port = parentPort;
  const start = workerData as WorkerStart;
  const analyst = createAnalyst(start.brief, textReader(start), start.known);
  port.on('message', (request: ToWorker) => {
    const reply = serve(analyst, request);
    if (reply) port.postMessage(reply);
  });
}
