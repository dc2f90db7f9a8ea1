/** A trivial plan of entries, for trying the store alone: every entry also touches the files that all share. */
const columns = {
  registry: {
    project: ['Project'],
    status: ['Status'],
    repo: ['Repo'],
    last_active: ['Last Active'],
    description: ['Description'],
  },
  reviews: { pr: ['PR'], title: ['Title'] },
};

async function plan(entry, view) {
  const { project, date } = entry;
  const index = `${project}/INDEX.md`;
  const cells = { project: `[${project}](./${project}/INDEX.md)`, last_active: date };
  const row = { kind: 'row', path: 'INDEX.md', table: 'registry', key: 'project', cells };
  const edits = [];
  if ((await view.read(index)) === null)
    edits.push({
      kind: 'create',
      path: index,
      text: `---\nproject: ${project}\nlast-updated: ${date}\n---\n\n# ${project}\n`,
    });
  edits.push({ kind: 'fields', path: index, set: {}, latest: { 'last-updated': date } });
  if (entry.kind === 'worklog')
    edits.push({
      kind: 'append',
      path: `${project}/WORKLOG.md`,
      head: `# Worklog of ${project}\n`,
      block: `## ${date}: ${entry.title}\n\n${entry.body}`,
    });
  if (entry.kind === 'benchmark')
    for (const { path, blob, mode } of entry.artifacts)
      edits.push({ kind: 'blob', path: `${project}/results/${entry.slug}/${path}`, blob, mode });
  edits.push(row);
  return { edits, subject: `${project}: ${entry.title}` };
}

export const options = { plan, columns, check: async () => {} };

export function worklog(id, project, body = 'What was found.') {
  return {
    kind: 'worklog',
    id: id.replace(/\W/g, '-'),
    date: '2026-08-11',
    project,
    title: id,
    body,
    file: null,
  };
}
