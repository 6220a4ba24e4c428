// The canary: after a whole line with marked texts, names, codes and passphrases, none of them stands in anything that a
// server keeps, writes or sees pass.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { acts, type Move, noticeEntry } from '../../src/cli/demo/moves.ts';
import type { Deed } from '../../src/cli/demo/people.ts';
import { recover, replaceAfterRecovery } from '../../src/client/enrolment.ts';
import { writeToAssociation } from '../../src/client/reporter.ts';
import { groupDigits } from '../../src/protocol/check/index.ts';
import { type World, withWorld } from './world.ts';

const test = suite('the canary');
const en = acts('en');

const deedOf = (move: Move): Deed => {
  if (move.kind !== 'deed') throw new Error('an act of a person');
  return move.deed;
};

/** Each text is marked with a word of its own, in both scripts. */
const mark = (at: number): string => `kanari${at}vogel عصفورالمنجم${at} 🐤${at}`;
const MARKS = Array.from({ length: 16 }, (_, at) => mark(at));

/** A text as it could stand somewhere: as it is, escaped, in hexadecimal, in base64 at each of three offsets. */
const spellings = (text: string): readonly string[] => {
  const bytes = Buffer.from(text, 'utf8');
  const based = [0, 1, 2].flatMap((offset) => {
    const padded = Buffer.concat([Buffer.alloc(offset), bytes]).toString('base64');
    // The first and last groups hold neighbours' bits.
    const core = padded.slice(4, -4);
    return [core, core.replaceAll('+', '-').replaceAll('/', '_')];
  });
  const escaped = JSON.stringify(text).slice(1, -1);
  const ascii = escaped.replace(/[\u0080-\uffff]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return [text, escaped, ascii, encodeURIComponent(text), bytes.toString('hex'), bytes.toString('utf16le'), ...based];
};

const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesIn(path) : [path];
  });

type Place = { readonly name: string; readonly content: Buffer };

/** Everything that a server has: files, log, every request and every response. */
const placesOf = (world: World): readonly Place[] => [
  ...filesIn(world.folder).map((path) => ({ name: path, content: readFileSync(path) })),
  { name: 'the log', content: Buffer.from(world.logged.join('\n')) },
  ...world.exchanges.map(({ method, path, sent, received, headers }) => ({
    name: `${method} ${path}`,
    content: Buffer.from([path, sent, received, JSON.stringify(headers)].join('\n')),
  })),
];

const found = (places: readonly Place[], text: string): readonly string[] =>
  places
    .filter(({ content }) => spellings(text).some((one) => content.includes(Buffer.from(one))))
    .map(({ name }) => name);

test('T100 T02 no marked text, name, tracking code, passphrase or recovery key stands in what the server has or sees', () =>
  withWorld({}, async (world) => {
    const [name = '', contact = '', what = '', where = '', briefing = '', message = '', note = '', reasons = ''] =
      MARKS;
    const [finding = '', defence = '', remark = '', decision = '', reply = '', proof = '', summary = '', answer = ''] =
      MARKS.slice(8);
    const played = await world.report({
      lang: 'ar',
      identity: {
        given: true,
        answers: [
          { question: 'name', text: name },
          { question: 'contact', text: contact },
        ],
      },
      answers: [
        { question: 'what-happened', text: what },
        { question: 'where', text: where },
      ],
    });
    const act = (who: Parameters<World['act']>[0], move: Move) => world.act(who, played, deedOf(move));
    await world.open('chair', played);
    await act('auditor', en.acknowledge(0, 'auditor'));
    await act('auditor', en.summary(0, 'auditor', summary));
    await act('auditor', en.brief(0, 'auditor', briefing));
    await act('auditor', en.message(0, 'auditor', message));
    const first = await world.mailbox(played);
    await writeToAssociation(first.device.transport, first.mailbox, 'message', { lang: 'ar', text: reply });
    await act('auditor', en.note(0, 'auditor', note));
    await act('auditor', en.refer(0, 'auditor', 'internal-audit', reasons));
    await act('member-1', en.recommend(0, 'member-1', 'substantiated', finding, { notified: -2, heard: -1, defence }));
    await act('member-2', en.confirm(0, 'member-2', remark));
    await act('chair', en.ratify(0, 'chair', decision));
    const closed = await act('auditor', en.feedback(0, 'auditor'));
    assert.ok(closed.entries.every(({ problem }) => problem === undefined));
    const second = await world.mailbox(played);
    await writeToAssociation(second.device.transport, second.mailbox, 'evidence', { lang: 'ar', text: proof });
    await act('auditor', en.message(0, 'auditor', answer));
    for (const path of ['/en/staff', `/en/staff/cases/${played.number}`])
      await world.player('auditor').device.page(path);

    const auditor = world.player('auditor');
    const recovered = await recover(
      auditor.device.transport,
      auditor.recoveryKey,
      world.portal.association,
      world.argon2,
    );
    assert.ok(recovered.ok);
    const passphrase = `kanari-phrase ${mark(99)}`;
    if (recovered.ok) {
      const made = await replaceAfterRecovery(auditor.device.transport, recovered.value, passphrase, world.argon2);
      assert.ok(made.ok && (await made.value.finish()).ok);
    }

    const places = placesOf(world);
    assert.ok(
      places.some(({ name: file }) => file.endsWith('amanah.db-wal')),
      'the write-ahead log is looked at',
    );
    assert.ok(found(places, played.number).length > 0, 'the scan finds what is there');
    assert.ok(found(places, 'جمعية الاختبار').length > 0, 'in Arabic too');
    const secrets = [
      ...MARKS,
      ...MARKS.flatMap((one) => one.split(' ').slice(0, 2)),
      played.code,
      groupDigits(played.code, 4),
      ...[...world.cast.values()].flatMap((player) => [
        player.passphrase,
        player.recoveryKey,
        groupDigits(player.recoveryKey, 4),
      ]),
      passphrase,
    ];
    for (const secret of secrets) assert.equal(found(places, secret), [], secret);
  }));

test('a notice holds no free text', () => {
  const notice = noticeEntry('feedback');
  assert.equal(Object.keys(notice).sort(), ['notice', 'params', 'type', 'version']);
});

test.run();
