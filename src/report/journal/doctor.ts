import type { DoctorReport } from '../../model/journal-status.ts';
import { printable } from '../../model/printable.ts';
import { pageOf } from '../page.ts';
import type { Reporter } from '../reporter.ts';
import { wrap } from '../wrap.ts';

/** For a terminal: what was done, then what needs a person. */
export const reportDoctorText: Reporter<DoctorReport> = ({ root, done, left }, options) => {
  const { paint, width } = pageOf(options);
  const lines = [
    ...done.map((line) => `${paint('green', 'done')}  ${printable(line)}`),
    ...left.map((line) => `${paint('red', 'left')}  ${printable(line)}`),
    ...(done.length + left.length > 0
      ? []
      : wrap(`Nothing to do in ${printable(root)}`, width, '', 2)),
  ];
  return `${lines.join('\n')}\n`;
};
