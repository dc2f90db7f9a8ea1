import { type ExpectationKind, isComment } from './kind.ts';

const read =
  /(?:env::var(?:_os)?\(\s*|env!\(\s*|environ\.get\(\s*|environ\[\s*|getenv\(\s*|env\s*=\s*|env_var\s*=\s*|Getenv\(\s*)["']([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)["']/;
const constant =
  /\bconst\s+[A-Z][A-Z0-9_]*\s*:\s*&(?:'static\s+)?str\s*=\s*"((?:DYN|DYNAMO)_[A-Z0-9_]+)"/;

export const env: ExpectationKind = {
  id: 'env',
  about: 'variables of the environment that are read',
  derive: async (line, context) => {
    if (isComment(line) || !/\.(?:rs|py|go)$/.test(line.path)) return [];
    const name = (read.exec(line.text) ?? constant.exec(line.text))?.[1];
    if (name === undefined || context.onOtherSide(line, name)) return [];
    const says =
      line.side === 'RIGHT'
        ? `${name} has its effect when it is set, and none when it is not`
        : `${name} has no effect any more`;
    if (line.side === 'LEFT' && (await context.tree.holds(`"${name}"`))) return [];
    return [
      {
        name,
        level: 'hint',
        expect: { says },
        why:
          line.side === 'RIGHT' ? 'a variable that is read now' : 'a variable that is read no more',
      },
    ];
  },
};
