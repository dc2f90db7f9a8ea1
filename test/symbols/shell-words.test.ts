import { describe, expect, it } from 'vitest';
import { shell } from '../../src/symbols/languages/shell.ts';
import { commandsOf, readWith } from './manifest-facts.ts';

const commands = (text: string) => commandsOf(readWith(shell, 'run/start.sh', text));

describe('variables', () => {
  it('give their flags to each command that expands them', () => {
    const text = [
      'ARGS=(--a 1',
      '  # note',
      '  --b "x y")',
      'ARGS+=(--c)',
      'EXTRA="--d 1 --e"',
      'EXTRA="$EXTRA --f"',
      `python -m one "\${ARGS[@]}" $EXTRA \${X:+--g "$X"} \${Y:---h}`,
      `python -m two "\${ARGS[@]}"`,
    ].join('\n');
    expect(commands(text)).toEqual([
      'python-module one: --a@1:7 --b@3:3 --c@4:8 --d@5:8 --e@5:14 --f@6:15 --g@7:40 --h@7:55',
      'python-module two: --a@1:7 --b@3:3 --c@4:8',
    ]);
  });

  it('that nobody expands stand alone', () => {
    expect(commands('OPTS=(--a --b)\nexport MORE="--c"\nNAME=x\n')).toEqual([
      'unknown : --a@1:7 --b@1:11',
      'unknown : --c@2:14',
    ]);
  });

  it('of which one value decides the program are followed one by one', () => {
    const text = 'MOD=""\nif x; then MOD=a.one; else MOD="a.two"; fi\npython -m "$MOD" --x\n';
    expect(commands(text).slice(1)).toEqual([
      'python-module a.one: --x@3:18',
      'python-module a.two: --x@3:18',
    ]);
  });

  it('may be the whole command, or a part of a name', () => {
    const text = `B=web\ncmd=(python -m srv.$B --a)\ncmd+=(--b)\n"\${cmd[@]}" --c\n`;
    expect(commands(text)).toEqual(['python-module srv.web: --a@2:23 --b@3:7 --c@4:13']);
  });

  it('set with set -- and looped over', () => {
    const text =
      'set -- --a\nset -- "$@" --b\npython -m x "$@"\nfor f in --c --d; do tool $f; done';
    expect(commands(text)).toEqual([
      'python-module x: --a@1:8 --b@2:13',
      'executable tool: --c@4:10 --d@4:14',
    ]);
  });

  it('that nobody can tell are one word', () => {
    const text = [
      'DIR="$(cd "$(dirname "$0")" && pwd)"',
      'TOOL="$DIR/tool.py"',
      'PY="$(command -v python3.13 || command -v python3)"',
      '"$PY" "$TOOL" --x',
    ].join('\n');
    expect(commands(text).at(-1)).toBe('python-file tool.py: --x@4:15');
  });

  it('do not break the text that they stand in', () => {
    const text =
      'GPUS=$(seq -s, "$A" $((B - 1)))\nbash -c "G=$GPUS tool \\\n  --x $((B + 1)) --y"\n';
    expect(commands(text).at(-1)).toBe('executable tool: --x@3:3 --y@3:18');
  });

  it('have the value they are given where they have none', () => {
    const text = `: "\${A:=--x 1}"\npython -m x $A`;
    expect(commands(text)).toEqual(['python-module x: --x@1:9']);
  });

  it('that refer to each other in a circle end', () => {
    expect(commands('A=$B\nB=$A\npython -m x $A --y')).toEqual(['python-module x: --y@3:16']);
  });
});

describe('functions', () => {
  it('hand their words on', () => {
    const text = [
      'launch() { local name=$1; shift; nohup python -m a.b --base "$@" & }',
      'launch one --x 1',
      'launch two --y',
      `named() { python -m "$1" \${2}; }`,
      'named c.d --z',
    ].join('\n');
    expect(commands(text)).toEqual([
      'python-module a.b: --base@1:54 --x@2:12 --y@3:12',
      'python-module c.d: --z@5:11',
    ]);
  });

  it('that print flags give them to who takes their output', () => {
    const text =
      'flags() {\n  echo "--a 1 --b"\n}\nusage() { echo "--no"; }\npython -m x $(flags) --c';
    expect(commands(text)).toEqual([
      'python-module x: --a@2:9 --b@2:15 --c@5:22',
      '*unknown : --no@4:17',
    ]);
  });
});

describe('folders', () => {
  it('follow cd where it says where', () => {
    const text =
      'cd /opt/app && python -m x\n(cd sub && python -m y)\npython -m z\ncd "$W"\npython -m w\n';
    expect(commands(text)).toEqual([
      'python-module x in /opt/app:',
      'python-module y in /opt/app/sub:',
      'python-module z in /opt/app:',
      'python-module w:',
    ]);
  });
});
