import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { onTestFinished } from 'vitest';
import type { CheckResult, Diagnostic, DiagnosticSpan } from '../../../src/model/proof.ts';

interface Span {
  readonly file_name: string;
  readonly byte_start: number;
  readonly byte_end: number;
  readonly line_start: number;
  readonly column_start: number;
  readonly is_primary: boolean;
  readonly label: string | null;
  readonly suggested_replacement: string | null;
  readonly suggestion_applicability: string | null;
  readonly expansion: { readonly span: Span } | null;
}

interface Message {
  readonly reason: string;
  readonly target: { readonly name: string; readonly kind: readonly string[] };
  readonly message: {
    readonly level: string;
    readonly code: { readonly code: string } | null;
    readonly message: string;
    readonly spans: readonly Span[];
    readonly children: readonly { readonly spans: readonly Span[] }[];
  };
}

/** A copy of a workspace that a real cargo checks, and what it says in the form that the proof reads. */
export function checkedCopy(folder: string) {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'groups-')));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  cpSync(folder, root, { recursive: true });
  let count = 0;
  const check = async (
    name: string,
    changes: ReadonlyMap<string, string>,
  ): Promise<CheckResult> => {
    count += 1;
    const before = new Map(
      [...changes.keys()].map((path) => [path, readFileSync(join(root, path), 'utf8')]),
    );
    for (const [path, text] of changes) writeFileSync(join(root, path), text);
    const done = spawnSync(
      'cargo',
      ['check', '-p', name, '--all-targets', '--offline', '--message-format=json'],
      {
        cwd: root,
        encoding: 'utf8',
        maxBuffer: 2 ** 26,
        env: { ...process.env, CARGO_TARGET_DIR: join(root, 'target') },
      },
    );
    for (const [path, text] of before) writeFileSync(join(root, path), text);
    const diagnostics = done.stdout
      .split('\n')
      .filter((line) => line !== '')
      .map((line): Message => JSON.parse(line))
      .filter(({ reason, message }) => reason === 'compiler-message' && message.level === 'error')
      .map((message) => diagnosticOf(root, name, message))
      .filter(({ spans }) => spans.length > 0);
    return {
      outcome: done.status === 0 ? 'ok' : diagnostics.length > 0 ? 'errors' : 'failed',
      diagnostics,
      why: done.status === 0 ? null : done.stderr,
      command: `cargo check -p ${name} --all-targets`,
      cargo_ms: 0,
      remembered: false,
    };
  };
  return { root, check, count: () => count };
}

function diagnosticOf(root: string, name: string, { message, target }: Message): Diagnostic {
  const all = [
    ...message.spans.map((span) => ({ span, child: false })),
    ...message.children.flatMap(({ spans }) => spans.map((span) => ({ span, child: true }))),
  ];
  return {
    level: 'error',
    code: message.code?.code ?? null,
    message: message.message,
    spans: all.map(({ span, child }) => spanOf(root, span, child)),
    package: name,
    target: { name: target.name, kinds: target.kind },
  };
}

function spanOf(root: string, found: Span, child: boolean): DiagnosticSpan {
  let span = found;
  while (span.file_name.startsWith('/') && span.expansion) span = span.expansion.span;
  return {
    path: span.file_name.startsWith(root) ? relative(root, span.file_name) : span.file_name,
    byte_start: span.byte_start,
    byte_end: span.byte_end,
    line: span.line_start,
    column: span.column_start,
    primary: span.is_primary,
    label: found.label,
    suggestion: found.suggested_replacement,
    applicability: found.suggestion_applicability,
    child,
  };
}
