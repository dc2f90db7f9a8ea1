import { describe, expect, it } from 'vitest';
import { parsePage, select, sumOf } from '../../../src/e2e/metrics/index.ts';

const page = parsePage(`# HELP a_total What it counts
# TYPE a_total counter
a_total{model="<dir>/tiny",endpoint="chat_completions"} 3
a_total{model="unknown_model",endpoint="chat_completions",} 1 1795227824145
# TYPE h histogram
h_bucket{le="0.0022"} 1
h_bucket{le="+Inf"} 2
h_sum 1.5e-3
h_count 2
sglang:num_running_reqs { engine_type = "unified" , tp_rank="0" } 0
weird{text="a \\"quoted\\" \\\\ back\\nline } , {"} NaN
plain +Inf
`);

describe('a page of Prometheus', () => {
  it('holds samples by their own name with all labels', () => {
    expect(select(page, 'a_total')).toHaveLength(2);
    expect(sumOf(page, 'a_total')).toBe(4);
    expect(sumOf(page, 'a_total', { model: '<dir>/tiny' })).toBe(3);
    expect(sumOf(page, 'a_total', { model: 'other' })).toBeNull();
    expect(sumOf(page, 'absent')).toBeNull();
  });

  it('knows the kinds of families', () => {
    expect(page.types.get('a_total')).toBe('counter');
    expect(page.types.get('h')).toBe('histogram');
  });

  it('takes colons in names, blanks around labels, times, exponents and infinity', () => {
    expect(select(page, 'sglang:num_running_reqs')[0]?.labels).toEqual({
      engine_type: 'unified',
      tp_rank: '0',
    });
    expect(sumOf(page, 'h_sum')).toBe(0.0015);
    expect(sumOf(page, 'plain')).toBe(Number.POSITIVE_INFINITY);
    expect(page.malformed).toEqual([]);
  });

  it('unescapes the values of labels', () => {
    expect(select(page, 'weird')[0]?.labels.text).toBe('a "quoted" \\ back\nline } , {');
  });

  it('lists what is no sample and reads on', () => {
    const broken = parsePage('<html>\na{b="c} 1\nb 1 2 3\n9x 1\nc x\nd 2\r\n\n  \n');
    expect(broken.malformed).toEqual(['<html>', 'a{b="c} 1', 'b 1 2 3', '9x 1', 'c x']);
    expect(sumOf(broken, 'd')).toBe(2);
  });

  it('keeps labels that are called like parts of an object', () => {
    const hostile = parsePage('x{constructor="1",__proto__="2"} 5');
    expect(sumOf(hostile, 'x', { constructor: '1' })).toBe(5);
    expect(sumOf(parsePage('x 5'), 'x', { constructor: '1' })).toBeNull();
  });
});
