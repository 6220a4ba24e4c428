// Vectors of what is sealed: grants, entries, files.
import {
  type CaseId,
  concat,
  fileBlobBytes,
  hash,
  idBytes,
  itemHash,
  label,
  parseCaseId,
  parseEntryId,
  parseFileId,
  parsePersonId,
  parseRoom,
  placeBytes,
  utf8,
} from '../../src/protocol/check/index.ts';
import { pad } from '../../src/protocol/check/padding.ts';
import {
  commitment,
  deriveReporterFromMaster,
  entryBytes,
  fileOpener,
  fileSealer,
  type KeyPair,
  openEntry,
  openFile,
  openGrant,
  parseEntry,
  personKeys,
  sealEntry,
  sealFile,
  sealGrant,
} from '../../src/protocol/open/index.ts';
import { decapsulate, subkey } from '../../src/protocol/sodium.ts';
import type { Vectors } from './read-vectors.ts';
import { type Check, same, type VectorGroup, withRandom } from './vector-check.ts';

export const sealVectors: VectorGroup = (vectors, check) => {
  const caseId = parseCaseId(vectors.text('case'));
  if (caseId === undefined) throw new Error('ids');
  grants(vectors, caseId, check);
  entries(vectors, caseId, check);
  for (const file of vectors.items('files.list')) oneFile(vectors, caseId, file, check);
};

function grants(vectors: Vectors, caseId: CaseId, check: Check): void {
  const at = vectors.at('grant');
  const room = parseRoom(at.text('room_text'));
  const holder = parsePersonId(at.text('holder'));
  if (room === undefined || holder === undefined) throw new Error('ids');
  const epoch = at.number('epoch');
  const place = { caseId, room, epoch };
  const roomKey = at.bytes('room_key');
  check('commitment', commitment(caseId, room, epoch, roomKey) === at.text('commitment'));
  const associated = concat(label('grant'), placeBytes(place), idBytes(holder));
  check('grant associated data', same(associated, at.bytes('associated_data')));

  const person = personKeys(vectors.bytes('person.seed')).seal;
  const secret = decapsulate(at.bytes('grant').subarray(1, 1121), person.secretKey);
  check('grant shared secret', secret !== undefined && same(secret, at.bytes('shared_secret')));
  const key = hash('grant-key', concat(at.bytes('shared_secret'), person.publicKey));
  check('grant key', same(key, at.bytes('aead_key')));

  const reporter = deriveReporterFromMaster(vectors.bytes('tracking.master')).seal;
  const both: readonly (readonly [typeof holder | 'reporter', KeyPair, Vectors])[] = [
    [holder, person, at],
    ['reporter', reporter, at.at('to_reporter')],
  ];
  for (const [to, pair, one] of both) {
    const sealed = withRandom(one.bytes('random'), () => sealGrant(place, to, pair.publicKey, roomKey));
    check(`grant to ${to} seals`, same(sealed, one.bytes('grant')));
    const opened = openGrant(place, to, pair, one.bytes('grant'), at.text('commitment'));
    check(`grant to ${to} opens`, opened.ok && same(opened.value, roomKey));
  }
}

function entries(vectors: Vectors, caseId: CaseId, check: Check): void {
  const at = vectors.at('entry');
  const room = parseRoom(at.text('room_text'));
  const entryId = parseEntryId(at.text('entry_id'));
  if (room === undefined || entryId === undefined) throw new Error('ids');
  const place = { caseId, room, epoch: at.number('epoch'), entryId, author: 'reporter' } as const;
  const roomKey = vectors.bytes('grant.room_key');
  check('entry author', same(idBytes('reporter'), at.bytes('author')));
  check('entry key', same(subkey('AmRoomK1', 1, roomKey), at.bytes('key')));
  const associated = concat(label('entry'), placeBytes(place), idBytes(entryId), idBytes('reporter'));
  check('entry associated data', same(associated, at.bytes('associated_data')));
  check('entry padding', same(pad(at.bytes('plaintext')), at.bytes('padded')));
  const entry = parseEntry(at.bytes('plaintext'));
  if (!entry.ok || entry.value.type !== 'message') throw new Error('the entry has no message');
  check('entry text', entry.value.text === at.text('value.text') && entry.value.lang === at.text('value.lang'));
  check('entry length', entryBytes(entry.value) === at.bytes('plaintext').length);
  const sealed = withRandom(at.bytes('nonce'), () => sealEntry(roomKey, place, entry.value));
  check('entry seals', same(sealed, at.bytes('entry')));
  const opened = openEntry(roomKey, place, at.bytes('entry'));
  check('entry opens', opened.ok && opened.value.type === 'message' && opened.value.text === at.text('value.text'));
  check('entry item', itemHash(at.bytes('entry')) === at.text('item'));
}

function oneFile(vectors: Vectors, caseId: CaseId, at: Vectors, check: Check): void {
  const key = vectors.bytes('files.key');
  const fileId = parseFileId(vectors.text('files.file_id'));
  if (fileId === undefined) throw new Error('ids');
  const size = at.number('size');
  const name = `file of ${size}`;
  const content = Uint8Array.from({ length: size }, (_, i) => (7 * i + Math.floor(i / 256)) % 256);
  const { blob, hash: contentHash, item } = sealFile(key, caseId, fileId, content);
  check(`${name}: padded`, blob.length - 1 - 16 * at.number('chunks') === at.number('padded'));
  check(`${name}: length`, blob.length === at.number('blob_length') && fileBlobBytes(size) === blob.length);
  check(`${name}: hash`, contentHash === at.text('hash'));
  check(`${name}: item`, item === at.text('item') && itemHash(blob) === item);
  check(`${name}: first bytes`, same(blob.slice(0, 64), at.bytes('first_64')));
  check(`${name}: last bytes`, same(blob.slice(-64), at.bytes('last_64')));
  if (at.has('blob')) check(`${name}: blob`, same(blob, at.bytes('blob')));
  const opened = openFile(key, caseId, fileId, size, contentHash, blob);
  check(`${name}: opens`, opened.ok && same(opened.value, content));

  const pieces = (bytes: Uint8Array, length: number): readonly Uint8Array[] =>
    Array.from({ length: Math.ceil(bytes.length / length) }, (_, i) => bytes.subarray(i * length, (i + 1) * length));
  const sealer = fileSealer(key, caseId, fileId, size);
  const parts = pieces(content, 10_007).map(sealer.push);
  check(`${name}: in pieces`, same(concat(...parts, sealer.finish().rest), blob));
  const opener = fileOpener(key, caseId, fileId, size, contentHash);
  const texts = pieces(blob, 9_973).map(opener.push);
  const whole = concat(...texts.map((text) => (text.ok ? text.value : utf8('failed'))));
  check(`${name}: opens in pieces`, opener.finish().ok && same(whole, content));
}
