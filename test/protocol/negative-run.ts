// Runs the negative vectors: each takes something good out of protocol-vectors.json, changes one byte or one field, and
// names the error that must follow. The unchanged thing is run too, so that a refusal is due to the change alone.
import {
  bad,
  concat,
  foldLedger,
  fromBase64url,
  fromUtf8,
  good,
  type Line,
  type Outcome,
  parseAct,
  parseAssociationId,
  parseCanonical,
  parseCaseId,
  parseDigits,
  parseEntryId,
  parseFileId,
  parseHolder,
  parseLine,
  parsePersonId,
  parseRoom,
  parseRoster,
  ready,
  rostersByHash,
  toBase64url,
  unwrapAtRest,
  utf8,
  verifyCard,
  verifyHead,
  verifyPath,
  verifyRosterChain,
} from '../../src/protocol/check/index.ts';
import { label } from '../../src/protocol/labels.ts';
import {
  deriveReporterFromMaster,
  openEntry,
  openFile,
  openGrant,
  openVault,
  parseEntry,
  personKeys,
  sealFile,
  signRoster,
} from '../../src/protocol/open/index.ts';
import { sealKeyPair, signDetached } from '../../src/protocol/sodium.ts';
import { readVectors, type Vectors } from './read-vectors.ts';
import type { VectorResult } from './vectors-run.ts';

type Value = string | number | Uint8Array;
type Thing = ReadonlyMap<string, Value>;
type Kind = { readonly good: Thing; readonly run: (thing: Thing) => Outcome<unknown> };

function need<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`no ${what}`);
  return value;
}

const bytesOf = (thing: Thing, name: string): Uint8Array => {
  const value = thing.get(name);
  if (!(value instanceof Uint8Array)) throw new Error(`${name} is no bytes`);
  return value;
};
const textOf = (thing: Thing, name: string): string => {
  const value = thing.get(name);
  if (typeof value !== 'string') throw new Error(`${name} is no text`);
  return value;
};
const numberOf = (thing: Thing, name: string): number => {
  const value = thing.get(name);
  if (typeof value !== 'number') throw new Error(`${name} is no number`);
  return value;
};

const truth = (holds: boolean): Outcome<void> => (holds ? good(undefined) : bad('untrusted'));

const caseOf = (thing: Thing) => need(parseCaseId(thing.get('case')), 'case');
const placeOf = (thing: Thing) => ({
  caseId: caseOf(thing),
  room: need(parseRoom(thing.get('room')), 'room'),
  epoch: numberOf(thing, 'epoch'),
});
const personOf = (thing: Thing) => need(parsePersonId(thing.get('person')), 'person');
const associationOf = (thing: Thing) => need(parseAssociationId(thing.get('association')), 'association');

function slotOf(thing: Thing): 1 | 2 | 3 {
  const slot = thing.get('slot');
  if (slot !== 1 && slot !== 2 && slot !== 3) throw new Error('no slot');
  return slot;
}

