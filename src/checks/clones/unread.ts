import type { LineIndex } from '../../index/index.ts';
import type { Finding } from '../../model/finding.ts';
import type { FileScene } from './finding.ts';
import { rankOf } from './rank.ts';

interface UnreadSite {
  readonly word: string;
  readonly at: number;
  readonly end: number;
  readonly lines: LineIndex;
  readonly test: boolean;
}

const nowhere = {
  loops: 0,
  perItem: false,
  async: false,
  closure: false,
  macro: true,
  task: false,
  loopStart: -1,
};

/** The finding of a site that was seen but whose expression could not be read: undecided, or cold in test code. */
export function unreadFinding(scene: FileScene, site: UnreadSite): Finding {
  const { lines, test } = site;
  const line = lines.line(site.at);
  const text = lines.text(line).trim().slice(0, 240);
  const bucket = test ? 'cold' : 'undecided';
  const why =
    'not known: it stands in macro tokens or broken syntax that could not be read as an expression';
  return {
    id: scene.fingerprint('', site.word, text),
    path: scene.path,
    line,
    column: lines.column(site.at),
    end_line: lines.line(site.end),
    end_column: lines.column(site.end),
    span: null,
    receiver_span: null,
    function_span: null,
    text,
    call: site.word,
    receiver: '',
    function: null,
    crate: scene.crate,
    in_macro: true,
    in_loop: 0,
    in_async: false,
    in_test: test,
    type: null,
    cost: 'unknown',
    cost_reason: 'the type is not known',
    bucket,
    rule: 'unread-tokens',
    confidence: 'low',
    category: 'macro_clone',
    ...rankOf({
      bucket,
      confidence: 'low',
      rule: 'unread-tokens',
      category: 'macro_clone',
      cost: { cost: 'unknown', reason: '' },
      hot: scene.hot,
      scope: nowhere,
      frequency: { heat: 0, request: false, spent: 0, startup: false, constructor: false },
      bound: false,
    }),
    hot_path: scene.hot.label,
    reasons: [why, scene.hot.label],
    change: null,
    removal_rationale: null,
    required_check: null,
    proof: null,
    validation: null,
    roles: (['finder', 'refactorer', 'adversary', 'planner'] as const).map((role) => ({
      role,
      says: 'abstain',
      rule: 'unread-tokens',
      why,
    })),
    group: null,
    edits: null,
    proved: null,
    suppressed: false,
  };
}
