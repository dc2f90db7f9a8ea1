import type { ChangedLine } from '../text.ts';
import {
  type ExpectationKind,
  isComment,
  isPython,
  isRust,
  type KindContext,
  statement,
} from './kind.ts';

interface Route {
  readonly path: string;
  readonly method: string;
  readonly handler: string | null;
}

const rust = /\.route\(\s*"(\/[^"\s]*)"\s*,\s*(get|post|put|delete|patch|any)\(\s*([\w:]+)?/;
const python = /@\w+\.(get|post|put|delete|patch|route)\(\s*["'](\/[^"'\s]*)["']/;

function routeIn(line: ChangedLine): Route | null {
  if (isComment(line)) return null;
  const text = statement(line);
  if (isRust(line.path)) {
    const match = rust.exec(text);
    if (match === null || match.index >= line.text.length) return null;
    return { path: match[1]!, method: match[2]!, handler: match[3] ?? null };
  }
  if (!isPython(line.path)) return null;
  const match = python.exec(line.text);
  return match === null ? null : { path: match[2]!, method: match[1]!, handler: null };
}

/** The frontend that a run asks; other servers listen elsewhere. */
const frontend = /(?:^|\/)http\/service\//;
const branch = /\b(?:if|match|cfg|feature|for)\b/;

/** Whether a GET must be answered with 200: the handler takes nothing of the request and has no other way out. */
async function answersAlways(
  { handler, method, path }: Route,
  line: ChangedLine,
  { tree }: KindContext,
): Promise<boolean> {
  if (method !== 'get' || handler === null || /[{*:]/.test(path)) return false;
  if (!frontend.test(line.path) || branch.test([line.text, ...line.preceding].join('\n')))
    return false;
  const text = await tree.read(line.path);
  const name = handler.split('::').at(-1)!;
  const body =
    text === null || text.length > 256 * 1024
      ? undefined
      : new RegExp(`^(?:pub(?:\\([a-z]+\\))? )?async fn ${name}\\(([\\s\\S]*?)^\\}`, 'm').exec(
          text,
        )?.[0];
  if (body === undefined || body.length > 4000) return false;
  const taken = /\(([\s\S]*?)\)\s*->/.exec(body)?.[1] ?? '';
  if (/Query|Path|Json|Header|Upgrade|Request|Body|Bytes/.test(taken)) return false;
  return !/\?|Err\(|StatusCode::(?!OK\b)|Redirect|panic!|unwrap\(\)|expect\(/.test(body);
}

export const routes: ExpectationKind = {
  id: 'route',
  about: 'paths that a server answers',
  derive: async (line, context) => {
    const route = routeIn(line);
    if (route === null || context.onOtherSide(line, `"${route.path}"`)) return [];
    const { path, method } = route;
    const name = `${method}${path}`;
    if (line.side === 'LEFT') {
      // Another router may answer it still, or one that is made of parts.
      if ((await context.tree.holds(path)) || !frontend.test(line.path)) return [];
      const says = `${method.toUpperCase()} ${path} is answered with 404`;
      return [
        {
          name,
          level: 'hint',
          expect: { says },
          why: 'a path that nothing of the head answers any more',
        },
      ];
    }
    if (await answersAlways(route, line, context))
      return [
        {
          name,
          level: 'check',
          expect: { response: path, status: 200 },
          why: 'a new path whose handler has one answer',
        },
      ];
    return [
      {
        name,
        level: 'hint',
        expect: { says: `${method.toUpperCase()} ${path} is answered` },
        why: 'a new path',
      },
    ];
  },
};
