// Writes entries one after the other as a process of its own: driver.mjs ROOT JSON; prints a report a line.
import { openStore } from '../../dist/journal/store/index.js';
import { options, worklog } from './plan.mjs';

const [root, text] = process.argv.slice(2);
const given = { name: 'w', from: 0, count: 1, projects: ['shared'], push: false, waitMs: 60_000 };
const asked = { ...given, ...JSON.parse(text ?? '{}') };
// As the program does it: the entries' own plans, the lint and the search for secrets, not a trivial plan.
const { openJournal, write } = asked.program ? await loadProgram() : {};
const warn = (line) => process.stderr.write(`${line}\n`);
// Everything is loaded now: who means to kill us in the middle of a write says when it begins.
if (asked.onCue) await new Promise((resolve) => process.stdin.once('data', resolve));
const journal = openJournal ? await openJournal(root, { isNew: false, warn }) : null;
const store = journal?.store ?? (await openStore(root, options));
if (asked.doctor) {
  const found = await store.doctor({ push: asked.push, pushOthers: false, waitMs: asked.waitMs });
  process.stdout.write(`${JSON.stringify(found)}\n`);
} else {
  for (let count = asked.from; count < asked.from + asked.count; count++) {
    const project = asked.projects[count % asked.projects.length];
    const entry = worklog(`${asked.name}-${String(count).padStart(4, '0')}`, project);
    const { push, waitMs } = asked;
    const report = journal
      ? await write(journal, entry, { root, push, dryRun: false, warn })
      : await store.write({ entry, push, waitMs, dryRun: false, pushOthers: false });
    process.stdout.write(`${JSON.stringify({ id: entry.id, ...report })}\n`);
  }
}
process.stdin.destroy();

async function loadProgram() {
  const { openJournal: open } = await import('../../dist/flows/journal-open.js');
  return { openJournal: open, write: (await import('../../dist/flows/journal-write.js')).write };
}
