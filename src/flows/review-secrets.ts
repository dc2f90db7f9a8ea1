import { readSettings } from '../journal/lint/index.ts';
import { openVault } from '../journal/vault/index.ts';
import { UserError } from '../model/errors.ts';
import type { ReviewFinding, ReviewPlan } from '../model/review.ts';
import { redact, secretValues } from '../redaction/index.ts';
import { blankMarks, type ReviewedReport, sealPlan, unescaped } from '../review/index.ts';
import { knownSecrets, type SecretFinder, secretFinder } from './journal-secrets.ts';
import type { ReviewAsked } from './review-asked.ts';

/**
 * Looks for secrets and for the journal's private names. UserError for a journal that is not there; a scanner that fails
 * makes it throw: then nothing is sent.
 */
export function openSecretFinder({
  journal,
  env = process.env,
}: Pick<ReviewAsked, 'journal' | 'env'>): SecretFinder {
  if (journal === null) return failClosed(secretFinder({ values: secretValues(env), names: [] }));
  const vault = openVault(journal, { requireIndex: false });
  const settings = readSettings(vault.settings);
  return failClosed(secretFinder(knownSecrets(vault.list(settings.ignore), settings, env)));
}

const failClosed =
  (find: SecretFinder): SecretFinder =>
  async (texts) => {
    try {
      return await find(texts);
    } catch (error) {
      const why = error instanceof Error ? error.name : 'unknown';
      // Its message may hold what it was looking at.
      throw new UserError(`the search for secrets failed (${why}): nothing is planned or sent`);
    }
  };

/** Fields that lead somewhere and are compared: what they show is searched again in the finished text. */
const kept: ReadonlySet<string> = new Set([
  ...['path', 'fingerprint', 'rule', 'base', 'head', 'merge_base', 'side', 'severity'],
  ...['result', 'verdict', 'stage', 'stack', 'schema', 'from', 'kind'],
]);

/** The report without secrets, before anything in it is escaped: an escape within a secret would hide it. */
export async function scrubReport(
  report: ReviewedReport,
  find: SecretFinder,
  key: Buffer,
): Promise<ReviewedReport> {
  const { title, base, head, merge_base, findings, verdict, coverage } = report;
  const { walkthrough, hardware, tested, plan_why } = report;
  const parts: ReviewedReport = {
    ...{ title, base, head, merge_base, findings, verdict, coverage },
    ...{ walkthrough, hardware, tested, plan_why },
  };
  const texts = new Set<string>();
  const json = JSON.stringify(parts, (name, value: unknown) => {
    if (typeof value === 'string' && !kept.has(name)) texts.add(value);
    return value;
  });
  const all = [...texts];
  const found = await find(all);
  const clean = new Map(
    all.flatMap((text, at) => {
      const secrets = found[at] ?? [];
      return secrets.length === 0 ? [] : [[text, redact(text, secrets, key)] as const];
    }),
  );
  if (clean.size === 0) return { ...report, findings: await withoutNames(findings, find) };
  // Only texts differ from what was written a moment ago.
  const scrubbed: ReviewedReport = JSON.parse(json, (name, value: unknown) =>
    typeof value === 'string' && !kept.has(name) ? (clean.get(value) ?? value) : value,
  );
  return { ...scrubbed, findings: await withoutNames(scrubbed.findings, find) };
}

/** A finding in a file whose very name is private has no place that could be sent: it is said in the body. */
async function withoutNames(
  findings: readonly ReviewFinding[],
  find: SecretFinder,
): Promise<readonly ReviewFinding[]> {
  const paths = [...new Set(findings.flatMap(({ place }) => place?.path ?? []))];
  const found = await find(paths);
  const bad = new Set(paths.filter((_, at) => (found[at] ?? []).length > 0));
  return findings.map((each) =>
    each.place !== null && bad.has(each.place.path) ? { ...each, place: null } : each,
  );
}

/** The texts of a payload by where they stand. */
const textsOf = (plan: ReviewPlan): readonly (readonly [where: string, text: string])[] => [
  ['body', plan.body],
  ...plan.comments.map(({ body }, at) => [`comments[${at}]`, body] as const),
];

/** The plan without secrets in its finished texts, and with the list of all that was taken out. */
export async function redactPlan(
  plan: ReviewPlan,
  find: SecretFinder,
  key: Buffer,
): Promise<ReviewPlan> {
  const texts = textsOf(plan);
  const found = await find(texts.map(([, text]) => blankMarks(text)));
  const [body = '', ...bodies] = texts.map(([, text], at) => redact(text, found[at] ?? [], key));
  const comments = plan.comments.map((comment, at) => ({ ...comment, body: bodies[at] ?? '' }));
  const clean = sealPlan({ ...plan, body, comments });
  return { ...clean, redactions: textsOf(clean).flatMap(([where, text]) => marksIn(where, text)) };
}

function marksIn(where: string, text: string): ReviewPlan['redactions'] {
  const counts = new Map<string, number>();
  for (const [, rule = ''] of text.matchAll(/\[redacted:([a-z0-9-]{1,60}):[0-9a-f]{4}\]/g))
    counts.set(rule, (counts.get(rule) ?? 0) + 1);
  return [...counts].map(([rule, count]) => ({ where, rule, count }));
}

/** UserError where a text of the payload holds a secret, as it is or as GitHub would show it. Nothing is changed. */
export async function requireNoSecrets(plan: ReviewPlan, find: SecretFinder): Promise<void> {
  const texts = [
    ...textsOf(plan),
    ...plan.comments.map(({ path }, at) => [`comments[${at}].path`, path] as const),
  ];
  const plain = texts.map(([, text]) => blankMarks(text));
  const found = await find([...plain, ...plain.map(unescaped)]);
  const at = found.findIndex((secrets) => secrets.length > 0);
  if (at < 0) return;
  const where = texts[at % texts.length]?.[0];
  throw new UserError(
    `review.json: ${where} holds something private (${found[at]?.[0]?.rule}): take it out and approve again`,
  );
}
