// Vectors of what is signed and chained: rosters, a case's ledger, the log.
import {
  type AssociationId,
  activePerson,
  canonical,
  dayTree,
  foldLedger,
  fromBase64url,
  leafOf,
  lineHash,
  NO_HEAD,
  nextHead,
  parseAct,
  parseAssociationId,
  parseCaseId,
  parseLine,
  pathOf,
  type Roster,
  rosterFingerprint,
  rosterHash,
  rostersByHash,
  utf8,
  verifyHead,
  verifyPath,
  verifyRosterChain,
} from '../../src/protocol/check/index.ts';
import { deriveReporterFromMaster, personKeys, signAct, signHead, signRoster } from '../../src/protocol/open/index.ts';
import { signKeyPair } from '../../src/protocol/sodium.ts';
import type { Vectors } from './read-vectors.ts';
import { type Check, same, type VectorGroup } from './vector-check.ts';

export const chainVectors: VectorGroup = (vectors, check) => {
  const association = parseAssociationId(vectors.text('association'));
  if (association === undefined) throw new Error('ids');
  const rosters = rosterChain(vectors, association, check);
  ledger(vectors, association, rosters, check);
  log(vectors, association, rosters, check);
};

const signedRoster = (at: Vectors) => ({
  bytes: at.bytes('bytes'),
  signatures: at.items('signatures').map((one) => ({ by: one.text('by'), signature: one.bytes('signature') })),
});

function rosterChain(vectors: Vectors, association: AssociationId, check: Check): ReadonlyMap<string, Roster> {
  const at = vectors.at('roster');
  const chain = [signedRoster(at.at('first')), signedRoster(at.at('second'))];
  const verified = verifyRosterChain(association, at.text('first.hash'), chain);
  if (!verified.ok) throw new Error('the roster chain is refused');
  for (const [index, which] of (['first', 'second'] as const).entries()) {
    const bytes = at.bytes(`${which}.bytes`);
    const link = verified.value[index];
    check(
      `${which} roster: hash`,
      rosterHash(bytes) === at.text(`${which}.hash`) && link?.hash === at.text(`${which}.hash`),
    );
    check(`${which} roster: written again`, link !== undefined && same(canonical(link.roster), bytes));
  }
  check('roster fingerprint', rosterFingerprint(at.text('first.hash')) === at.text('first.fingerprint_text'));
  for (const which of ['first', 'second'] as const) {
    for (const one of at.items(`${which}.signatures`)) {
      const office = Object.entries(at.at('sign_private_seeds').value ?? {}).find(
        ([name]) => at.text(`sign_private_seeds.${name}.id`) === one.text('by'),
      )?.[0];
      const seed = at.bytes(`sign_private_seeds.${office}.seed`);
      const signature = signRoster(at.bytes(`${which}.bytes`), personKeys(seed).sign.secretKey);
      check(`${which} roster: signature of the ${office}`, same(signature, one.bytes('signature')));
    }
  }
  return rostersByHash(verified.value);
}

function ledger(
  vectors: Vectors,
  association: AssociationId,
  rosters: ReadonlyMap<string, Roster>,
  check: Check,
): void {
  const caseId = parseCaseId(vectors.text('ledger.case'));
  if (caseId === undefined) throw new Error('ids');
  const auditor = personKeys(vectors.bytes('person.seed')).sign.secretKey;
  const reporter = deriveReporterFromMaster(vectors.bytes('tracking.master')).sign.secretKey;
  const lines = vectors.items('ledger.lines').flatMap((at, index) => {
    const bytes = utf8(at.text('act_text'));
    const line = parseLine(bytes, at.bytes('signature'));
    check(`line ${index}: read`, line.ok);
    check(`line ${index}: hash`, lineHash(at.bytes('signature'), bytes) === at.text('hash'));
    const act = parseAct(bytes);
    if (act.ok && act.value.by !== 'system') {
      const signed = signAct(act.value, act.value.by === 'reporter' ? reporter : auditor);
      check(`line ${index}: signed again`, same(signed.bytes, bytes) && signed.hash === at.text('hash'));
    }
    return line.ok ? [line.value] : [];
  });
  const folded = foldLedger(caseId, association, lines, rosters);
  check('the chain folds', folded.ok);
  if (!folded.ok) return;
  const { head, rooms, bars, items } = folded.value;
  check('its head', head === lines.at(-1)?.hash);
  check(
    'its rooms',
    (['identity', 'report', 'deliberation'] as const).every((room) => rooms.has(room)) && rooms.size === 3,
  );
  check('its second epoch', rooms.get('report')?.[1]?.startedBy === lines[2]?.hash);
  check('its commitment', rooms.get('report')?.[0]?.commitment === vectors.text('grant.commitment'));
  check('its bar', bars.size === 1 && lines[2]?.act.bars.every((id) => bars.has(id)) === true);
  check('its item', items.has(vectors.text('entry.item')));
}

/** The vectors' `next_head` can't be computed again: they give neither the leaves nor the root of its day. */
function log(vectors: Vectors, association: AssociationId, rosters: ReadonlyMap<string, Roster>, check: Check): void {
  const at = vectors.at('log');
  const leaves = at.texts('leaves').map((text) => fromBase64url(text) ?? new Uint8Array(0));
  const tree = dayTree(leaves);
  check(
    'the leaves stand in order',
    leaves.every((leaf, index) => same(leaf, tree.sorted[index] ?? NO_HEAD)),
  );
  check('the root', same(tree.root, at.bytes('root')));
  const head = nextHead(NO_HEAD, at.text('day_text'), tree.root);
  check('the first head', same(head, at.bytes('head')));
  const first = tree.sorted[0] ?? NO_HEAD;
  const siblings = at.texts('path_of_first').map((text) => fromBase64url(text) ?? new Uint8Array(0));
  const path = pathOf(tree, first);
  check('the path of the first leaf', path?.siblings.every((one, i) => same(one, siblings[i] ?? NO_HEAD)) === true);
  check('the path leads to the root', verifyPath(tree.root, first, { index: 0, siblings }));
  const submit = leafOf(vectors.items('ledger.lines')[0]?.text('hash') ?? '');
  check(
    'the first line has a leaf',
    leaves.some((leaf) => same(leaf, submit)),
  );
  for (const line of vectors.items('ledger.lines')) {
    const leaf = leafOf(line.text('hash'));
    const way = pathOf(dayTree(leaves.toReversed()), leaf);
    check('a line has a path, whatever order it came in', way !== undefined && verifyPath(tree.root, leaf, way));
  }

  const seed = vectors.at('roster.sign_private_seeds.internal-auditor');
  const pair = signKeyPair(personKeys(seed.bytes('seed')).sign.secretKey.slice(0, 32));
  const signature = at.bytes('signature_by_auditor');
  check('the head is signed', same(signHead(association, head, pair.secretKey), signature));
  const listed = [...rosters.values()].map((roster) => activePerson(roster, seed.text('id'))?.sign);
  const known = fromBase64url(listed[0] ?? '', 32) ?? NO_HEAD;
  check('the head verifies', verifyHead(association, head, signature, known));
}
