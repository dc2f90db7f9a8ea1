import { type ExpectationKind, isComment, isPython, isRust } from './kind.ts';

/** Those that the name does not tell by itself are of no use in a sentence. */
const rust = /\bStatusCode::([A-Z][A-Z_]+)\b/;
const python =
  /\bstatus_code\s*=\s*(?:status\.HTTP_)?(\d{3})|\bHTTPStatus\.([A-Z_]+)\b|\bweb\.HTTP([A-Z]\w+)\(/;

export const status: ExpectationKind = {
  id: 'status',
  about: 'HTTP status codes of answers',
  derive: (line, context) => {
    if (isComment(line) || line.side === 'LEFT' || /assert|==|!=/.test(line.text)) return [];
    const match = isRust(line.path)
      ? rust.exec(line.text)
      : isPython(line.path)
        ? python.exec(line.text)
        : null;
    const name = match?.slice(1).find((part) => part !== undefined);
    if (match === null || name === undefined || name === 'OK' || name === '200') return [];
    if (context.onOtherSide(line, match[0])) return [];
    return [
      {
        name,
        level: 'hint',
        expect: {
          says: `a request that meets this case is answered with ${name.replaceAll('_', ' ').toLowerCase()}`,
        },
        why: 'a status that was not answered here before',
      },
    ];
  },
};
