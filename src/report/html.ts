import { createHash } from 'node:crypto';
import type { ClonesReport } from '../model/finding.ts';
import { toJson } from '../model/json.ts';
import { printable } from '../model/printable.ts';
import { encodePage } from './html/encode.ts';
import type { Reporter } from './reporter.ts';

/**
 * One file that needs nothing else: the findings as JSON, the program that shows them and its style. The policy lets
 * the browser run and apply these two and nothing else, and takes away what would read text as HTML: source text is only
 * ever data here, whatever it says.
 */
export const reportHtml: Reporter<ClonesReport> = (report, options) => {
  const { script, style } = options.page ?? { script: '', style: '' };
  const data = encodePage(report, options);
  const policy = [
    "default-src 'none'",
    `script-src '${hashOf(script)}'`,
    `style-src '${hashOf(style)}'`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');
  const lines = [
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="referrer" content="no-referrer">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    '<link rel="icon" href="data:,">',
    `<title>${escapeHtml(`Clones of ${data.about.name}`)}</title>`,
    `<style>${style}</style>`,
    '</head>',
    '<body>',
    '<noscript>This page shows its findings with JavaScript, which is switched off here. The same findings as text: dyn-audit clones --format markdown.</noscript>',
    `<script type="application/json" id="data">${toScript(data)}</script>`,
    `<script>${script}</script>`,
    '</body>',
    '</html>',
  ];
  return `${lines.join('\n')}\n`;
};

const hashOf = (text: string): string =>
  `sha256-${createHash('sha256').update(text).digest('base64')}`;

/** JSON that no text in it can end or change: neither `</script` nor `<!--` can stand in it. */
const toScript = (value: unknown): string =>
  toJson(value).replaceAll('<', '\\u003c').replaceAll('>', '\\u003e').replaceAll('&', '\\u0026');

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

const escapeHtml = (text: string): string =>
  printable(text).replace(/[&<>"]/g, (char) => entities[char] ?? char);
