import { parentPort } from 'node:worker_threads';
import type { FileFacts } from '../index/index.ts';
import { type ObjectFormat, readWorktreeFile } from '../source/index.ts';
import { type Analyst, createAnalyst, type ReadText } from './analyst.ts';
import type { Brief } from './brief.ts';
import type { CrateTables } from './crate-table.ts';
import { implementedNames } from './implemented.ts';
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
  /** Nodes of its tree: how much there is to audit. */
  readonly nodes: number;
}

export type ToWorker =
  | { readonly do: 'parse'; readonly paths: readonly string[] }
  | { readonly do: 'learn'; readonly facts: readonly PackedFacts[] }
  | { readonly do: 'tables'; readonly tables: CrateTables }
  | { readonly do: 'audit'; readonly paths: readonly string[] }
  | { readonly do: 'finish' };

/** What a thread must be sent first. */
export interface StartRequest {
  readonly do: 'start';
  readonly start: WorkerStart;
}

/** The last request: the thread ends when it has answered the others. */
export interface StopRequest {
  readonly do: 'stop';
}

export type FromWorker =
  | { readonly done: 'parse'; readonly files: readonly ParsedFile[] }
  | {
      readonly done: 'audit';
      readonly results: readonly FileResult[];
      readonly failed: readonly { readonly path: string; readonly why: string }[];
    }
  | {
      readonly done: 'finish';
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
    case 'tables':
      analyst.setTables(request.tables);
      return undefined;
    case 'audit':
      return auditAll(analyst, request.paths);
    case 'finish':
      return {
        done: 'finish',
        lazy: analyst.lazy().map((facts) => packFile(facts, 0)),
        tables: analyst.tables(),
      };
  }
}

/** Code nested by the thousand overflows the stack: that file is named in the summary, the others go on. */
function parseSafely(analyst: Analyst, path: string): ReturnType<Analyst['parse']> {
  try {
    return analyst.parse(path);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { facts: undefined, blob: '', why: 'nested too deep to be read', nodes: 0 };
  }
}

function parseOne(analyst: Analyst, path: string): ParsedFile {
  const { facts, blob, why, nodes } = parseSafely(analyst, path);
  return facts
    ? packFile(facts, nodes)
    : { path, blob, why, implemented: '', facts: new Uint8Array(), nodes };
}

function packFile(facts: FileFacts, nodes: number): ParsedFile {
  return {
    path: facts.path,
    blob: facts.blob,
    why: '',
    implemented: [...implementedNames(facts)].join(' '),
    facts: packFacts(facts),
    nodes,
  };
}

function auditAll(analyst: Analyst, paths: readonly string[]): FromWorker {
  const results: FileResult[] = [];
  const failed: { path: string; why: string }[] = [];
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
  return { done: 'audit', results, failed };
}

/** Answers the main thread's requests: the first one brings what the analyst must know. */
export function serveThread(): void {
  const port = parentPort!;
  let analyst: Analyst | undefined;
  port.on('message', (request: ToWorker | StartRequest | StopRequest) => {
    if (request.do === 'stop') return port.close();
    if (request.do === 'start') {
      analyst = createAnalyst(request.start.brief, textReader(request.start), request.start.known);
      return;
    }
    const reply = serve(analyst!, request);
    if (reply) port.postMessage(reply);
  });
}
