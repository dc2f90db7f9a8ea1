import type { SiteOutcome } from '../../model/proof.ts';
import type { Candidate } from './sites.ts';

interface Ending {
  /** It compiled together with all others that did. */
  readonly proved: boolean;
  /** The mode asks for it. */
  readonly asked: boolean;
  /** Why the search ended early. */
  readonly ended: string | null;
}

/** What the search found out about one site, in the words of the report. */
export function outcomeOf(one: Candidate, { proved, asked, ended }: Ending): SiteOutcome {
  const base = {
    id: one.site.id,
    form: null,
    edits: null,
    receiver_type: one.type,
    but: null,
    why: null,
    command: null,
  };
  if (one.uneditable !== null) return { ...base, verdict: 'untried', why: one.uneditable };
  if (!asked) return { ...base, verdict: 'untried', why: 'only removable findings were tried' };
  const form = one.forms[one.form];
  if (proved && form)
    return {
      ...base,
      verdict: 'compiles',
      form: form.form,
      edits: form.edits,
      but: one.but,
      command: one.command,
    };
  if (one.state === 'refused') {
    // The first form is the finding's own where it has one: its refusal is what refutes the finding.
    const word = one.words.get(0);
    return {
      ...base,
      verdict: 'refused',
      form: one.forms[0]?.form ?? null,
      why: word?.why ?? null,
      command: word?.command || null,
    };
  }
  if (!one.seen && ended === null)
    return {
      ...base,
      verdict: 'unseen',
      why: 'no build compiled it: another target, feature or platform, or no module of the crate',
    };
  return { ...base, verdict: 'untried', why: ended ?? 'the search ended first' };
}
