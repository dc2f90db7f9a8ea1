/** Programs that start another: what stands between their name and that other program. */
export interface Wrapper {
  /** Options that take the next word as their value. */
  readonly valued?: ReadonlySet<string>;
  /** Options without a value; when given, every other option takes the next word. */
  readonly bare?: ReadonlySet<string>;
  /** Words of its own (a time, an image, a host) before the other program. */
  readonly own?: number;
  /** Takes `X=1` words. */
  readonly env?: boolean;
  /** Only as this sub-command does it start another program. */
  readonly verbs?: ReadonlySet<string>;
  /** The other program stands behind `--`, nowhere else. */
  readonly dashes?: boolean;
}

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));

const launcher = {
  bare: set(
    '--overlap --exclusive --unbuffered -u --label -l --allow-run-as-root --oversubscribe --quiet -Q --verbose -v ' +
      '--no-container-entrypoint --no-container-mount-home --container-remap-root --container-writable --pty ' +
      '--preserve-env --kill-on-bad-exit --wait-all-nodes --tag-output --report-bindings --immediate',
  ),
};

const container = {
  own: 1,
  bare: set(
    '-d --detach --rm -i --interactive -t --tty -it -ti -dit -itd -td --privileged --init --read-only -P ' +
      '--publish-all --no-healthcheck --oom-kill-disable --build --no-deps --service-ports -T --quiet-pull',
  ),
};

const plain: Wrapper = {};
const profiler: Wrapper = {
  bare: set('--help -a -F -g --stats -f --native --subprocesses --idle --nonblocking --call-graph'),
};

/** By the base name of the program. */
export const wrappers: ReadonlyMap<string, Wrapper> = new Map<string, Wrapper>([
  ['exec', { valued: set('-a') }],
  ['nohup', plain],
  ['command', plain],
  ['builtin', plain],
  ['coproc', plain],
  ['then', plain],
  ['else', plain],
  ['do', plain],
  ['if', plain],
  ['!', plain],
  ['setsid', plain],
  ['time', { valued: set('-f --format -o --output') }],
  ['env', { env: true, valued: set('-u --unset -C --chdir') }],
  ['timeout', { own: 1, valued: set('-s --signal -k --kill-after') }],
  ['gtimeout', { own: 1, valued: set('-s --signal -k --kill-after') }],
  ['sudo', { env: true, valued: set('-u --user -g --group -h --host -p --prompt -C -D -R -T') }],
  [
    'numactl',
    {
      valued: set(
        '-m -N -C -i -p -P -l --membind --cpunodebind --physcpubind --interleave --preferred',
      ),
    },
  ],
  ['taskset', { own: 1, valued: set('-p') }],
  ['chrt', { own: 1 }],
  ['nice', { valued: set('-n --adjustment') }],
  ['ionice', { valued: set('-c -n -p -P -u --class --classdata') }],
  ['stdbuf', { valued: set('-i -o -e --input --output --error') }],
  ['unbuffer', plain],
  ['flock', { own: 1, valued: set('-w --timeout -E') }],
  ['watch', { valued: set('-n --interval') }],
  ['xargs', { valued: set('-I -n -P -L -d -a -s -E') }],
  ['strace', { valued: set('-e -o -p -s -u -E') }],
  ['ltrace', { valued: set('-e -o -p -s -u') }],
  ['valgrind', plain],
  ['gdb', { valued: set('-ex -x -p') }],
  ['catchsegv', plain],
  ['tini', { valued: set('-p -e') }],
  ['dumb-init', plain],
  ['gosu', { own: 1 }],
  ['su-exec', { own: 1 }],
  ['chroot', { own: 1 }],
  ['unshare', plain],
  ['trtllm-llmapi-launch', plain],
  ['mpi_run', launcher],
  ['srun', launcher],
  ['mpirun', launcher],
  ['mpiexec', launcher],
  ['orterun', launcher],
  ['jsrun', launcher],
  ['salloc', launcher],
  [
    'uv',
    {
      verbs: set('run'),
      valued: set(
        '--with --python -p --extra --group --project --directory --env-file --with-requirements --package',
      ),
    },
  ],
  ['poetry', { verbs: set('run') }],
  ['pipenv', { verbs: set('run') }],
  ['hatch', { verbs: set('run') }],
  ['rye', { verbs: set('run') }],
  ['conda', { verbs: set('run'), valued: set('-n --name -p --prefix --cwd') }],
  ['mamba', { verbs: set('run'), valued: set('-n --name -p --prefix --cwd') }],
  ['nsys', { verbs: set('profile launch start'), bare: set('-h --help') }],
  ['ncu', { bare: set('--help --list-sets --nvtx -f --force-overwrite') }],
  ['perf', { verbs: set('record stat'), ...profiler }],
  ['py-spy', { verbs: set('record'), dashes: true }],
  ['viztracer', { dashes: true }],
  ['memray', { verbs: set('run'), valued: set('-o --output') }],
  ['docker', { verbs: set('run exec'), ...container }],
  ['podman', { verbs: set('run exec'), ...container }],
  ['nerdctl', { verbs: set('run exec'), ...container }],
  ['docker-compose', { verbs: set('run exec'), ...container }],
  [
    'singularity',
    {
      verbs: set('exec run'),
      own: 1,
      bare: set('--nv --rocm --writable --cleanenv -e --contain -c'),
    },
  ],
  [
    'apptainer',
    {
      verbs: set('exec run'),
      own: 1,
      bare: set('--nv --rocm --writable --cleanenv -e --contain -c'),
    },
  ],
  ['kubectl', { verbs: set('exec run debug'), dashes: true }],
  ['oc', { verbs: set('exec run debug rsh'), dashes: true }],
  ['ray', { verbs: set('job'), dashes: true }],
  ['ssh', { own: 1, valued: set('-i -p -o -l -L -R -D -F -J') }],
]);

/** Programs that run a Python file or module which they are told like `python` is. */
export const pythonRunners: ReadonlyMap<string, Wrapper> = new Map<string, Wrapper>([
  ['torchrun', { bare: set('--standalone --no-python --run-path') }],
  ['accelerate', { verbs: set('launch'), bare: set('--multi_gpu --use_deepspeed --cpu') }],
  ['deepspeed', { bare: set('--no_local_rank') }],
  ['coverage', { verbs: set('run'), valued: set('--source --rcfile --omit --include') }],
  ['kernprof', { bare: set('-l -v') }],
  ['scalene', plain],
  ['debugpy', { valued: set('--listen') }],
]);

/** Programs that read a script, or one line of it behind `-c`. */
export const shells = set('bash sh zsh dash ksh ash');

/** Variables for the other program, given as an option's value: docker's, srun's, mpirun's. */
export const envOptions = set('-e --env -x --genv');
