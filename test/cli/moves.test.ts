// The demo's acts, by what a story tells of them: the day, and whose act it is.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import {
  acts,
  checkInWish,
  consent,
  evidence,
  handOn,
  type Move,
  reply,
  report,
  type Who,
} from '../../src/cli/demo/moves.ts';

const test = suite('the acts of a story');

test('each falls on the day and to whom it is told for', () => {
  for (const lang of ['ar', 'en'] as const) {
    const does = acts(lang);
    const who: Who = 'deputy';
    let at = 0;
    const told: Record<string, (day: number) => Move> = {
      acknowledge: (day) => does.acknowledge(day, who),
      brief: (day) => does.brief(day, who, 'x'),
      message: (day) => does.message(day, who, 'x'),
      note: (day) => does.note(day, who, 'x'),
      summary: (day) => does.summary(day, who, 'x'),
      close: (day) => does.close(day, who, 'x'),
      resolve: (day) => does.resolve(day, who, 'internal-audit', 'x'),
      concern: (day) => does.concern(day, who, [], 'x'),
      refer: (day) => does.refer(day, who, 'internal-audit', 'x'),
      recommend: (day) => does.recommend(day, who, 'substantiated', 'x'),
      confirm: (day) => does.confirm(day, who),
      dissent: (day) => does.dissent(day, who, 'x'),
      ratify: (day) => does.ratify(day, who, 'x'),
      giveBack: (day) => does.giveBack(day, who, 'x'),
      feedback: (day) => does.feedback(day, who),
      categorise: (day) => does.categorise(day, who, 'fraud'),
      conflict: (day) => does.conflict(day, who),
      barRatifier: (day) => does.barRatifier(day, who, 'x'),
      askConsent: (day) => does.askConsent(day, who, 'x'),
      askIdentity: (day) => does.askIdentity(day, who, 'x'),
      announce: (day) => does.announce(day, who, 'law', 5, 'x', 'x'),
      disclose: (day) => does.disclose(day, who),
      pause: (day) => does.pause(day, who, 'review', 3, 'x'),
      resume: (day) => does.resume(day, who, 'review'),
      labour: (day) => does.labour(day, who, 'notice', 'x'),
    };
    assert.equal(Object.keys(told).toSorted(), Object.keys(does).toSorted(), 'every act');
    for (const [name, move] of Object.entries(told)) {
      at -= 1;
      const made = move(at);
      assert.equal([made.day, made.kind, made.kind === 'deed' && made.who], [at, 'deed', who], `${lang} ${name}`);
    }
  }
  assert.equal([report(-3).day, reply(-2, 'x').day, evidence(-1, 'x').day], [-3, -2, -1]);
  assert.equal(consent(-5, true), { day: -5, kind: 'consent', given: true });
  assert.equal(checkInWish(-6, false), { day: -6, kind: 'check-in-wish', wanted: false });
  assert.equal(handOn(-4, 'auditor'), { day: -4, kind: 'hand-on', who: 'auditor' });
});

test.run();
