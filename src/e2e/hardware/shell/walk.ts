import { evaluate } from './arithmetic.ts';
import { decideTest, type Truth } from './condition.ts';
import { expandFields, expandText } from './expand.ts';
import { matches } from './glob.ts';
import { type Command, parse, type Script } from './parse.ts';
import { isKnown, type Scope } from './scope.ts';
import { readList, setVariables } from './variables.ts';

/** A Python module that the script would start. */
export interface Launched {
  readonly module: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

/** What a script would do, as far as can be told without running anything. */
export interface Walk {
  readonly launched: readonly Launched[];
  /** Lines that it prints before and while it starts something. */
  readonly said: readonly string[];
  /** Null: it goes on to its end. */
  readonly exit: { readonly code: string; readonly argument: string | null } | null;
}

type Flow = 'on' | 'break' | 'return' | 'exit';

const mostSteps = 5_000;
const assignment = /^[A-Za-z_]\w*(\[\w+\])?\+?=/;

/**
 * Follows the script's own arguments, variables, conditions and loops; nothing of it is run. With `pastExits` it goes on
 * where the script would end: for what a script would start if it were given what it asks for.
 */
export function walk(
  text: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  pastExits = false,
): Walk {
  const scope: Scope = {
    variables: new Map(Object.entries(env)),
    functions: new Map(),
    parameters: args,
  };
  const launched: Launched[] = [];
  const said: string[] = [];
  let exit: Walk['exit'] = null;
  let steps = 0;
  let depth = 0;
  let status: Truth = true;
  // What is left of the script's own arguments while one of its functions runs.
  let given = args;

  function launch(words: readonly string[], own: Readonly<Record<string, string>>): void {
    const at = words.findIndex((word) => /(^|\/)python[\d.]*$/.test(word));
    const module = words.indexOf('-m', at + 1);
    if (at === -1 || module === -1 || module > at + 4) return;
    const pairs = words.slice(0, at).filter((word) => assignment.test(word));
    const all = new Map([...scope.variables].filter(([, value]) => typeof value === 'string'));
    launched.push({
      module: words[module + 1] ?? '',
      args: words.slice(module + 2),
      env: {
        ...Object.fromEntries([...all].map(([name, value]) => [name, String(value)])),
        ...own,
        ...Object.fromEntries(
          pairs.map((pair) => [
            pair.slice(0, pair.indexOf('=')),
            pair.slice(pair.indexOf('=') + 1),
          ]),
        ),
      },
    });
  }

  function call(body: Script, parameters: readonly string[]): Flow {
    if (depth > 20) return 'on';
    const before = scope.parameters;
    if (depth === 0) given = before;
    scope.parameters = parameters;
    depth++;
    const flow = run(body);
    depth--;
    scope.parameters = before;
    return flow === 'exit' ? 'exit' : 'on';
  }

  function simple(words: readonly string[]): Flow {
    const plain = words.findIndex((word) => !assignment.test(word));
    const own = plain === -1 ? words : words.slice(0, plain);
    if (plain === -1) {
      setVariables(own, scope);
      return 'on';
    }
    const fields = words.slice(plain).flatMap((word) => expandFields(word, scope));
    const [name = '', ...rest] = fields;
    const body = scope.functions.get(name);
    if (body !== undefined) return call(body, rest);
    if (/^(export|local|declare|readonly|typeset)$/.test(name)) {
      setVariables(
        words.slice(plain + 1).filter((word) => assignment.test(word)),
        scope,
      );
    } else if (name === 'shift')
      scope.parameters = scope.parameters.slice(Number(rest[0] ?? 1) || 1);
    else if (name === 'set' && rest[0] === '--') scope.parameters = rest.slice(1);
    else if (name === 'read') readList(rest, scope);
    else if (name === 'break') return 'break';
    else if (name === 'return') return 'return';
    else if (name === 'exit') {
      if (pastExits) return 'on';
      exit = {
        code: rest[0] ?? '0',
        argument: (depth === 0 ? scope.parameters : given)[0] ?? null,
      };
      return 'exit';
    } else if (name === '[') status = decideTest(words.slice(plain + 1, -1).join(' '), scope);
    else if (name === '!') status = null;
    else if (/^(echo|printf|print_launch_banner)$/.test(name)) said.push(rest.join(' '));
    else if (/^(false|command|which|grep|test|curl|nvidia-smi)$/.test(name)) status = null;
    else
      launch(
        fields,
        Object.fromEntries(setVariables(own, { ...scope, variables: new Map(scope.variables) })),
      );
    return 'on';
  }

  function one(command: Command): Flow {
    switch (command.kind) {
      case 'simple':
        status = true;
        return simple(command.words);
      case 'check': {
        const value =
          command.of === 'test' ? decideTest(command.text, scope) : evaluate(command.text, scope);
        status = typeof value === 'number' ? value !== 0 : value;
        return 'on';
      }
      case 'group':
        return run(command.body);
      case 'function':
        scope.functions.set(command.name, command.body);
        return 'on';
      case 'if': {
        for (const arm of command.arms) {
          if (arm.when !== null && run(arm.when) === 'exit') return 'exit';
          if (arm.when === null || status === true) return run(arm.body);
        }
        return 'on';
      }
      case 'case': {
        const word = expandText(command.word, scope);
        if (!isKnown(word)) return 'on';
        const arm = command.arms.find(({ patterns }) =>
          patterns.some((pattern) => matches(word, expandText(pattern, scope))),
        );
        return arm === undefined ? 'on' : run(arm.body);
      }
      case 'for': {
        const fields = command.words.flatMap((word) => expandFields(word, scope));
        for (const field of fields.slice(0, 64)) {
          scope.variables.set(command.name, field);
          const flow = run(command.body);
          if (flow === 'break') break;
          if (flow !== 'on') return flow;
        }
        return 'on';
      }
      case 'while': {
        for (let turn = 0; turn < 200; turn++) {
          if (run(command.when) === 'exit') return 'exit';
          const go: Truth = command.until && status !== null ? !status : status;
          if (go !== true) break;
          // An endless wait is no loop over arguments.
          const before = scope.parameters.length;
          const flow = run(command.body);
          if (flow === 'break') break;
          if (flow !== 'on') return flow;
          if (scope.parameters.length === before && turn > 60) break;
        }
        return 'on';
      }
    }
  }

  function run(script: Script): Flow {
    let skipping = false;
    for (const command of script) {
      if (++steps > mostSteps) return 'exit';
      if (!skipping) {
        const flow = one(command);
        if (flow !== 'on') return flow;
      }
      const then = 'then' in command ? command.then : 'next';
      skipping = (then === 'and' && status !== true) || (then === 'or' && status !== false);
    }
    return 'on';
  }

  run(parse(text));
  return { launched, said, exit };
}
