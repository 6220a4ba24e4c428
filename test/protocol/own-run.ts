// Runs our own vectors: an entry of every type, an act of every kind, a draft, and texts that are no entries. Opening
// direction where sealing is random, both directions where it is not.
import {
  canonical,
  fromUtf8,
  itemHash,
  parseAct,
  parseAssociationId,
  parseCaseId,
  parseEntryId,
  parseHolder,
  parsePersonId,
  parseRoom,
  ready,
  utf8,
} from '../../src/protocol/check/index.ts';
import { entryBytes, openDraft, openEntry, parseEntry, personKeys } from '../../src/protocol/open/index.ts';
import { readVectors, type Vectors } from './read-vectors.ts';
import type { VectorResult } from './vectors-run.ts';

function opensAsWritten(own: Vectors, at: Vectors, caseText: string): boolean {
  const caseId = parseCaseId(caseText);
  const room = parseRoom(at.text('room_text'));
  const entryId = parseEntryId(at.text('entry_id'));
  const author = parseHolder(at.text('author_text'));
  if (caseId === undefined || room === undefined || entryId === undefined || author === undefined) return false;
  const place = { caseId, room, epoch: at.number('epoch'), entryId, author };
  const opened = openEntry(own.bytes('room_key'), place, at.bytes('entry'));
  return (
    opened.ok &&
    fromUtf8(canonical(opened.value)) === at.text('json_text') &&
    entryBytes(opened.value) === utf8(at.text('json_text')).length &&
    itemHash(at.bytes('entry')) === at.text('item')
  );
}

/** Runs `own-vectors.json`, whose ids and keys stand in `protocol-vectors.json`. */
export async function runOwn(own: unknown, positive: unknown): Promise<VectorResult> {
  await ready;
  const [mine, theirs] = [readVectors(own), readVectors(positive)];
  const failed: string[] = [];
  let passed = 0;
  const note = (name: string, holds: boolean) => {
    if (holds) passed += 1;
    else failed.push(name);
  };
  for (const at of mine.items('entries')) note(at.text('json_text'), opensAsWritten(mine, at, theirs.text('case')));
  for (const text of mine.texts('acts')) {
    const act = parseAct(utf8(text));
    note(text, act.ok && fromUtf8(canonical(act.value)) === text);
  }
  for (const at of mine.items('no_entries')) {
    const entry = parseEntry(utf8(at.text('text')));
    note(at.text('name'), !entry.ok && entry.reason === 'malformed');
  }
  const association = parseAssociationId(theirs.text('association'));
  const person = parsePersonId(theirs.text('person.id'));
  const caseId = parseCaseId(theirs.text('case'));
  if (association === undefined || person === undefined || caseId === undefined) throw new Error('ids');
  const { draftKey } = personKeys(theirs.bytes('person.seed'));
  const draft = openDraft(draftKey, association, person, caseId, mine.text('draft.kind'), mine.bytes('draft.blob'));
  note('the draft', draft.ok && draft.value === mine.text('draft.text'));
  return { passed, failed };
}
