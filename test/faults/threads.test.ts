import { expect, it } from 'vitest';
import { makeFolder, type Report, runTool, write } from './tool.ts';

const count = 16;

const moduleOf = (crate: string, at: number): string => `
use crate::m${(at + 1) % count}::Next${(at + 1) % count};
${crate === 'b' ? `use a::m${(at + 5) % count}::Next${(at + 5) % count} as Far;` : 'type Far = String;'}
#[derive(Clone)]
pub struct Next${at} { pub name: String, pub far: Option<Box<Far>>, pub next: Option<Box<Next${(at + 1) % count}>> }
impl Next${at} {
    pub fn name(&self) -> String { self.name.clone() }
    pub fn take(next: Next${(at + 1) % count}, names: Vec<String>) -> usize {
        let held = next.name.clone();
        let far = next.far.clone();
        for name in &names { consume(name.clone()); }
        held.len() + far.map_or(0, |_| 1)
    }
    pub fn all(items: &[Next${at}]) -> Vec<Next${at}> { items.iter().map(|x| x.clone()).collect() }
}
pub fn listed() { for name in crate::elsewhere::NAMES { consume(name.to_string()); } }
fn consume(text: String) -> usize { text.len() }
`;

/** Two crates, each small enough for one thread, together large enough for several. */
function makeWorkspace(): string {
  const root = makeFolder();
  write(root, { 'Cargo.toml': '[workspace]\nmembers = ["a", "b"]\n' });
  const names = Array.from({ length: count }, (_, at) => `m${at}`);
  for (const crate of ['a', 'b']) {
    const needs = crate === 'b' ? '[dependencies]\na = { path = "../a" }\n' : '';
    write(root, {
      [`${crate}/Cargo.toml`]: `[package]\nname = "${crate}"\nversion = "0.1.0"\n${needs}`,
      [`${crate}/src/lib.rs`]: `#[path = "renamed.rs"]\npub mod elsewhere;\n${names.map((name) => `pub mod ${name};\n`).join('')}`,
      // Two files that no `mod` names.
      [`${crate}/src/lost.rs`]:
        'use crate::stray::KEPT;\npub fn f() -> Vec<String> { KEPT.iter().map(|name| name.to_string()).collect() }\n',
      [`${crate}/src/stray.rs`]: 'pub const KEPT: [&str; 2] = ["a", "b"];\n',
      // Found by no other file's place: it must be asked for by the module that it is.
      [`${crate}/src/renamed.rs`]: 'pub const NAMES: [&str; 2] = ["a", "b"];\n',
    });
    names.forEach((name, at) => {
      write(root, { [`${crate}/src/${name}.rs`]: moduleOf(crate, at) });
    });
  }
  return root;
}

async function findings(root: string, path: string): Promise<Report['candidates']> {
  const asked = ['clones', '--root', root, '--paths', path, '--format', 'json', '--no-cache'];
  const ended = await runTool(asked);
  expect([ended.code, ended.stderr]).toEqual([0, '']);
  return (JSON.parse(ended.stdout) as Report).candidates;
}

it('gives the answers of one thread, in the same order each time', async () => {
  const root = makeWorkspace();
  const together = await findings(root, '.');
  expect(together.length).toBe(count * 12 + 2);
  for (let turn = 0; turn < 3; turn++) expect(await findings(root, '.')).toEqual(together);
  for (const crate of ['a', 'b']) {
    const alone = await findings(root, crate);
    expect(together.filter((each) => each.path.startsWith(`${crate}/`))).toEqual(alone);
  }
});