const boxes = (v: Vectors): Readonly<Record<string, Kind>> => ({
  grant: {
    good: new Map<string, Value>([
      ['blob', v.bytes('grant.grant')],
      ['case', v.text('case')],
      ['room', 'report'],
      ['epoch', 1],
      ['holder', v.text('grant.holder')],
      ['seed', v.bytes('person.seal_seed')],
      ['commitment', v.bytes('grant.commitment')],
    ]),
    run: (t) => {
      const holder = need(parseHolder(t.get('holder')), 'holder');
      const expected = toBase64url(bytesOf(t, 'commitment'));
      return openGrant(placeOf(t), holder, sealKeyPair(bytesOf(t, 'seed')), bytesOf(t, 'blob'), expected);
    },
  },
  entry: {
    good: new Map<string, Value>([
      ['blob', v.bytes('entry.entry')],
      ['key', v.bytes('grant.room_key')],
      ['case', v.text('case')],
      ['room', 'report'],
      ['epoch', 1],
      ['entry', v.text('entry.entry_id')],
      ['author', 'reporter'],
    ]),
    run: (t) => {
      const entryId = need(parseEntryId(t.get('entry')), 'entry');
      const author = need(parseHolder(t.get('author')), 'author');
      return openEntry(bytesOf(t, 'key'), { ...placeOf(t), entryId, author }, bytesOf(t, 'blob'));
    },
  },
  vault: {
    good: new Map<string, Value>([
      ['blob', v.bytes('password.vault')],
      ['key', v.bytes('password.vault_key')],
      ['association', v.text('association')],
      ['person', v.text('person.id')],
      ['slot', 1],
    ]),
    run: (t) => openVault(bytesOf(t, 'key'), associationOf(t), personOf(t), slotOf(t), bytesOf(t, 'blob')),
  },
  at_rest: {
    good: new Map<string, Value>([
      ['blob', v.bytes('at_rest.stored')],
      ['key', v.bytes('at_rest.server_key')],
      ['person', v.text('person.id')],
    ]),
    run: (t) => unwrapAtRest(bytesOf(t, 'key'), personOf(t), bytesOf(t, 'blob')),
  },
  file: fileKind(v),
});

/** Three chunks of content; with a shorter last one. */
function fileKind(v: Vectors): Kind {
  const caseId = need(parseCaseId(v.text('case')), 'case');
  const fileId = need(parseFileId(v.text('files.file_id')), 'file');
  const content = Uint8Array.from({ length: 140_000 }, (_, i) => (7 * i + Math.floor(i / 256)) % 256);
  const { blob, hash } = sealFile(v.bytes('files.key'), caseId, fileId, content);
  return {
    good: new Map<string, Value>([
      ['blob', blob],
      ['key', v.bytes('files.key')],
      ['case', v.text('case')],
      ['file', v.text('files.file_id')],
      ['size', content.length],
      ['hash', need(fromBase64url(hash), 'hash')],
    ]),
    run: (t) => {
      const file = need(parseFileId(t.get('file')), 'file');
      const expected = toBase64url(bytesOf(t, 'hash'));
      return openFile(bytesOf(t, 'key'), caseOf(t), file, numberOf(t, 'size'), expected, bytesOf(t, 'blob'));
    },
  };
}

const signatures = (v: Vectors): Readonly<Record<string, Kind>> => ({
  card: {
    good: new Map<string, Value>([
      ['association', v.text('association')],
      ['person', v.text('person.id')],
      ['seal', v.bytes('person.seal_public')],
      ['sign', v.bytes('person.sign_public')],
      ['signature', v.bytes('person.card_signature')],
    ]),
    run: (t) => {
      const card = {
        associationId: associationOf(t),
        personId: personOf(t),
        seal: bytesOf(t, 'seal'),
        sign: bytesOf(t, 'sign'),
      };
      return truth(verifyCard(card, bytesOf(t, 'signature')));
    },
  },
  head: {
    good: new Map<string, Value>([
      ['association', v.text('association')],
      ['head', v.bytes('log.head')],
      ['signature', v.bytes('log.signature_by_auditor')],
      ['key', v.bytes('person.sign_public')],
    ]),
    run: (t) => truth(verifyHead(associationOf(t), bytesOf(t, 'head'), bytesOf(t, 'signature'), bytesOf(t, 'key'))),
  },
  path: {
    good: new Map<string, Value>([
      ['root', v.bytes('log.root')],
      ['leaf', need(fromBase64url(v.texts('log.leaves')[0] ?? ''), 'leaf')],
      ['index', 0],
      ['siblings', concat(...v.texts('log.path_of_first').map((text) => need(fromBase64url(text), 'sibling')))],
    ]),
    run: (t) => {
      const joined = bytesOf(t, 'siblings');
      const siblings = Array.from({ length: Math.ceil(joined.length / 32) }, (_, i) =>
        joined.slice(i * 32, i * 32 + 32),
      );
      return truth(verifyPath(bytesOf(t, 'root'), bytesOf(t, 'leaf'), { index: numberOf(t, 'index'), siblings }));
    },
  },
});

