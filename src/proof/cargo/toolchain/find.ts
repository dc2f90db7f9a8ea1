import { statSync } from 'node:fs';
import { NoProof } from '../../../model/errors.ts';
import type { Toolchain } from '../../../model/proof.ts';
import { findProgram, printableLine, runProgram } from '../../../process/index.ts';
import { cargoEnvironment } from '../environment.ts';
import { askedToolchain } from './asked.ts';
import { type Installed, isNamed, nearest, versionIn } from './choose.ts';

/** For a question that a toolchain answers at once; the first start from a slow disk takes its time. */
const timeLimitMs = 60_000;

/** What the proof needs besides the public description. */
export interface FoundToolchain extends Toolchain {
  /** All of `rustc -vV`: names the compiler for the memory of answers. */
  readonly verbose: string;
  /** `[1, 96]`: decides which options cargo knows. */
  readonly minor: number;
}

/**
 * The toolchain for a folder of the tree: the user's RUSTUP_TOOLCHAIN, else what rust-toolchain.toml asks for, else what
 * is installed nearest to that. Nothing is downloaded. NoProof where no cargo is found or it does not run.
 */
export async function findToolchain(top: string, folder: string): Promise<FoundToolchain> {
  const asked = askedToolchain(top, folder);
  const path = process.env.PATH;
  const cargo = findProgram('cargo', '/', path);
  if (cargo === null) throw new NoProof('no cargo on PATH: expected cargo and rustc to prove with');
  const users = process.env.RUSTUP_TOOLCHAIN;
  const rustup = findProgram('rustup', '/', path);
  // A cargo that is none of rustup's would not hear which toolchain is meant.
  const installed = rustup !== null && isProxy(cargo, rustup) ? await listInstalled() : null;
  if (installed?.length === 0)
    throw new NoProof('no Rust toolchain is installed: expected one in rustup toolchain list');
  if (installed === null) return describe(cargo, 'system', asked, {});
  if (users) return describe(cargo, users, asked, { RUSTUP_TOOLCHAIN: users });
  const exact = installed.find(({ name }) => asked !== null && isNamed(name, asked));
  const chosen = exact ?? (await pick(asked, installed));
  if (chosen === null)
    throw new NoProof('no installed Rust toolchain runs: see rustup toolchain list');
  return describe(cargo, chosen.name, asked, { RUSTUP_TOOLCHAIN: chosen.name });
}

async function pick(asked: string | null, names: readonly Listed[]): Promise<Installed | null> {
  const usual = names.find(({ isDefault }) => isDefault);
  if (asked === null && usual) return { ...usual, version: null, unstable: false };
  const installed = await Promise.all(
    names.map(async (listed): Promise<Installed> => {
      const { code, stdout } = await ask('rustc', ['--version'], {
        RUSTUP_TOOLCHAIN: listed.name,
      });
      const unstable =
        /^(nightly|beta)|-beta/.test(listed.name) || /-(nightly|beta|dev)/.test(stdout);
      return { ...listed, version: code === 0 ? versionIn(stdout) : null, unstable };
    }),
  );
  return nearest(asked === null ? null : versionIn(asked), installed);
}

/** rustup's proxies are links to it, of either kind. */
function isProxy(cargo: string, rustup: string): boolean {
  const [one, other] = [statSync(cargo), statSync(rustup)];
  return one.dev === other.dev && one.ino === other.ino;
}

type Listed = Pick<Installed, 'name' | 'isDefault'>;

/** Null where rustup does not answer. */
async function listInstalled(): Promise<readonly Listed[] | null> {
  const { code, stdout } = await ask('rustup', ['toolchain', 'list'], {});
  if (code !== 0) return null;
  return stdout.split('\n').flatMap((line) => {
    const name = /^([A-Za-z0-9][\w.+-]*)( |$)/.exec(line)?.[1];
    return name === undefined || line.startsWith('no installed')
      ? []
      : [{ name, isDefault: /\bdefault\b/.test(line) }];
  });
}

async function describe(
  cargo: string,
  name: string,
  asked: string | null,
  env: Readonly<Record<string, string>>,
): Promise<FoundToolchain> {
  const { code, stdout, stderr } = await ask('rustc', ['-vV'], env);
  const version = versionIn(stdout);
  if (code !== 0 || version === null) {
    const said = printableLine(stderr.trim().split('\n')[0] ?? '', 200);
    throw new NoProof(`rustc of the toolchain '${name}' does not run: ${said || 'no version'}`);
  }
  const short = name.replace(/-(x86_64|aarch64|i686|arm|powerpc|riscv|s390x|loongarch)[\w-]*$/, '');
  const rustc = printableLine(stdout.split('\n')[0] ?? '', 200);
  const fits =
    asked === null || isNamed(name, asked) || (name === 'system' && isVersion(asked, rustc));
  const why = process.env.RUSTUP_TOOLCHAIN
    ? 'RUSTUP_TOOLCHAIN names it'
    : `${asked} is not installed`;
  return {
    ...{ name: short, rustc, asked, cargo, env },
    instead: fits ? null : `${short} instead of ${asked}: ${why}`,
    verbose: stdout,
    minor: version[1],
  };
}

const isVersion = (asked: string, rustc: string): boolean =>
  /^\d/.test(asked) && (rustc.startsWith(`rustc ${asked} `) || rustc.startsWith(`rustc ${asked}.`));

/** Away from the audited tree: a toolchain file of it must not choose the program that answers. */
const ask = (program: string, args: readonly string[], env: Readonly<Record<string, string>>) =>
  runProgram(program, args, { cwd: '/', env: cargoEnvironment(env), timeLimitMs });
