// A patch tried in a checkout of its own: it applies, is formatted, builds with all targets, and the tests pass.
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const most = 1 << 30;
/** A test that hangs is a failure: an hour is more than any of them takes. */
const patience = 3_600_000;

/** Table rows [what, figure] and whether all is well; the checkout is removed. */
export function verifyPatch(
  { patch, repo, folder, target, tests, offline },
  { rev, proof, candidates },
) {
  const checkout = join(folder, 'checkout');
  const env = { ...process.env, CARGO_TARGET_DIR: target, GIT_LFS_SKIP_SMUDGE: '1' };
  const run = (program, args, cwd = checkout) => {
    const started = performance.now();
    const ended = spawnSync(program, args, {
      cwd,
      env,
      encoding: 'utf8',
      maxBuffer: most,
      timeout: patience,
    });
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    return { ok: ended.status === 0, out: ended.stdout ?? '', err: ended.stderr ?? '', seconds };
  };
  const rows = [];
  let allWell = true;
  const note = (what, { ok, err, seconds }, extra = '') => {
    allWell &&= ok;
    const why =
      err.split('\n').find((line) => /^(error|fatal)|failed|panicked/.test(line)) ??
      err.slice(-300);
    rows.push([what, ok ? `yes${extra} (${seconds} s)` : `NO: ${why.replaceAll('\n', ' ')}`]);
    return ok;
  };
  rmSync(checkout, { recursive: true, force: true });
  run('git', ['clone', '-q', '--shared', '--no-checkout', repo, checkout], folder);
  // A blob that a partial clone lacks shows as deleted; nothing of what is checked needs it.
  run('git', ['checkout', '-q', '-f', rev ?? proof.rev ?? 'HEAD']);
  const crates = proof.crates.filter(({ status }) => status === 'proved');
  // As rustup names it; a cargo that no rustup manages has no other toolchains.
  const named = candidates.find((each) => each.proved !== null)?.proved.toolchain;
  const toolchain = named === 'system' ? undefined : named;
  const cargo = (...args) => run('cargo', [...(toolchain ? [`+${toolchain}`] : []), ...args]);
  const unformatted = (crate) =>
    new Set(
      cargo('fmt', '-p', crate, '--', '--check', '-l')
        .out.split('\n')
        .filter((line) => line !== ''),
    );
  const before = new Map(crates.map(({ crate }) => [crate, unformatted(crate)]));
  const size = readFileSync(patch, 'utf8').split('\n').length;
  if (!note(`the patch of ${size} lines applies`, run('git', ['apply', patch])))
    return { rows, ok: false };
  for (const { crate, features, features_left_out } of crates) {
    const turnedOn =
      features_left_out.length === 0
        ? ['--all-features']
        : ['--no-default-features', '--features', features.join(',')];
    const asked = ['-p', crate, ...turnedOn, ...(offline ? ['--offline'] : [])];
    const worse = [...unformatted(crate)].filter((path) => !before.get(crate).has(path));
    allWell &&= worse.length === 0;
    rows.push([
      `${crate}: as well formatted as before`,
      worse.length === 0 ? 'yes' : `NO: ${worse.join(' ')}`,
    ]);
    note(
      `${crate}: cargo check --all-targets ${turnedOn.join(' ')}`,
      cargo('check', '--all-targets', ...asked),
    );
    if (!tests) continue;
    const tested = cargo('test', ...asked);
    const passed = [...tested.out.matchAll(/^test result: .*? (\d+) passed/gm)];
    const count = passed.reduce((sum, [, n]) => sum + Number(n), 0);
    note(`${crate}: cargo test`, tested, `, ${count} passed`);
  }
  rmSync(checkout, { recursive: true, force: true });
  return { rows, ok: allWell };
}
