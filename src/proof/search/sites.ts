import type { ProofSite, SiteOutcome } from '../../model/proof.ts';
import { type Form, formsIn } from '../edits/index.ts';

/** What the search knows of one site; it changes while the search goes on. */
export interface Candidate {
  readonly site: ProofSite;
  /** Key of the function body: errors of one body say nothing of another. */
  readonly body: string;
  readonly forms: readonly Form[];
  readonly argument: boolean;
  /** Why it cannot be edited; null where it can. */
  readonly uneditable: string | null;
  /** A build compiled it. */
  seen: boolean;
  type: string | null;
  /** The form that is on. */
  form: number;
  /**
   * `waiting`: not tried in this form. `on`: carried out in the text that is checked. `resting`: restored on an error
   * that did not surely mean it. `refused`: no form compiles. `kept`: it compiles, but must stay: not in the patch.
   */
  state: 'waiting' | 'on' | 'resting' | 'refused' | 'kept';
  /** It was on in a check that found no fault in its body. */
  accepted: boolean;
  /** How often this form was restored. */
  restored: number;
  /** What rustc said first to each form. */
  readonly words: Map<number, { readonly why: string; readonly command: string }>;
  /** The check that it compiled in last. */
  command: string | null;
  but: SiteOutcome['but'];
  result: string | null;
  bounds: readonly string[] | null;
  use: 'moved' | 'changed' | 'read' | null;
}

/** The sites with their forms; a form that the mode does not ask for is left out. */
export function candidatesOf(
  sites: readonly ProofSite[],
  texts: ReadonlyMap<string, string>,
): Candidate[] {
  const readers = new Map<string, ReturnType<typeof formsIn>>();
  return sites.map((site) => {
    const text = texts.get(site.path);
    const reader = readers.get(site.path) ?? (text === undefined ? undefined : formsIn(text));
    if (reader) readers.set(site.path, reader);
    const { forms, why, argument } = reader?.(site) ?? {
      forms: [],
      why: 'its file was not read',
      argument: false,
    };
    return {
      site,
      body: `${site.path}:${site.function_span?.[0] ?? -1}`,
      forms,
      argument,
      uneditable: forms.length === 0 ? (why ?? 'there is nothing to edit') : null,
      seen: false,
      type: null,
      form: 0,
      state: 'waiting',
      accepted: false,
      restored: 0,
      words: new Map(),
      command: null,
      but: null,
      result: null,
      bounds: null,
      use: null,
    };
  });
}
