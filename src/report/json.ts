import type { Reporter } from './reporter.ts';
import { takeFirst } from './reporter.ts';

/** What JSON.stringify leaves raw although a terminal or a reader can be fooled by it. */
const unsafe = /[\u007f-\u009f\p{Cf}\p{Zl}\p{Zp}]/gu;

function escapeUnits(char: string): string {
  let escaped = '';
  for (let i = 0; i < char.length; i++) {
    escaped += `\\u${char.charCodeAt(i).toString(16).padStart(4, '0')}`;
  }
  return escaped;
}

/** JSON text that is safe to show; equal to what went in once it is parsed. */
export const toJson = (value: unknown, indent?: number): string =>
  JSON.stringify(value, null, indent).replace(unsafe, escapeUnits);

/** `dyn-audit/clones@1`, schema first, one finding per line so that line tools can read it too. */
export const reportJson: Reporter = (report, { limit }) => {
  const { schema, root, rev, paths, elapsed_ms, summary, groups, candidates } = report;
  const head = toJson({ schema, root, rev, paths, elapsed_ms, summary, groups }, 2);
  const lines = takeFirst(candidates, limit).map((finding) => `\n    ${toJson(finding)}`);
  const list = lines.length === 0 ? '[]' : `[${lines.join(',')}\n  ]`;
  return `${head.slice(0, -2)},\n  "candidates": ${list}\n}\n`;
};
