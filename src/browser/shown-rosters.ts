// On the page that shows rosters to everybody, and on every page of people: holds the rosters that the server wrote into the page against
// the one that this browser keeps since somebody's keys were open there, and says loudly where they contradict it. It asks nothing.
import { contradictionOf, type RosterMark } from '../client/shown-rosters.ts';
import type { Lang } from '../i18n/locale.ts';
import { byId, given } from './dom.ts';
import { readPin } from './pins.ts';
import { refuseRosters } from './roster-alarm.ts';

/** `1:hash 2:hash …`, as the page has them. */
const marksIn = (text: string): readonly RosterMark[] =>
  text.split(' ').flatMap((one) => {
    const [seq, head] = one.split(':');
    return head === undefined ? [] : [{ seq: Number(seq), head }];
  });

export const watchShownRosters = (lang: Lang): void => {
  const main = byId('main');
  const { rosters, root } = main.dataset;
  const known = rosters === undefined ? undefined : readPin(given(main, 'association'));
  const found = known && contradictionOf(known, { root, rosters: marksIn(rosters ?? '') });
  if (found !== undefined) refuseRosters(lang, found);
};