const texts = (v: Vectors): Readonly<Record<string, Kind>> => {
  const kind = (text: Value, run: (bytes: Uint8Array) => Outcome<unknown>): Kind => ({
    good: new Map([['text', text]]),
    run: (t) => run(utf8(textOf(t, 'text'))),
  });
  const actText = v.items('ledger.lines').map((line) => line.text('act_text'));
  return {
    canonical: kind('{"a":[1,true,"é"],"b":{"c":0}}', parseCanonical),
    code: { ...kind(v.text('tracking.shown_text'), good), run: (t) => parseDigits(textOf(t, 'text'), 24) },
    recovery: { ...kind(v.text('recovery.shown_text'), good), run: (t) => parseDigits(textOf(t, 'text'), 48) },
    submit: kind(actText[0] ?? '', parseAct),
    open: kind(actText[1] ?? '', parseAct),
    message: kind(actText[3] ?? '', parseAct),
    overdue: kind(actText[4] ?? '', parseAct),
    roster: kind(need(fromUtf8(v.bytes('roster.second.bytes')), 'roster'), parseRoster),
    entry_text: kind(need(fromUtf8(v.bytes('entry.plaintext')), 'entry'), parseEntry),
  };
};

/** The seed of a signer by office, for what must be signed again after a change. */
const seedOf = (v: Vectors, office: string) => v.bytes(`roster.sign_private_seeds.${office}.seed`);

function chains(v: Vectors): Readonly<Record<string, Kind>> {
  const association = need(parseAssociationId(v.text('association')), 'association');
  const first = {
    bytes: v.bytes('roster.first.bytes'),
    signatures: v.items('roster.first.signatures').map((s) => ({ by: s.text('by'), signature: s.bytes('signature') })),
  };
  const signed = (bytes: Uint8Array, offices: readonly string[]) => ({
    bytes,
    signatures: offices.map((office) => ({
      by: v.text(`roster.sign_private_seeds.${office}.id`),
      signature: signRoster(bytes, personKeys(seedOf(v, office)).sign.secretKey),
    })),
  });
  const second = need(fromUtf8(v.bytes('roster.second.bytes')), 'roster');
  const rosterKind = (
    text: string,
    run: (bytes: Uint8Array, offices: readonly string[]) => Outcome<unknown>,
  ): Kind => ({
    good: new Map<string, Value>([
      ['text', text],
      ['signers', 'internal-auditor audit-committee-chair'],
    ]),
    run: (t) => run(utf8(textOf(t, 'text')), textOf(t, 'signers').split(' ')),
  });
  const rosters = verifyRosterChain(association, v.text('roster.first.hash'), [
    first,
    signed(utf8(second), ['internal-auditor', 'audit-committee-chair']),
  ]);
  if (!rosters.ok) throw new Error('no rosters');
  return {
    roster_chain: rosterKind(second, (bytes, offices) =>
      verifyRosterChain(association, v.text('roster.first.hash'), [first, signed(bytes, offices)]),
    ),
    ...ledgers(v, rostersByHash(rosters.value)),
  };
}

