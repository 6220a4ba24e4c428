// Entry of the page on which everybody compares: the print button; and in a browser that knows the rosters and the log, since
// somebody's keys were open there, the same alarms as on people's own pages where what this page shows contradicts that.
import { byId, given } from '../dom.ts';
import { readKnownLog, writeKnownLog } from '../known-log.ts';
import { showContradiction } from '../log-alarm.ts';
import { contradictionShown } from '../shown-heads.ts';
import { watchShownRosters } from '../shown-rosters.ts';
import './print-button.ts';

const lang = document.documentElement.lang === 'ar' ? 'ar' : 'en';
const association = given(byId('main'), 'association');

const compare = async (): Promise<void> => {
  const { known, contradiction: noticed } = readKnownLog(association);
  const found = known === undefined || noticed !== undefined ? undefined : await contradictionShown(known);
  if (found === undefined) return;
  // Another tab may have looked meanwhile; what it noticed first stays, and every page says it from now on.
  const now = readKnownLog(association);
  const kept = { ...now, contradiction: now.contradiction ?? found };
  writeKnownLog(association, kept);
  showContradiction(lang, kept);
};

watchShownRosters(lang);
showContradiction(lang, readKnownLog(association));
void compare();
