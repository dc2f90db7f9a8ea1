import { buckets, type ClonesReport, costs } from '../../model/finding.ts';
import { bucketWords } from '../buckets.ts';
import { type ReportOptions, takeFirst } from '../reporter.ts';
import type { PageData } from './data.ts';
import { notesOf } from './notes.ts';
import { widest } from './pieces.ts';
import { createOpinions, fileRows, findingRow, groupRow, levels, marks } from './rows.ts';
import { createTexts } from './texts.ts';

/** The report as the page's program takes it. */
export function encodePage(report: ClonesReport, { limit, version }: ReportOptions): PageData {
  const findings = takeFirst(report.candidates, limit);
  const texts = createTexts();
  const opinions = createOpinions(texts);
  const files = fileRows(findings, report, texts);
  const groupAt = new Map(report.groups.map((group, at) => [group.id, at + 1]));
  const findingAt = new Map(findings.map((finding, at) => [finding.id, at]));
  const rows = findings.map((finding) =>
    findingRow(finding, {
      file: files.at.get(finding.path) ?? 0,
      hasText:
        finding.end_column <= widest && (report.surroundings?.texts.has(finding.path) ?? false),
      group: groupAt.get(finding.group ?? '') ?? 0,
      texts,
      opinionAt: opinions.opinionAt,
    }),
  );
  const groups = report.groups.map((group) => groupRow(group, findingAt, report, texts));
  const github = report.surroundings?.github ?? null;
  return {
    about: {
      name: github === null ? lastPart(report.root) : repositoryOf(github.files),
      root: report.root,
      rev: report.rev ?? github?.commit ?? null,
      github: github?.files ?? null,
      paths: report.paths,
      version: version ?? '',
      total: report.summary.total,
      files: report.summary.files,
      left_out: report.candidates.length - findings.length,
      proved: report.proof !== undefined || findings.some((finding) => finding.proved !== null),
      profiled: report.profile !== undefined,
      notes: notesOf(report),
    },
    names: {
      buckets: buckets.map((name) => {
        const { short, help, actionable } = bucketWords[name];
        return { name, short, help, open: actionable };
      }),
      costs,
      levels,
      marks,
    },
    texts: texts.list,
    files: files.rows,
    findings: rows,
    groups,
    opinions: opinions.rows,
  };
}

const lastPart = (path: string): string => path.split('/').findLast((part) => part !== '') ?? path;

const repositoryOf = (url: string): string =>
  new URL(url).pathname.split('/').slice(1, 3).join('/');
