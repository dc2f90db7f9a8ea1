import { type ExpectationKind, isComment, isPython, isRust } from './kind.ts';

/** Where requests and answers are described. */
const protocol = /(?:^|\/)(?:protocols?|openai|http)\//;
const rust = /^\s*pub\s+([a-z]\w*)\s*:\s*[\w:<>, &'()]+,\s*$/;
const python = /^\s+([a-z]\w*)\s*:\s*[\w.[\], |"']+(?:=.*)?$/;

export const fields: ExpectationKind = {
  id: 'field',
  about: 'fields of requests and answers',
  derive: (line, context) => {
    if (isComment(line) || !protocol.test(line.path)) return [];
    const inModel = line.preceding.some((text) => /\bBaseModel\b|TypedDict/.test(text));
    const match = isRust(line.path)
      ? rust.exec(line.text)
      : isPython(line.path) && inModel
        ? python.exec(line.text)
        : null;
    if (match === null || context.onOtherSide(line, `${match[1]}:`)) return [];
    const name = match[1]!;
    const says =
      line.side === 'RIGHT'
        ? `the field ${name} is taken or answered as described`
        : `the field ${name} is gone from requests and answers`;
    return [
      {
        name,
        level: 'hint',
        expect: { says },
        why: line.side === 'RIGHT' ? 'a new field' : 'a field that is gone',
      },
    ];
  },
};
