import { describe, expect, it } from 'vitest';
import { definition, parameters, read, uses } from './rust-read.ts';

const defined = (kind: string, text: string, path?: string) =>
  read(text, path)
    .definitions.filter((one) => one.kind === kind)
    .map((one) => `${one.line} ${one.name}`);

describe('environment variables in Rust', () => {
  it('defines those that are read', () => {
    const text = `
      const PORT_VAR: &str = "KIT_PORT";
      fn f() {
        std::env::var("KIT_HOST");
        env::var_os("KIT_HOME").unwrap();
        std::env::var(PORT_VAR);
        option_env!("KIT_BUILD");
        env_is_truthy("KIT_FAST");
        figment::Env::prefixed("KIT_SYSTEM_");
      }
      use std::env;`;
    expect(defined('env_var', text)).toEqual([
      '2 KIT_PORT',
      '4 KIT_HOST',
      '5 KIT_HOME',
      '6 KIT_PORT',
      '7 KIT_BUILD',
      '8 KIT_FAST',
    ]);
    expect(uses(read(text), 'env')).toEqual([]);
    expect(definition(read(text), 'KIT_HOST').owner).toBe('kit::router');
  });

  it('takes all other literals for uses, in macros and arrays as well', () => {
    const file = read(`
      fn f() {
        temp_env::async_with_vars([("KIT_ON", Some("false")), ("KIT_PORT", None)], async { assert!(g("KIT_IN_MACRO")); });
        cmd.env("KIT_CHILD", "1");
        std::env::set_var("KIT_SET", "x");
        let not = ["Kit_X", "KIT", "KIT-A", "A_B"];
      }`);
    expect(uses(file, 'env')).toEqual([
      '3 KIT_ON',
      '3 KIT_PORT',
      '3 KIT_IN_MACRO',
      '4 KIT_CHILD',
      '5 KIT_SET',
    ]);
  });

  it('sees that a read only warns', () => {
    const file = read(`
      fn f() {
        if std::env::var("KIT_OLD").is_ok() { tracing::warn!("KIT_OLD is deprecated, use KIT_NEW"); }

        let port = std::env::var("KIT_NEW");
      }`);
    expect(definition(file, 'KIT_OLD').deprecated).toBe(true);
    expect(definition(file, 'KIT_NEW').deprecated).toBe(false);
  });
});

describe('command lines in Rust', () => {
  it('reads flags that clap derives', () => {
    const text = `
      #[derive(clap::Parser, Debug)]
      #[command(name = "kit", allow_external_subcommands = true)]
      struct Args {
        #[arg(long)] block_size: u8,
        #[arg(short, long = "model", alias = "m", aliases = ["name"])] model_name: String,
        #[clap(short = 'x', long, env = "KIT_X")] exact: bool,
        #[arg(long, env)] kit_home: String,
        #[arg(last = true)] rest: Vec<String>,
        #[command(flatten)] common: Common,
        positional: u8,
        /// Deprecated: gone soon.
        #[arg(long)] old: bool,
        #[command(subcommand)] command: Cmd,
      }
      #[derive(Subcommand)]
      enum Cmd { RunFast { #[arg(long)] hard: bool }, #[command(name = "ls", visible_alias = "list")] Show, #[command(flatten)] Other(X) }`;
    expect(defined('cli_flag', text)).toEqual([
      '3 *',
      '5 --block-size',
      '6 -m',
      '6 --model',
      '6 --m',
      '6 --name',
      '7 -x',
      '7 --exact',
      '8 --kit-home',
      '9 *',
      '13 --old',
      '17 --hard',
    ]);
    expect(defined('subcommand', text)).toEqual(['17 run-fast', '17 ls', '17 list']);
    expect(defined('env_var', text)).toEqual(['7 KIT_X', '8 KIT_HOME']);
    const file = read(text);
    expect(definition(file, '--block-size')).toMatchObject({
      owner: 'kit::router::Args',
      path: '--block-size',
      open: false,
    });
    expect(definition(file, '--old').deprecated).toBe(true);
    expect(definition(file, '--hard').owner).toBe('kit::router::Cmd::RunFast');
    expect(definition(file, '*').open).toBe(true);
    expect(uses(file, 'env')).toEqual([]);
  });

  it('reads flags that clap builds', () => {
    const text = `
      use clap::{Arg, Command};
      fn cli() -> Command {
        Command::new("kit")
          .arg(Arg::new("size").long("block-size").short('b').alias("size").env("KIT_SIZE"))
          .arg(Arg::new("rest").last(true))
          .subcommand(Command::new("serve").about("x"))
          .allow_external_subcommands(true)
      }`;
    expect(defined('cli_flag', text)).toEqual(['5 --block-size', '5 -b', '5 --size', '6 *', '8 *']);
    expect(defined('subcommand', text)).toEqual(['7 serve']);
    expect(defined('env_var', text)).toEqual(['5 KIT_SIZE']);
    expect(read(text).commands).toEqual([]);
  });

  it('reads programs that are started', () => {
    const { commands } = read(`
      fn f() {
        std::process::Command::new("python3").args(["-m", "shop.main", "serve", "--size=3"]).arg("--fast").spawn();
        let mut cmd = Command::new("nvcc");
        cmd.arg("--version");
        Command::new(env!("CARGO_BIN")).arg("--not-known");
      }
      use tokio::process::Command;`);
    expect(
      commands.map((one) => [
        one.line,
        one.runs,
        one.program,
        one.words,
        one.flags.map((flag) => flag.name),
      ]),
    ).toEqual([
      [3, 'python-module', 'shop.main', ['serve'], ['--size', '--fast']],
      [4, 'executable', 'nvcc', [], ['--version', '--not-known']],
    ]);
  });
});

