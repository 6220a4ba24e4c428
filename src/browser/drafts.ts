// A person's unsent texts, sealed under their draft key in the tab's session storage (PROTOCOL A6). They come back after
// unlocking, and go when the act is sent or the person signs out.
import * as v from 'valibot';
import { type CaseId, fromBase64url, MAX_ENTRY_BYTES, toBase64url, utf8 } from '../protocol/check/index.ts';
import { openDraft, sealDraft } from '../protocol/open/index.ts';
import type { OpenVault } from './vault.ts';

/** What stood in a form: values by the field's id. */
export type Draft = Readonly<Record<string, string>>;
const Draft = v.record(v.string(), v.string());

const place = (caseId: CaseId, kind: string): string => `amanah.draft.${caseId}.${kind}`;

const parsed = (text: string): Draft | undefined => {
  try {
    const draft = v.safeParse(Draft, JSON.parse(text));
    return draft.success ? draft.output : undefined;
  } catch {
    return undefined;
  }
};

/** Keeps the draft of an act; a draft with nothing in it is dropped. Texts above an entry's size aren't kept. */
export const keepDraft = (vault: OpenVault, caseId: CaseId, kind: string, draft: Draft): void => {
  if (Object.values(draft).every((text) => text === '')) {
    dropDraft(caseId, kind);
    return;
  }
  const { association, person, keys } = vault;
  const text = JSON.stringify(draft);
  if (utf8(text).length > MAX_ENTRY_BYTES) return;
  const sealed = sealDraft(keys.draftKey, association, person, caseId, kind, text);
  sessionStorage.setItem(place(caseId, kind), toBase64url(sealed));
};

export const readDraft = (vault: OpenVault, caseId: CaseId, kind: string): Draft | undefined => {
  const sealed = fromBase64url(sessionStorage.getItem(place(caseId, kind)) ?? '');
  if (sealed === undefined || sealed.length === 0) return undefined;
  const { association, person, keys } = vault;
  const text = openDraft(keys.draftKey, association, person, caseId, kind, sealed);
  return text.ok ? parsed(text.value) : undefined;
};

export const dropDraft = (caseId: CaseId, kind: string): void => sessionStorage.removeItem(place(caseId, kind));
