// The desk's island: opens each row's one sealed line of text in place, by the few lines that vouch for it.
import { openRow } from '../client/case.ts';
import type { Ground } from '../client/foundation.ts';
import { lookForHandovers } from '../client/handovers.ts';
import { ask } from '../client/transport.ts';
import { parseWire, RosterPackage, RowWire } from '../domain/wire.ts';
import { handoversPath, handoversText } from '../i18n/handovers.ts';
import { problemText } from '../i18n/refusals.ts';
import { staffText } from '../i18n/staff.ts';
import { GIST_CHARACTERS } from '../policy/questions.ts';
import { bad, parseCaseId, publicNumber } from '../protocol/check/index.ts';
import { forgetAbsentCases } from './absent-drafts.ts';
import { type RowHead, watchRows } from './desk-lines.ts';
import { el, fill, given } from './dom.ts';
import { groundOf } from './ground-watch.ts';
import { marked } from './marked.ts';
import { pageLang } from './page-facts.ts';
import { notice } from './parts.ts';
import { alarm, sessionEnded, withVault } from './staff-page.ts';
import { transport } from './transport.ts';
import type { OpenVault } from './vault.ts';

const lang = pageLang();
const t = staffText(lang);

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** The report's first words end where the policy cuts them; the mark says that more follows. */
const shortened = (text: string): string => ([...text].length < GIST_CHARACTERS ? text : `${text}…`);

const openInPlace = (place: HTMLElement, ground: Ground, vault: OpenVault): void => {
  const row = parseWire(RowWire, parsed(given(place, 'row')));
  const caseId = parseCaseId(row?.caseId);
  // One case's text beside another's number would send a reader to the wrong case.
  const isOfRow = caseId !== undefined && place.closest('tr')?.dataset.number === publicNumber(caseId);
  const opened = row === undefined ? undefined : isOfRow ? openRow(row, vault, ground) : bad('untrusted');
  if (opened?.ok === true) {
    place.className = 'opened';
    place.dir = 'auto';
    place.lang = opened.value.lang;
    place.translate = false;
    fill(place, marked(shortened(opened.value.text)));
  } else {
    place.textContent = opened?.reason === 'untrusted' ? t.case.notAuthenticated : t.case.cannotOpen;
  }
};

/** The newest line of each case, as its row says; none where the server says that it isn't declared yet. */
const rowsOf = (): readonly RowHead[] =>
  [...document.querySelectorAll<HTMLElement>('[data-row], [data-undeclared]')].flatMap((place) => {
    const number = place.closest('tr')?.dataset.number;
    if (number === undefined) return [];
    if (place.dataset.undeclared !== undefined) return [{ number, place }];
    const row = parseWire(RowWire, parsed(given(place, 'row')));
    return row === undefined ? [] : [{ number, head: row.head, place }];
  });

/** Where the portal hasn't looked at all cases yet, it is asked to, some at a time, until it finds keys that wait or none. */
const lookOn = async (): Promise<void> => {
  const place = document.getElementById('handover-look');
  if (place === null) return;
  for (;;) {
    const state = await lookForHandovers(transport);
    if (!state.ok) return;
    const { waiting, undeclared, looked } = state.value;
    if (waiting + undeclared > 0 && looked) {
      const words = handoversText(lang);
      const told = [waiting > 0 ? words.call(waiting) : '', undeclared > 0 ? words.undeclared(undeclared) : ''];
      const link = el('a', { href: handoversPath(lang) }, words.link);
      const sentences = told.filter((one) => one !== '').map((one) => el('p', {}, one));
      fill(place, notice('warning', sentences, el('p', {}, link)));
    }
    if (looked) return;
  }
};

export const startDesk = (): void =>
  withVault(async (vault) => {
    const pkg = await ask(transport, 'GET', '/api/staff/rosters', RosterPackage);
    if (!pkg.ok) {
      const { error } = pkg.problem;
      return error === 'signed-out' ? sessionEnded(vault) : alarm(problemText(lang, error));
    }
    const names = new Map(pkg.value.people.map(({ id, name }) => [id, name]));
    const ground = groundOf(pkg.value.foundation, vault, names);
    if (ground === undefined) return;
    for (const place of document.querySelectorAll<HTMLElement>('[data-row]')) openInPlace(place, ground, vault);
    // Without an answer they stay, and the next visit asks again.
    void forgetAbsentCases().catch(() => undefined);
    await watchRows(vault, rowsOf());
    await lookOn();
  });
