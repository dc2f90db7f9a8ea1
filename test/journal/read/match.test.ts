import { describe, expect, it } from 'vitest';
import {
  type MatchPlace,
  matchProjects,
  normalizeRemote,
  readProjects,
} from '../../../src/journal/read/index.ts';
import { settings } from '../entries/vault.ts';
import { files } from './files.ts';

describe('normalizeRemote', () => {
  it.each([
    ['git@github.com:ai-dynamo/dynamo.git', 'ai-dynamo/dynamo'],
    ['https://github.com/ai-dynamo/dynamo', 'ai-dynamo/dynamo'],
    ['https://user:pass@github.com/ai-dynamo/dynamo.git/', 'ai-dynamo/dynamo'],
    ['ssh://git@github.com:22/ai-dynamo/dynamo.git', 'ai-dynamo/dynamo'],
    ['github.com:ai-dynamo/dynamo', 'ai-dynamo/dynamo'],
    ['https://github.com/ai-dynamo/dynamo/pull/412', 'ai-dynamo/dynamo'],
    ['https://gitlab.example.com/a/b/c.git', 'a/b/c'],
    ['ai-dynamo/dynamo', 'ai-dynamo/dynamo'],
    ['/srv/git/dynamo.git', null],
    ['../dynamo', null],
    ['~/src/dynamo', null],
    ['file:///srv/dynamo.git', null],
    ['dynamo', null],
    ['', null],
  ])('%s is %s', (url, name) => {
    expect(normalizeRemote(url)).toBe(name);
  });
});

const projects = readProjects(files, settings);
const place: MatchPlace = {
  folders: ['/work/dynamo'],
  inJournal: null,
  remotes: ['AI-Dynamo/dynamo'],
  branch: null,
  home: '/home/me',
};
const namesAt = (given: Partial<MatchPlace>) =>
  matchProjects(projects, { ...place, ...given }).map(({ project, by }) => `${project} ${by}`);

describe('readProjects', () => {
  it('takes the frontmatter before the row, and rows without a folder', () => {
    expect(projects.map(({ project }) => project)).toEqual([
      'dynamo-pr-reviews',
      'kv-router',
      'planner',
      'gone',
    ]);
    expect(projects[1]).toEqual({
      project: 'kv-router',
      path: 'kv-router/INDEX.md',
      repo: 'ai-dynamo/dynamo',
      branch: 'router-hash',
      status: 'active',
      last_updated: '2026-08-03',
      description: 'Where the router spends its time',
      umbrella: false,
    });
    expect(projects[2]).toMatchObject({
      repo: '~/src/planner',
      status: 'paused',
      last_updated: '2026-08-09',
    });
    expect(projects[3]).toMatchObject({ path: null, repo: null, status: 'done' });
  });

  it('reads cells without their marks', () => {
    const row = '| a | **active** | [x/y](https://github.com/x/y) | `2026-08-01` | `b` c |';
    const text = () =>
      `| Project | Status | Repo | Last Active | Description |\n|-|-|-|-|-|\n${row}\n`;
    expect(readProjects({ paths: ['INDEX.md'], text }, settings)).toMatchObject([
      { repo: 'x/y', status: 'active', last_updated: '2026-08-01', description: '`b` c' },
    ]);
  });
});

describe('matchProjects', () => {
  it('goes by remote, projects before umbrellas', () => {
    expect(namesAt({})).toEqual(['kv-router remote', 'dynamo-pr-reviews remote']);
  });

  it('lets the branch decide among those of one remote', () => {
    const other = { ...projects[1]!, project: 'other', branch: 'x', last_updated: '2026-08-20' };
    const at = (branch: string) =>
      matchProjects([...projects, other], { ...place, branch })[0]!.project;
    expect(at('router-hash')).toBe('kv-router');
    expect(at('x')).toBe('other');
    expect(at('main')).toBe('other');
  });

  it('lets the longest path win, the home folder included', () => {
    const deep = { ...projects[1]!, project: 'deep', repo: '/home/me/src/planner/lib/' };
    const found = (folder: string) =>
      matchProjects([...projects, deep], { ...place, folders: [folder] }).map(
        ({ project }) => project,
      );
    expect(found('/home/me/src/planner/lib/x').slice(0, 2)).toEqual(['deep', 'planner']);
    expect(found('/home/me/src/planner')[0]).toBe('planner');
    expect(found('/home/me/src/planner-2')).not.toContain('planner');
  });

  it('knows folders of the journal itself, and names as a last resort', () => {
    expect(namesAt({ inJournal: 'planner/notes' })[0]).toBe('planner journal');
    expect(namesAt({ remotes: [], folders: ['/work/planner'] })).toEqual(['planner name']);
    expect(namesAt({ remotes: ['x/y'] })).toEqual([]);
  });
});
