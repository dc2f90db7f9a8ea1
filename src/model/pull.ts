import type { Change, MissedCaller } from './callers.ts';
import type { ChecksReport } from './ci.ts';
import type { Expectation, Plan, StackName } from './e2e-plan.ts';
import type { Verdict } from './e2e-verdict.ts';
import type { Finding } from './finding.ts';
import type { PullFacts } from './github.ts';
import type { ReviewFinding, ReviewPlan } from './review.ts';

/** The repository of pull requests that are given by number alone. */
export const defaultRepo = 'ai-dynamo/dynamo';

/** Which pull request is meant and how it is reached, as a command line gives it. Null: not given. */
export interface PullSource {
  /** `12`, `#12`, `owner/repo#12`, or a URL: as the user wrote it. Null: two revisions, of no pull request. */
  readonly pull: string | null;
  /** `owner/name` for a number alone. */
  readonly repo: string | null;
  /** A folder of the checkout; null: the current one. */
  readonly repo_dir: string | null;
  readonly api_url: string | null;
  readonly token_file: string | null;
  /** Nothing may ask the network. */
  readonly offline: boolean;
  /** Where a token may be found. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Of the tool, for what it says of itself to GitHub. */
  readonly version: string;
  /** Receives one line for each thing the user should know but that does not stop the command. */
  readonly warn: (line: string) => void;
}

/** What a definition is to the pull request. */
export interface ChangedSymbol {
  readonly name: string;
  readonly qualified_name: string;
  readonly kind: string;
  readonly language: string;
  readonly path: string;
  /** At the head; at the base for what was removed. */
  readonly line: number;
  readonly change: 'added' | 'removed' | 'modified';
}

/** The changed files of one component. */
export interface ChangeGroup {
  /** A name of .github/filters.yaml, else the folder that the files share. */
  readonly component: string;
  /** From CODEOWNERS; empty where nobody owns them. */
  readonly owners: readonly string[];
  readonly files: readonly string[];
  readonly added: number;
  readonly removed: number;
  readonly symbols: readonly ChangedSymbol[];
}

/** A test that refers to what changed. */
export interface CoveringTest {
  /** `path/test_x.py::TestY::test_z` for pytest, `cargo -p crate module::test` for cargo: as the unit-tests stage takes them. */
  readonly id: string;
  readonly path: string;
  readonly line: number;
  /** Qualified names of the changed symbols that it refers to. */
  readonly covers: readonly string[];
  /** Whether the pull request changes the test itself. */
  readonly changed: boolean;
}

export interface Rebuild {
  readonly rust: boolean;
  readonly bindings: boolean;
  readonly python: boolean;
  readonly container: boolean;
  readonly operator: boolean;
  /** What has to be built, each with its reason. */
  readonly steps: readonly { readonly what: string; readonly why: string }[];
}

export interface Walkthrough {
  readonly groups: readonly ChangeGroup[];
  /** Changed lines by language: `rust: 120`. */
  readonly languages: Readonly<Record<string, number>>;
  /** `rust-only`, `python-only`, `docs-only`, `mixed`, ... */
  readonly kind: string;
  readonly rebuild: Rebuild;
  /** 1 (a glance) to 5 (a day), with minutes and the reasons. */
  readonly effort: {
    readonly level: 1 | 2 | 3 | 4 | 5;
    readonly minutes: number;
    readonly reasons: readonly string[];
  };
  readonly tests: readonly CoveringTest[];
  /** Launch scripts that exercise the change, the best first, with the reason. */
  readonly launch_scripts: readonly { readonly path: string; readonly why: string }[];
}

/** What the test of a change needs of a machine. */
export interface HardwareNeed {
  readonly gpus: number;
  /** Of one GPU; null where nothing says. */
  readonly vram_gib: number | null;
  readonly nodes: number;
  /** `hopper`, `blackwell`, `intel`, ...: beyond the usual; empty otherwise. */
  readonly architectures: readonly string[];
  /** Each with where it was read: `examples/.../disagg.sh: 2 GPUs (header)`. */
  readonly reasons: readonly string[];
  /** Within `--gpus` and `--vram`. */
  readonly fits: boolean;
  /** One line when it does not fit. */
  readonly why: string | null;
}

/** Something that a run should show, and where in the diff it comes from. */
export interface DerivedExpectation {
  /** `expect.<kind>-<name>`, as the check of the run is called. */
  readonly id: string;
  readonly kind: string;
  readonly expect: Expectation;
  readonly path: string;
  /** On `side` of the diff. */
  readonly line: number;
  readonly side: 'LEFT' | 'RIGHT';
  readonly why: string;
  /** `check`: goes into the plan; `hint`: true only under conditions that nobody can tell from the diff, for the user to take over. */
  readonly level: 'check' | 'hint';
}

/** A note of the journal that speaks of a changed path. */
export interface AppliedLearning {
  readonly note: string;
  readonly globs: readonly string[];
  /** Changed paths that it speaks of. */
  readonly paths: readonly string[];
  /** Who or what it comes from: a pull request, a run, a person. */
  readonly source: string;
  readonly date: string;
  /** File in the journal. */
  readonly file: string;
}

/** What was looked at and what was not: every changed line stands in one of the two. */
export interface PullCoverage {
  readonly files: number;
  readonly lines: number;
  readonly looked_at: { readonly files: number; readonly lines: number };
  readonly not_covered: readonly {
    readonly path: string;
    readonly lines: number;
    readonly why: string;
  }[];
  /** What was not asked at all: CI, threads, a run, each with the reason. */
  readonly not_asked: readonly { readonly what: string; readonly why: string }[];
}

/** Whether the run could show anything of the change. */
export interface Tested {
  readonly stack: StackName;
  readonly exercised: boolean;
  readonly why: string;
}

/** `dyn-audit/pr@1`. */
export interface PullReport {
  readonly schema: 'dyn-audit/pr@1';
  readonly elapsed_ms: number;
  readonly repo: string | null;
  readonly number: number | null;
  /** What GitHub says; null offline. */
  readonly pull: PullFacts | null;
  readonly repo_dir: string;
  readonly title: string;
  readonly base: string;
  readonly head: string;
  readonly merge_base: string;
  readonly offline: boolean;
  readonly walkthrough: Walkthrough;
  readonly hardware: HardwareNeed;
  readonly expectations: readonly DerivedExpectation[];
  /** Null where nothing can be run: `plan_why` says why. */
  readonly plan: Plan | null;
  readonly plan_why: string | null;
  /** Clones on changed lines, best first. */
  readonly clones: readonly Finding[];
  readonly callers: {
    readonly changes: readonly Change[];
    readonly findings: readonly MissedCaller[];
  };
  readonly learnings: readonly AppliedLearning[];
  readonly checks: ChecksReport | null;
  readonly coverage: PullCoverage;
  readonly tested: Tested | null;
  readonly verdict: Verdict | null;
  /** Folder of the run; null where there was none. */
  readonly run: string | null;
  readonly findings: readonly ReviewFinding[];
  readonly review: ReviewPlan | null;
  readonly notes: readonly string[];
}
