import { describe, expect, it } from 'vitest';
import { shell } from '../../src/symbols/languages/shell.ts';
import { commandsOf, definitionsOf, readWith, referencesOf } from './manifest-facts.ts';

const read = (text: string, path = 'run/start.sh') => readWith(shell, path, text);
const commands = (text: string) => commandsOf(read(text));

describe('which files', () => {
  it('are scripts by their ending', () => {
    expect(['a.sh', 'b/c.bash', 'd.sbatch'].every(shell.claims)).toBe(true);
    expect(['a.py', 'sh', 'a.sh.md'].some(shell.claims)).toBe(false);
  });
});

describe('the program', () => {
  it.each([
    ['python3 -m srv.web --port 1', 'python-module srv.web: --port@1:20'],
    ['python -u -X dev -m srv.web --a=1', 'python-module srv.web: --a@1:29'],
    [`"\${PYTHON_BIN}" -m srv.web -x`, 'python-module srv.web: -x@1:28'],
    ['$PYTHON tools/run.py --a', 'python-file tools/run.py: --a@1:22'],
    ['python3.11 "$HERE/tools/run.py" --a', 'python-file tools/run.py: --a@1:33'],
    ['./tools/run.py --a', 'python-file ./tools/run.py: --a@1:16'],
    ['./launch.sh --a', 'executable ./launch.sh: --a@1:13'],
    ['bash -e "$DIR/launch.sh" --a', 'executable launch.sh: --a@1:26'],
    ['source "$(dirname "$0")/../env.sh"', 'executable ../env.sh:'],
    ['/opt/bin/router --a -- --b', 'executable router: --a@1:17 --b@1:24'],
    ['cargo run -p kit --bin tool --release -- --a', 'executable tool: --a@1:42'],
    ['cargo run -p kit', 'executable kit:'],
    ['cargo test --all', 'executable cargo: --all@1:12'],
    ['go run ./cmd/manager --a', 'executable manager: --a@1:22'],
    ['torchrun --nproc-per-node 8 -m srv.train --a', 'python-module srv.train: --a@1:42'],
    ['torchrun --nproc-per-node 8 train.py --a', 'python-file train.py: --a@1:38'],
    ['python -m torch.distributed.run --nnodes 2 t.py --a', 'python-file t.py: --a@1:49'],
  ])('%s', (line, expected) => {
    expect(commands(line)).toEqual([expected]);
  });

  it('keeps sub-commands, first words only', () => {
    expect(read('tool serve model --a b').commands[0]!.words).toEqual(['serve', 'model']);
  });
});

describe('wrappers', () => {
  it.each([
    ['A=1 B="x y" ', 13],
    ['exec ', 6],
    ['nohup ', 7],
    ['setsid ', 8],
    ['env A=1 -u B ', 14],
    ['timeout -k 3 5 ', 16],
    ['sudo -u root A=1 ', 18],
    ['numactl --membind=0 -N 1 ', 26],
    ['taskset 0xff ', 14],
    ['stdbuf -oL ', 12],
    ['time ', 6],
    ['uv run --with pkg ', 19],
    ['nsys profile -o out --trace=cuda ', 34],
    ['srun --mpi pmix -n 4 --overlap ', 32],
    ['mpirun -np 2 --allow-run-as-root ', 34],
    ['trtllm-llmapi-launch ', 22],
    ['srun -n 2 trtllm-llmapi-launch ', 32],
    ['docker run --gpus all --rm -e A=1 --network host img:1 ', 56],
    ['docker compose exec -T web ', 28],
    ['kubectl exec -n ns pod -c main -- ', 35],
    ['retry 5 ', 9],
    ['! ', 3],
  ])('%s', (wrapper, column) => {
    const flag = `${column + 'python3 -m a.b '.length}`;
    const found = commands(`${wrapper}python3 -m a.b --flag 1`);
    expect(found).toEqual([`python-module a.b: --flag@1:${flag}`]);
  });

  it.each([
    [`bash -c "python -m a.b --x \\"q\\" --y"`, 'python-module a.b: --x@1:24 --y@1:34'],
    [`sh -lc 'exec python -m a.b --x'`, 'python-module a.b: --x@1:28'],
    [`eval "python -m a.b --x"`, 'python-module a.b: --x@1:21'],
    [`docker run img sh -c 'python -m a.b --x'`, 'python-module a.b: --x@1:37'],
  ])('a script as one word: %s', (line, expected) => {
    expect(commands(line)).toEqual([expected]);
  });

  it('a script in a variable', () => {
    const text = 'CMD="python -m a.b --x"\neval "$CMD --y"\nbash -c "$CMD"\n';
    expect(commands(text)).toEqual([
      'python-module a.b: --x@1:20 --y@2:12',
      'python-module a.b: --x@1:20',
    ]);
  });
});

