// The code after the report was sent: shown once, in groups, with a gate that asks for its last group. It is never put into
// an address, a title or an attribute, and is wiped from the page when the reader goes on.

import type { Ground } from '../client/foundation.ts';
import { reportLine, type SentReport } from '../client/reporter.ts';
import { asciiDigits } from '../domain/characters.ts';
import { acknowledgementDue } from '../domain/deadlines.ts';
import { plainDate } from '../domain/plain-date.ts';
import { formatDate } from '../i18n/dates.ts';
import type { Lang } from '../i18n/locale.ts';
import { reporter } from '../i18n/reporter.ts';
import { groupDigits } from '../protocol/check/index.ts';
import { buttonById, byId, el, fill, focusOn, given, inputById } from './dom.ts';
import { markTitle } from './fault-title.ts';
import { markFault } from './faults.ts';
import { isolated } from './isolate.ts';
import { addressView, digitGroups, hashView } from './parts.ts';
import { askWhereUnsent } from './report-unsent.ts';
import { squareOf } from './square.ts';

/** A code is shown and read in groups of four. */
const GROUP = 4;

/** When the receipt notice will be there, in both calendars. */
const comeBackOn = (lang: Lang, sent: SentReport, ground: Ground): string =>
  formatDate(lang, acknowledgementDue(ground.policy, plainDate(sent.on), ground.calendar));

const fillSlip = (lang: Lang, sent: SentReport, come: string): void => {
  const t = reporter(lang).code;
  const main = byId('main');
  const address = given(main, 'address');
  fill(
    byId('code-slip'),
    el('h2', {}, t.slipTitle),
    el('p', {}, given(main, 'name')),
    el('p', {}, t.group),
    digitGroups('code', groupDigits(sent.prepared.code, GROUP), t.group),
    el('p', {}, t.order),
    el('p', {}, `${t.slipAddress}: `, addressView(address)),
    squareOf(address, t.slipAddress),
    el('p', {}, t.slipSquare),
    el('p', {}, t.come(come)),
    el('p', {}, `${t.slipLine}: `, hashView(reportLine(sent.prepared))),
    el('p', {}, t.slipLineFor),
    el('p', {}, t.slipKeep),
  );
};

const wipe = (): void => {
  for (const id of ['code-groups', 'code-slip', 'code-number', 'code-files', 'code-unsent', 'code-unsent-ask'])
    byId(id).replaceChildren();
  inputById('code-last').value = '';
  byId('code').hidden = true;
};

const watchPrinting = (): void => {
  // Printed by the button or by the browser's own menu, it is the slip alone.
  byId('code').classList.add('print-slip');
  byId('code-print').addEventListener('click', () => window.print());
};

/** Shows the code; `onDone` is called once the reader has it, or has said that they leave without. */
export const showCode = (lang: Lang, sent: SentReport, ground: Ground, onDone: () => void): void => {
  const t = reporter(lang).code;
  const { code } = sent.prepared;
  const come = comeBackOn(lang, sent, ground);
  fill(byId('code-number'), isolated(t.sent(sent.number), [sent.number]));
  fill(byId('code-files'), t.files(sent.prepared.input.attached?.files.length ?? 0));
  fill(byId('code-groups'), digitGroups('code', groupDigits(code, GROUP), t.group));
  fill(byId('code-come'), t.come(come));
  fill(byId('done-come'), t.done(come));
  fillSlip(lang, sent, come);

  const finish = (hasCode: boolean) => {
    wipe();
    for (const id of ['done-with', 'done-actions']) byId(id).hidden = !hasCode;
    byId('done-without').hidden = hasCode;
    markTitle(lang, false);
    byId('done').hidden = false;
    onDone();
    const heading = byId('done').querySelector<HTMLElement>('.question');
    if (heading !== null) focusOn(heading);
  };
  /** Answers that weren't sent go with the page; whoever is about to lose them is asked. */
  const leave = (hasCode: boolean) => {
    byId('code-warning').hidden = true;
    markFault('code-last', undefined);
    markTitle(lang, false);
    if (!askWhereUnsent(lang, () => finish(hasCode))) finish(hasCode);
  };
  const goOn = () => {
    const typed = asciiDigits(inputById('code-last').value).replace(/\D/g, '');
    if (typed === code.slice(-GROUP) || typed === code) return leave(true);
    markFault('code-last', typed === '' ? t.empty : t.wrong);
    markTitle(lang, true);
    inputById('code-last').focus();
  };
  const warn = (isShown: boolean) => {
    byId('code-warning').hidden = !isShown;
    markFault('code-last', undefined);
    markTitle(lang, false);
    if (isShown) return buttonById('code-back').focus();
    // Whoever asks for the code sees it, also where it has long been scrolled away.
    focusOn(byId('code-groups'));
    byId('code-groups').scrollIntoView({ block: 'center' });
  };
  buttonById('code-continue').addEventListener('click', goOn);
  inputById('code-last').addEventListener('keydown', (event) => {
    if (event.key === 'Enter') goOn();
  });
  buttonById('code-later').addEventListener('click', () => warn(true));
  buttonById('code-back').addEventListener('click', () => warn(false));
  buttonById('code-leave').addEventListener('click', () => leave(false));
  watchPrinting();

  byId('code').hidden = false;
  window.scrollTo(0, 0);
  const heading = byId('code').querySelector<HTMLElement>('.question');
  if (heading !== null) focusOn(heading);
};

/** Wipes the code from the page whatever stands on it, for when the page is left. */
export const wipeCode = wipe;
