/** Fields of a struct as written: tests keep their cases in structs without a name. */
export function structMembers(written: string): (name: string) => string {
  let members: ReadonlyMap<string, string> | undefined;
  return (name) => {
    members ??= readMembers(written);
    return members.get(name) ?? (members.has('') ? '?' : '');
  };
}

/** Types by field; under '' stands what is embedded. */
function readMembers(written: string): Map<string, string> {
  const out = new Map<string, string>();
  const open = written.indexOf('{');
  for (const line of linesOf(written.slice(open + 1, written.lastIndexOf('}')))) {
    const field =
      /^([\p{L}_][\p{L}\p{N}_]*(?:\s*,\s*[\p{L}_][\p{L}\p{N}_]*)*)\s+(\S[\s\S]*)$/u.exec(line);
    if (!field) {
      out.set('', line);
      continue;
    }
    const type = field[2]!.replace(/\s*(?:`[^`]*`|"[^"]*")$/, '');
    for (const name of field[1]!.split(',')) out.set(name.trim(), type);
  }
  return out;
}

/** The declarations of a body, without comments; those of a struct within stay together. */
function linesOf(body: string): string[] {
  const out: string[] = [];
  let depth = 0;
  let line = '';
  for (const match of body.matchAll(
    /\/\/[^\n]*|\/\*[\s\S]*?\*\/|`[^`]*`|"[^"\n]*"|[^/`"\n;()[\]{}]+|[\s\S]/g,
  )) {
    const [token] = match;
    if (token.startsWith('//') || token.startsWith('/*')) continue;
    if ('([{'.includes(token)) depth++;
    else if (')]}'.includes(token)) depth--;
    if (depth > 0 || (token !== '\n' && token !== ';')) {
      line += token;
      continue;
    }
    if (line.trim() !== '') out.push(line.trim());
    line = '';
  }
  if (line.trim() !== '') out.push(line.trim());
  return out;
}