describe('places', () => {
  it('of flags on continuation lines, behind comments and redirections', () => {
    const text =
      'python -m a.b \\\n  --one 1 \\\n  # why\n  --two=2 \\\n  > log --three 2>&1 --four &\n';
    expect(commands(text)).toEqual([
      'python-module a.b: --one@2:3 --two@4:3 --three@5:9 --four@5:22',
    ]);
  });

  it('counts in UTF-16 units', () => {
    expect(commands('say "🙂" --x')).toEqual(['executable say: --x@1:10']);
  });

  it('keeps the flags behind placeholders and template tags', () => {
    expect(commands(`python -m a.b --m <model name> --n {{ .x }} --o "\${{ y }}" --p`)).toEqual([
      'python-module a.b: --m@1:15 --n@1:32 --o@1:45 --p@1:60',
    ]);
  });
});

describe('heredocs', () => {
  it('are read as the file they become', () => {
    const text = [
      'cat <<EOF > pod.yaml',
      'args:',
      '  - --x',
      'EOF',
      "bash <<'EOF'",
      'python -m a.b --y',
      'EOF',
      'kubectl apply -f - <<EOF',
      'spec: {command: [python, -m, c.d], args: [--z]}',
      'EOF',
    ].join('\n');
    expect(commands(text).filter((line) => /--[xyz]/.test(line))).toEqual([
      'unknown : --x@3:5',
      'python-module a.b: --y@6:15',
      'python-module c.d: --z@9:43',
    ]);
  });

  it('of plain text only mention', () => {
    expect(commands('cat <<EOF\nUse --x with care\nEOF\n')).toContain('*unknown : --x@2:5');
  });
});

describe('comments', () => {
  it('with a command line are commands, prose is a mention', () => {
    const text = '# python -m a.b --x \\\n#   --y\n# needs --z or MY_VAR\n# python is nice\n';
    const file = read(text);
    expect(commandsOf(file)).toEqual([
      '*python-module a.b: --x@1:17 --y@2:5',
      '*unknown : --z@3:9',
    ]);
    expect(referencesOf(file, 'env')).toEqual(['*MY_VAR 3:16']);
  });
});

describe('options of the script', () => {
  it('are definitions, open unless others are refused', () => {
    const text =
      'while [ $# -gt 0 ]; do case "$1" in\n  --foo|-f) shift;;\n  --bar=*) :;;\n  *) exit 1;;\nesac; done\n';
    const file = read(text);
    expect(definitionsOf(file, 'cli_flag')).toEqual(['--foo 2:3', '-f 2:9', '--bar 3:3']);
    expect(file.definitions[0]!.owner).toBe('run/start.sh');
    const lax = 'case "$1" in\n --foo) shift;;\n *) REST+=("$1");;\nesac\n';
    expect(definitionsOf(read(lax), 'cli_flag')).toEqual(['--foo 2:2 open']);
  });
});

describe('the environment', () => {
  it('that a script sets', () => {
    const text = [
      'export AA=1',
      'BB=2 tool',
      'CC=3',
      'OWN=4; tool "$OWN"',
      'docker run -e DD=1 --env EE img tool',
      'env FF=1 tool',
      'unset GG',
      'HH=1; export HH; tool "$HH"',
      'low=1 tool',
    ].join('\n');
    expect(referencesOf(read(text), 'env').map((line) => line.split(' ')[0])).toEqual(
      expect.arrayContaining(['AA', 'BB', 'CC', 'DD', 'EE', 'FF', 'GG', 'HH']),
    );
    expect(referencesOf(read(text), 'env').join()).not.toMatch(/OWN|low/);
    expect(referencesOf(read(text), 'env')).toContain('DD 5:15');
  });

  it('that a script takes', () => {
    const text = `P="\${PORT:-1}"\n: "\${NEED:?x}"\ntool "$READ" "$P" "$HOME" "$1"\nSET=1\ntool \${SET:-2}\nf() { kill $LATE; }\nLATE=$!\n`;
    expect(definitionsOf(read(text), 'env_var')).toEqual(['PORT 1:6', 'NEED 2:6', 'READ 3:8']);
  });

  it('of a variable that defaults to itself is taken', () => {
    expect(definitionsOf(read(`PORT=\${PORT:-1}\ntool $PORT`), 'env_var')).toEqual(['PORT 1:8']);
  });
});

describe('metrics', () => {
  it('of ours in any string', () => {
    const file = read(`curl -s host/metrics | grep "dynamo_frontend_requests_total"`);
    expect(referencesOf(file, 'metric')).toEqual(['dynamo_frontend_requests_total 1:30']);
  });
});

describe('odd input', () => {
  it.each([
    ['(', 5000],
    ['$(', 5000],
    ['"$(a ', 2000],
    ['f() { g "$@"; }\nf --x\n', 300],
    ['X+="--a $X"\n', 3000],
    ['cat <<E\n', 500],
  ])('%j many times over', (part, times) => {
    expect(() => read(part.repeat(times))).not.toThrow();
  });

  it('gives what could be read and says so', () => {
    const file = read('python -m a.b --x\nif [ ; then (\n');
    expect(file.damaged).toBe(true);
    expect(commandsOf(file)[0]).toBe('python-module a.b: --x@1:15');
  });
});
