// After tsc: the program of the page that `--format html` writes, as one text, and its style (src/cli/page-assets.ts).
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

const client = new URL('../src/report/html/client/', import.meta.url);
const folder = new URL('../dist/page/', import.meta.url);

const build = await rolldown({
  input: fileURLToPath(new URL('main.ts', client)),
  platform: 'browser',
});
const { output } = await build.generate({ format: 'iife', minify: true, comments: false });
await build.close();
const [{ code }] = output;
// What is left of them after minifying stands in strings, and a page holds no raw control character.
const program = code.replaceAll('\t', '\\t');
if (/<\/script|<!--/i.test(program)) throw new Error('the program would end its own element');
const style = readFileSync(new URL('page.css', client), 'utf8')
  .replace(/\/\*[\s\S]*?\*\//g, '')
  .replace(/\s+/g, ' ')
  .trim();
if (style.includes('<')) throw new Error('the style would end its own element');
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
writeFileSync(new URL('page.js', folder), program);
writeFileSync(new URL('page.css', folder), style);
