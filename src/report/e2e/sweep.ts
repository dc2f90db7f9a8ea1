import type { E2eSweep, SweptRun } from '../../model/e2e-reports.ts';
import { countOf } from '../count.ts';
import { type Item, itemsUnder, type Sheet } from '../sheet/sheet.ts';

const describe = ({ id, folder, ended, removed, left }: SweptRun): Item => ({
  head: id,
  details: [
    { label: 'folder', text: folder, literal: true },
    ...ended.map(({ pid, command }) => ({
      label: 'ended',
      text: `${pid} ${command}`,
      literal: true,
    })),
    ...removed.map((path) => ({ label: 'removed', text: path, literal: true })),
    ...left.map((line) => ({ label: 'left', text: line })),
  ],
});

/** What earlier runs had left, and what became of it. */
export function sweepSheet({ runs }: E2eSweep): Sheet {
  const sum = (of: (run: SweptRun) => readonly unknown[]) =>
    runs.reduce((count, run) => count + of(run).length, 0);
  const left = sum((run) => run.left);
  const ended = `processes ended: ${countOf(sum((run) => run.ended))}`;
  const removed = `folders and worktrees removed: ${countOf(sum((run) => run.removed))}`;
  const stays = left === 0 ? '' : `, left: ${countOf(left)}`;
  return {
    title:
      runs.length === 0
        ? 'No run had left anything'
        : `${countOf(runs.length, 'run')} taken down: ${ended}, ${removed}${stays}`,
    style: left > 0 ? 'yellow' : 'bold',
    lead: [],
    sections: [itemsUnder('Swept', runs.map(describe))],
  };
}
