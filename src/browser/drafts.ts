// A person's unsent texts, sealed under their draft key in the tab's session storage (PROTOCOL A6). They come back after
// unlocking, and go when the act is sent or the person signs out.
import * as v from 'valibot';
import { type CaseId, fromBase64url, MAX_ENTRY_BYTES, toBase64url, utf8 } from '../protocol/check/index.ts';
import { openDraft, sealDraft } from '../protocol/open/index.ts';
import type { OpenVault } from './vault.ts';

/** What stood in a form: values by the field's id. */
export type Draft = Readonly<Record<string, string>>;
const Draft = v.record(v.string(), v.string());

const PLACE = 'amanah.draft.';
const place = (caseId: CaseId, kind: string): string => `${PLACE}${caseId}.${kind}`;

const parsed = (text: string): Draft | undefined => {
  try {
    const draft = v.safeParse(Draft, JSON.parse(text));
    return draft.success ? draft.output : undefined;
  } catch {
    return undefined;
  }
};

/** Whether this tab keeps any text that nobody has sent. */
export const hasDrafts = (): boolean => Object.keys(sessionStorage).some((key) => key.startsWith(PLACE));

/** The most that is kept of one draft, in bytes: as much as can be sealed into an entry. */
export const MOST_DRAFT_BYTES = MAX_ENTRY_BYTES;

/**
 * Keeps the draft of an act; a draft with nothing in it is dropped. False where it isn't kept, for its size or because the
 * tab's storage is full: whoever types must be told.
 */
export const keepDraft = (vault: OpenVault, caseId: CaseId, kind: string, draft: Draft): boolean => {
  if (Object.values(draft).every((text) => text === '')) {
    dropDraft(caseId, kind);
    return true;
  }
  const { association, person, keys } = vault;
  const text = JSON.stringify(draft);
  if (utf8(text).length > MOST_DRAFT_BYTES) return false;
  const sealed = sealDraft(keys.draftKey, association, person, caseId, kind, text);
  try {
    sessionStorage.setItem(place(caseId, kind), toBase64url(sealed));
    return true;
  } catch {
    return false;
  }
};

export const readDraft = (vault: OpenVault, caseId: CaseId, kind: string): Draft | undefined => {
  const sealed = fromBase64url(sessionStorage.getItem(place(caseId, kind)) ?? '');
  if (sealed === undefined || sealed.length === 0) return undefined;
  const { association, person, keys } = vault;
  const text = openDraft(keys.draftKey, association, person, caseId, kind, sealed);
  return text.ok ? parsed(text.value) : undefined;
};

/** The ids of cases of which this tab keeps a text that nobody has sent. */
export const draftedCases = (): readonly string[] => {
  const kept = Object.keys(sessionStorage).filter((key) => key.startsWith(PLACE));
  return [...new Set(kept.map((key) => key.slice(PLACE.length).split('.')[0] ?? ''))];
};

/** Drops every draft of a case in this tab. */
export const dropDraftsOf = (caseId: string): void => {
  for (const key of Object.keys(sessionStorage).filter((one) => one.startsWith(`${PLACE}${caseId}.`)))
    sessionStorage.removeItem(key);
};

export const dropDraft = (caseId: CaseId, kind: string): void => sessionStorage.removeItem(place(caseId, kind));
