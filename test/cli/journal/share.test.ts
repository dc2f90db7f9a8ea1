import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { add, dynJournal, git, makeFolder, makeJournal, read, token, write } from './journal.ts';

describe('what others committed', () => {
  it.each([
    ['and took away again', 'a', 'b', 's.md:1'],
    ['in a message', `a ${token}`, 'b', 'messages of commits:\\d+'],
  ])('is not pushed along with a secret %s', async (_, first, second, where) => {
    const { root, remote } = await makeJournal();
    const before = git(remote, 'rev-parse', 'main');
    write(root, '.dyn-journal.yaml', 'push_others: true\n');
    if (first === 'a') write(root, 's.md', `${token}\n`);
    git(root, 'add', '.');
    git(root, 'commit', '-qm', first);
    rmSync(join(root, 's.md'), { force: true });
    git(root, 'commit', '-qam', second, '--allow-empty');
    const { pushed, why } = await add(root, ['worklog', 'router', '--title', 'a'], 'b');
    expect([pushed, git(remote, 'rev-parse', 'main')]).toEqual([false, before]);
    expect(why).toMatch(new RegExp(`^nothing was pushed: ${where} holds what looks like a secret`));
  });
});

describe('two clones', () => {
  it('file a review of the same pull request in one folder, and say which', async () => {
    const { root, remote } = await makeJournal();
    const other = join(makeFolder(), 'other');
    git(root, 'clone', '-q', remote, other);
    git(other, 'config', 'user.name', 'other');
    git(other, 'config', 'user.email', 'other@example.com');
    const asked = ['review', '--pr', '7', '--repo', 'o/r', '--verdict', 'comment', '--from', '-'];
    await add(root, asked, '# One\n\n## Summary\n\nfirst\n');
    const { paths, commit } = await add(other, asked, '# Other\n\n## Summary\n\nsecond\n');
    expect(paths).toEqual(['r-pr-reviews/7-one/review.md']);
    expect(git(remote, 'rev-parse', 'main').trim()).toBe(commit);
    expect(git(remote, 'show', `main:${paths[0]}`)).toMatch(/first[\s\S]*re-review[\s\S]*second/);
  });

  it('say that the branch stays behind, not that the entry does', async () => {
    const { root, remote } = await makeJournal();
    const other = join(makeFolder(), 'other');
    git(root, 'clone', '-q', remote, other);
    git(other, 'config', 'user.name', 'other');
    git(other, 'config', 'user.email', 'other@example.com');
    write(other, 'router/INDEX.md', `${read(other, 'router/INDEX.md')}\nPushed.\n`);
    git(other, 'commit', '-qam', 'theirs');
    git(other, 'push', '-q');
    write(root, 'router/INDEX.md', `${read(root, 'router/INDEX.md')}\nNot committed.\n`);
    const asked = ['add', 'worklog', 'router', '--title', 'a', '--root', root];
    const ended = await dynJournal(asked, { stdin: 'b' });
    expect(ended.stdout.replace(/\s+/g, ' ')).toMatch(
      /and pushed: the branch here stays behind its remote: router\/INDEX\.md has changes/,
    );
    const status = await dynJournal(['status', '--root', root, '--json']);
    expect(JSON.parse(status.stdout)).toMatchObject({ unpushed: [], upstream: { behind: 2 } });
  });
});
