import { type ExpectationKind, isComment, isPython, isRust, statement } from './kind.ts';

const python =
  /(?:add_argument|add_negatable_bool_argument|add_option)\(\s*(?:\w+\s*,\s*)?(?:flag_name\s*=\s*)?(?:["']-\w["']\s*,\s*)?["'](--[a-z][\w-]*)["']/;
const clap = /#\[(?:arg|clap)\([^)]*\blong\s*=\s*"([a-z][\w-]*)"/;

export const flags: ExpectationKind = {
  id: 'flag',
  about: 'flags of the command line',
  derive: async (line, context) => {
    if (isComment(line)) return [];
    const text = statement(line);
    const match = isPython(line.path)
      ? python.exec(text)
      : isRust(line.path)
        ? clap.exec(text)
        : null;
    if (match === null || match.index >= line.text.length) return [];
    const name = match[1]!.startsWith('--') ? match[1]! : `--${match[1]}`;
    if (context.onOtherSide(line, name)) return [];
    if (line.side === 'LEFT' && (await context.tree.holds(`"${match[1]}"`))) return [];
    const says =
      line.side === 'RIGHT' ? `${name} is taken and does what its help says` : `${name} is refused`;
    return [
      {
        name,
        level: 'hint',
        expect: { says },
        why: line.side === 'RIGHT' ? 'a new flag' : 'a flag that is gone',
      },
    ];
  },
};
