import { codeOnly } from '../../edits/index.ts';
import { isBuilt, stretchesIn } from '../conditions.ts';
import { packageOf } from '../declared/index.ts';
import { nameOf, type Objection } from './objection.ts';

export const cfgVariant: Objection = {
  id: 'cfg-variant',
  about: 'The function uses the value, or a type, under a condition that no build here meets.',
  object: ({ site, body, declared, features }) => {
    const code = codeOnly(body);
    const path = site.receiver.replace(/^[\s(*&]+(?:mut\b)?/, '');
    const field = /^self\s*\.\s*(\w+)/.exec(path)?.[1];
    const root = field ?? /^\w+/.exec(path)?.[0];
    for (const { condition, start, end } of stretchesIn(code, body)) {
      if (root === undefined || isBuilt(condition, features)) continue;
      if (new RegExp(`\\b${root}\\b`).test(code.slice(start, end)))
        return `\`${root}\` is used under \`cfg(${condition})\` in this function, and no build here compiles that`;
    }
    const variants = declared.variants.get(packageOf(site.path)) ?? new Map<string, string[]>();
    for (const [name, conditions] of variants) {
      if (conditions.every((each) => isBuilt(each, features))) continue;
      if (new RegExp(`\\b${name}\\b`).test(code))
        return `\`${name}\` is another type under another \`cfg\`: no build here tells whether \`${nameOf(site)}\` can go there`;
    }
    return undefined;
  },
};
