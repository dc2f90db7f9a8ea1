/** Words that name a host, an account or an alias in some column or line, and that name nothing in particular. */
const common =
  /^(?:localhost|host(?:name)?|alias|user(?:name)?|root|admin|ubuntu|cluster|node|none|null|true|false|yes|no|default|login|compute|slurm|kubernetes|teleport|direct|private|public|github|gitlab|docker|nvidia|access|type|name|notes?|status|active|ssh|tsh|proxy|jump|bastion|gpu|cpu|[ahbl]\d{2,3}|todo|tbd|unknown)$/i;

const publicHosts =
  /(?:^|\.)(?:github\.com|githubusercontent\.com|github\.io|gitlab\.com|huggingface\.co|hf\.co|nvcr\.io|docker\.(?:com|io)|quay\.io|ghcr\.io|pypi\.org|pytorch\.org|python\.org|npmjs\.com|readthedocs\.io|goteleport\.com|kubernetes\.io|wikipedia\.org|google\.com|ngc\.nvidia\.com|docs\.nvidia\.com|developer\.nvidia\.com|example\.(?:com|org|net))$/i;

const nameColumns =
  /^(?:alias|host|hostname|cluster|node|endpoint|login|user|account|proxy|address|name|ssh)s?\b/i;

/**
 * Names that texts about private machines hold: aliases and hosts of their tables and of ssh's settings, accounts,
 * addresses of services. Words that could be anything are left out.
 */
export function privateNames(texts: readonly string[]): readonly string[] {
  const names = texts.flatMap((text) => [
    ...namesInTables(text),
    ...groupsOf(text, /^[ \t]*(?:Host|HostName|User|ProxyJump)[ \t=]+([^\n#]+)$/gim).flatMap(words),
    ...groupsOf(
      text,
      /\b(?:ssh|scp|rsync|tsh ssh)\s+(?:-\w+(?:[ =](?=[^-\s])\S+)?\s+)*([\w.@-]+)/g,
    ),
    ...groupsOf(text, /([\w.-]+@[\w.-]+)/g).filter((name) => !name.startsWith('git@')),
    ...groupsOf(text, /\b[a-z][a-z0-9+.-]*:\/\/([^\s/:)>\]"'`]+)/gi),
    ...groupsOf(text, /(?:\/home|\/Users)\/([A-Za-z_][\w.-]*)/g),
  ]);
  return [...new Set(names.flatMap(partsOf))].filter(isTelling).sort();
}

const groupsOf = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].map((match) => match[1]!.trim());

const words = (text: string): string[] => text.split(/[\s,]+/);

/** `user@host` names two. */
const partsOf = (name: string): string[] =>
  name.split('@').map((part) => part.replace(/:\d+$/, '').replace(/^[*.]+|[.,;]+$/g, ''));

function isTelling(name: string): boolean {
  if (name.length < 4 || name.length > 253 || common.test(name) || publicHosts.test(name))
    return false;
  if (!/^[A-Za-z_][\w.-]*$/.test(name)) return false;
  return !/\.(?:md|sh|py|ya?ml|json|txt)$/.test(name);
}

function namesInTables(text: string): string[] {
  const names: string[] = [];
  let columns: number[] = [];
  let before: string[] = [];
  for (const line of text.split(/\r?\n/)) {
    if (!line.trimStart().startsWith('|')) {
      columns = [];
      continue;
    }
    const cells = line
      .trim()
      .replace(/^\||\|$/g, '')
      .split('|');
    if (/^[\s|:-]+$/.test(line)) {
      columns = before.flatMap((cell, at) => (nameColumns.test(cell.trim()) ? [at] : []));
    } else {
      names.push(...columns.flatMap((at) => words(plain(cells[at] ?? ''))));
    }
    before = cells;
  }
  return names;
}

/** A cell without the marks of links and code. */
const plain = (cell: string): string =>
  cell
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[`*]/g, ' ')
    .trim();