/** `chain_0` to `chain_4`: the chain up to that line, whose text or signer can be changed; it is signed anew. */
function ledgers(v: Vectors, rosters: ReturnType<typeof rostersByHash>): Readonly<Record<string, Kind>> {
  const association = need(parseAssociationId(v.text('association')), 'association');
  const caseId = need(parseCaseId(v.text('case')), 'case');
  const reporter = deriveReporterFromMaster(v.bytes('tracking.master')).sign.secretKey;
  const given = v.items('ledger.lines').map((at) => ({ text: at.text('act_text'), signature: at.bytes('signature') }));
  const lineOf = (text: string, signature: Uint8Array): Outcome<Line> => parseLine(utf8(text), signature);
  const sign = (text: string, signer: string, use: string): Uint8Array => {
    if (signer === 'nobody') return new Uint8Array(64);
    const key = signer === 'reporter' ? reporter : personKeys(seedOf(v, signer)).sign.secretKey;
    return signDetached(concat(label(use === 'head' ? 'head' : 'act'), utf8(text)), key);
  };
  const signers = ['reporter', 'internal-auditor', 'internal-auditor', 'reporter', 'nobody'];
  const kinds = given.map(({ text }, index): readonly [string, Kind] => [
    `chain_${index}`,
    {
      good: new Map<string, Value>([
        ['text', text],
        ['signer', signers[index] ?? ''],
        ['use', 'act'],
        ['before', index],
      ]),
      run: (t) => {
        const before = given.slice(0, numberOf(t, 'before')).map((line) => lineOf(line.text, line.signature));
        const changed = lineOf(textOf(t, 'text'), sign(textOf(t, 'text'), textOf(t, 'signer'), textOf(t, 'use')));
        if (!changed.ok) return changed;
        const lines = [...before, changed].flatMap((line) => (line.ok ? [line.value] : []));
        return foldLedger(caseId, association, lines, rosters);
      },
    },
  ]);
  return Object.fromEntries(kinds);
}

function flipped(bytes: Uint8Array, at: number, mask: number): Uint8Array {
  const place = at < 0 ? bytes.length + at : at;
  return bytes.map((byte, i) => (i === place ? byte ^ mask : byte));
}

function swapped(bytes: Uint8Array, a: number, b: number, length: number): Uint8Array {
  const changed = bytes.slice();
  changed.set(bytes.slice(b, b + length), a);
  changed.set(bytes.slice(a, a + length), b);
  return changed;
}

/** `change` is one of flip [field, at, mask], cut [field, count], add [field, count], swap, set, replace. */
function apply(thing: Thing, change: Vectors): Thing {
  const [[how, field]] = [[change.text('0'), change.text('1')] as const];
  const old = need(thing.get(field), field);
  const changedTo = (value: Value): Thing => new Map([...thing, [field, value]]);
  if (how === 'set')
    return changedTo(change.has('2') && typeof old === 'number' ? change.number('2') : change.text('2'));
  if (how === 'replace' && typeof old === 'string') {
    const [from, to] = [change.text('2'), change.text('3')];
    if (!old.includes(from)) throw new Error(`${from} isn't there to replace`);
    return changedTo(old.replace(from, to));
  }
  if (!(old instanceof Uint8Array)) throw new Error(`${how} can't change ${field}`);
  if (how === 'flip') return changedTo(flipped(old, change.number('2'), change.number('3')));
  if (how === 'cut') return changedTo(old.slice(0, -change.number('2')));
  if (how === 'add') return changedTo(concat(old, new Uint8Array(change.number('2'))));
  if (how === 'swap') return changedTo(swapped(old, change.number('2'), change.number('3'), change.number('4')));
  throw new Error(`unknown change ${how}`);
}

/** Runs the negative vectors against what is good in the others. */
export async function runNegative(negative: unknown, positive: unknown): Promise<VectorResult> {
  await ready;
  const v = readVectors(positive);
  const kinds: Readonly<Record<string, Kind>> = { ...boxes(v), ...signatures(v), ...texts(v), ...chains(v) };
  const failed: string[] = [];
  let passed = 0;
  const note = (name: string, holds: boolean) => {
    if (holds) passed += 1;
    else failed.push(name);
  };
  for (const [name, kind] of Object.entries(kinds)) note(`${name}: the good one is refused`, kind.run(kind.good).ok);
  for (const [index, vector] of readVectors(negative).items('vectors').entries()) {
    const name = `${index} ${vector.text('name')}`;
    try {
      const kind = need(kinds[vector.text('of')], vector.text('of'));
      const outcome = kind.run(apply(kind.good, vector.at('change')));
      note(
        `${name}: ${outcome.ok ? 'accepted' : outcome.reason}`,
        !outcome.ok && outcome.reason === vector.text('reason'),
      );
    } catch (problem) {
      failed.push(`${name}: ${problem instanceof Error ? problem.message : 'threw'}`);
    }
  }
  return { passed, failed };
}