describe('metrics in Rust', () => {
  it('defines the names that constants of metric files hold', () => {
    const text =
      'pub mod front { pub const A: &str = "requests_total"; pub const B: &str = "Other text"; }';
    const file = read(text, 'kit/src/prometheus_names.rs');
    expect(definition(file, 'requests_total')).toMatchObject({
      kind: 'metric',
      owner: 'kit::prometheus_names::front',
    });
    expect(file.definitions.filter((one) => one.kind === 'metric')).toHaveLength(1);
    expect(defined('metric', text)).toEqual([]);
  });

  it('finds names in other texts', () => {
    const file = read(`fn f() {
      g("dynamo_frontend_requests_total");
      g("rate(queue_depth_total{model=\\"x\\"}[5m]) > dynamo_up");
      g("dynamo_llm=debug");
      g("dynamo_llm::x");
    }`);
    expect(uses(file, 'metric')).toEqual([
      '2 dynamo_frontend_requests_total',
      '3 dynamo_up',
      '3 queue_depth_total',
    ]);
  });
});

describe('Cargo.toml', () => {
  it('defines the crate, its features and programs, and uses those of others', () => {
    const file = read(
      `[package]
name = "my-kit"
version = "1"

[lib]
name = "kit" # in code

[[bin]]
name = "kitd"

[features]
default = ["fast"]
fast = ["dep:rayon", "other/simd",
  # more
  "far?/x"]

[dependencies]
other = { path = "../other", features = ["net", "tls"] }
alias-x = { package = "real-x", version = "1" }

[dependencies.third]
version = "1"
features = ["deep"]
`,
      'kit/Cargo.toml',
    );
    expect(file.definitions.map((one) => `${one.line} ${one.kind} ${one.path}`)).toEqual([
      '6 crate kit',
      '9 crate kitd',
      '12 feature my-kit/default',
      '13 feature my-kit/fast',
    ]);
    expect(definition(file, 'my-kit/fast').owner).toBe('my-kit');
    expect(uses(file, 'name')).toEqual([
      '12 my-kit/fast',
      '13 other/simd',
      '13 far/x',
      '18 other/net',
      '18 other/tls',
      '23 third/deep',
    ]);
    expect(uses(file, 'import')).toEqual(['18 other', '19 real_x']);
    expect(file.module).toBe('');
  });

  it('names the crate after the package where nothing else is said', () => {
    expect(read('[package]\nname = "my-kit"\n', 'kit/Cargo.toml').definitions[0]).toMatchObject({
      kind: 'crate',
      path: 'my_kit',
      line: 2,
    });
    expect(read('[workspace]\nmembers = []\n= nonsense\n[', 'Cargo.toml').definitions).toEqual([]);
  });
});

describe('lists of names', () => {
  it('hold the usual methods', async () => {
    const { rust } = await import('../../src/symbols/languages/rust.ts');
    for (const name of [
      'as_mut',
      'get',
      'insert',
      'iter',
      'map',
      'unwrap',
      'lock',
      'send',
      'recv',
      'push',
      'len',
      'new',
      'fmt',
      'poll',
    ])
      expect(rust.common.has(name)).toBe(true);
    for (const name of ['clone', 'unwrap', 'lock', 'context', 'iter', 'as_ref'])
      expect(rust.transparent.has(name)).toBe(true);
    expect(rust.separator).toBe('::');
    expect(parameters(definition(read('fn f(a: u8) {}'), 'kit::router::f'))).toBe('a');
  });
});
