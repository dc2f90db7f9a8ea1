import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { wordsOf } from '../../../src/report/html/client/filter.ts';
import { tokensOf } from '../../../src/report/html/client/rust.ts';
import { squarify } from '../../../src/report/html/client/squarify.ts';
import { piecesOf } from '../../../src/report/html/pieces.ts';
import { subsystemOf } from '../../../src/report/html/subsystem.ts';
import { reports } from '../reports.ts';
import { renderPage } from './assets.ts';

describe('the document', () => {
  it('allows its own program and style and nothing else', async () => {
    const page = await renderPage(reports.hostile);
    const hash = (text = ''): string =>
      `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
    const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1];
    const [, style] = /<style>([\s\S]*?)<\/style>/.exec(page) ?? [];
    const [, script] = /<script>([\s\S]*?)<\/script>/.exec(page) ?? [];
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain(`style-src ${hash(style)};`);
    expect(policy).toContain(`script-src ${hash(script)};`);
    expect(policy).not.toMatch(/unsafe|\*/);
  });

  it('ends no element by what a text says', async () => {
    const page = await renderPage(reports.hostile);
    expect(page.match(/<\/?script/g)).toEqual(['<script', '</script', '<script', '</script']);
    expect(page).not.toContain('<img');
    expect(page).not.toContain('<!--');
  });
});

describe('squarify', () => {
  const box = { x: 0, y: 0, width: 600, height: 400 };

  it('gives each weight its share of the box, inside of it and beside the others', () => {
    const weights = [6, 6, 4, 3, 2, 2, 1];
    const boxes = squarify(weights, box);
    boxes.forEach(({ x, y, width, height }, at) => {
      expect(width * height).toBeCloseTo((weights[at]! / 24) * 600 * 400, 5);
      expect(x + width).toBeLessThanOrEqual(600 + 1e-6);
      expect(y + height).toBeLessThanOrEqual(400 + 1e-6);
    });
    // Of the example in the paper: no side is more than three times the other.
    for (const { width, height } of boxes)
      expect(Math.max(width / height, height / width)).toBeLessThan(3);
    const overlap = boxes.flatMap((a, at) =>
      boxes
        .slice(at + 1)
        .filter(
          (b) =>
            a.x + a.width > b.x + 1e-6 &&
            b.x + b.width > a.x + 1e-6 &&
            a.y + a.height > b.y + 1e-6 &&
            b.y + b.height > a.y + 1e-6,
        ),
    );
    expect(overlap).toEqual([]);
  });

  it('places nothing where nothing weighs', () => {
    expect(squarify([], box)).toEqual([]);
    expect(squarify([0, 0], box).map(({ width }) => width)).toEqual([0, 0]);
  });
});

it('searches for words, and for what stands in quotes as one', () => {
  expect(wordsOf('Block  "Vec<String> x" open"')).toEqual(['block', 'vec<string> x', 'open']);
  expect(wordsOf('  ')).toEqual([]);
});

it.each([
  ['lib/llm/src/http/service/metrics.rs', 'lib/llm · http'],
  ['lib/llm/src/backend.rs', 'lib/llm'],
  ['src/main.rs', '.'],
  ['lib/bindings/c/build.rs', 'lib/bindings/c'],
  ['build.rs', '.'],
])('%s is of %s', (path, subsystem) => {
  expect(subsystemOf(path)).toBe(subsystem);
});

it('keeps the lines around clones and of their trails, each once and without what all begin with', () => {
  const text = Array.from({ length: 30 }, (_, at) => `    line ${at + 1}\r`).join('\n');
  const finding = { ...reports.typical.candidates[0]!, line: 10 };
  const kept = { ...finding, bucket: 'cold' as const, line: 15 };
  const trail = [{ kind: 'declared' as const, line: 2, column: 5, end_column: 9 }];
  const pieces = piecesOf(text, [{ ...finding, trail }, kept]);
  expect(pieces.map(([first, indent, lines]) => [first, indent, lines.split('\n').length])).toEqual(
    [
      [2, 4, 1],
      [7, 4, 11],
    ],
  );
  expect(pieces[0]?.[2]).toBe('line 2');
});

it('colours a line of Rust', () => {
  const line = `let s: &'a str = format!("{}", Vec::new(), 'x', 1u8); // end`;
  expect(tokensOf(line).map(({ start, end, kind }) => [line.slice(start, end), kind])).toEqual([
    ['let', 'keyword'],
    ["'a", 'type'],
    ['format!', 'macro'],
    ['"{}"', 'string'],
    ['Vec', 'type'],
    ["'x'", 'string'],
    ['1u8', 'number'],
    ['// end', 'comment'],
  ]);
});
