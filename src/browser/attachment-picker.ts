// The list of files that go with a form: each is looked through, sealed and sent one after the other, and stands there until the
// portal has confirmed it. It is fetched when the first file is chosen.

import type { KeptFile, KeptLook } from '../client/kept-file.ts';
import { sealableName } from '../client/sealable-name.ts';
import type { Answer, ClientProblem } from '../client/transport.ts';
import type { AttachedFile, UploadedFile, UploadPlace } from '../client/upload.ts';
import type { FileCount, FileLimits } from '../domain/file-limits.ts';
import { attachmentWords } from '../i18n/attachment-words.ts';
import type { Lang } from '../i18n/locale.ts';
import { fileBlobBytes } from '../protocol/check/blobs.ts';
import { startAgain } from './attachment-again.ts';
import { keptOf, listed, restored, toldOf } from './attachment-listed.ts';
import { besideOf, removedTogether, roomAgain } from './attachment-room.ts';
import { holdOf, type Listed, type Row, rowViews, type State, sentName, type Unfinished } from './attachment-row.ts';
import { stopped, unlooked } from './attachment-stopped.ts';
import { el, fill } from './dom.ts';
import { openFileRoom } from './file-room.ts';
import { inTurn } from './in-turn.ts';

export type PickerOptions = {
  readonly lang: Lang;
  readonly worker: string;
  readonly place: () => UploadPlace;
  /** What stands in the case of this side's already. */
  readonly standing: FileCount;
  readonly limits: () => FileLimits | undefined;
  readonly input: HTMLInputElement;
  readonly list: HTMLElement;
  /** Where what happens is read out. */
  readonly said: HTMLElement;
  readonly onChange: () => void;
};

export type Picker = {
  readonly add: (files: readonly File[]) => void;
  /** Lists what an earlier page left; what had arrived is asked after, and stands confirmed once more. */
  readonly restore: (files: readonly KeptFile[]) => void;
  /** What of the list is worth keeping where the page goes. */
  readonly kept: () => readonly KeptFile[];
  /** The files in the list that haven't arrived, by the names that are shown, where they stand, and why they hold the form up. */
  readonly unfinished: () => readonly Unfinished[];
  /** Takes all from the list that can't be sent; how many these were. */
  readonly removeBarred: () => number;
  readonly count: () => number;
  readonly files: () => readonly AttachedFile[];
  /** The names under which those go that have arrived, as they may be shown. */
  readonly arrived: () => readonly string[];
  /** The portal has lost something of what it confirmed: all of it is asked after, and what is lost is sent anew. */
  readonly spoil: () => void;
  readonly end: () => void;
};

export const startPicker = (options: PickerOptions): Picker => {
  const { lang } = options;
  const t = attachmentWords(lang);
  const room = openFileRoom(options.worker);
  const rows: Row[] = [];
  let active: Row | undefined;
  let made = 0;

  const say = (words: string): void => {
    options.said.textContent = words;
  };

  const changed = (): void => {
    retryAll.hidden = canRetry().length < 2;
    removeAll.hidden = barred().length < 2;
    forAll.hidden = retryAll.hidden && removeAll.hidden;
    view.tellHides(hides, rows);
    options.onChange();
  };

  const set = (row: Row, state: State): void => {
    const isSame = row.state.kind === state.kind && state.kind === 'sending';
    row.state = state;
    if (isSame && view.showProgress(row, state)) return;
    view.showState(row);
    changed();
  };

  const isTriedAgain = ({ state }: Row): boolean => state.kind === 'stopped' && state.isTriedAgain;
  const canRetry = (): readonly Row[] => rows.filter(({ state }) => state.kind === 'stopped' && state.mayRetry);
  /** One button for all that stopped, where they are several. */
  const retryAll = el('button', { type: 'button', class: 'button secondary', hidden: true }, t.retryAll);
  retryAll.addEventListener('click', () => {
    for (const row of canRetry()) askAgain(row);
    options.input.focus();
    next();
  });
  const barred = (): readonly Row[] => rows.filter((row) => holdOf(row) === 'barred');
  const removeAll = el('button', { type: 'button', class: 'button secondary', hidden: true }, t.removeBarred);
  removeAll.addEventListener('click', () => {
    removeBarred();
    options.input.focus();
  });
  const forAll = el('div', { class: 'actions', hidden: true }, retryAll, removeAll);
  options.list.before(forAll);
  const hides = el('div');
  options.list.before(hides);

  const isListed = (row: Row): boolean => rows.includes(row);

  const sendContent = (row: Row, content: Blob): Promise<Answer<UploadedFile>> => {
    // What has arrived stays.
    if (!isTriedAgain(row)) set(row, { kind: 'sending', done: row.done, of: fileBlobBytes(content.size) });
    const standing = besideOf(rows, row, options.standing);
    const task = { content, place: options.place(), limits: options.limits(), standing, hash: row.hash };
    return room.send(row.id, task, (done, of) => {
      // Of what is tried again nothing is said before more of it has come than had.
      const isSaid = row.state.kind === 'sending' || (isTriedAgain(row) && done > row.done);
      if (done > row.done) again.lift();
      row.done = done;
      if (isListed(row) && isSaid) set(row, { kind: 'sending', done, of });
    });
  };

  const recall = (row: Row, known: UploadedFile): Promise<Answer<UploadedFile>> => {
    if (!isTriedAgain(row)) set(row, { kind: 'recalling' });
    return room.recall(row.id, { place: options.place(), known });
  };

  const send = async (row: Row): Promise<void> => {
    const { content, known } = row;
    const begun = known === undefined ? content && sendContent(row, content) : recall(row, known);
    if (begun === undefined) return;
    active = row;
    const answer = await begun;
    active = undefined;
    if (answer.ok) again.lift();
    if (isListed(row) && answer.ok) {
      row.known = answer.value;
      row.isAnew = false;
      set(row, { kind: 'confirmed', uploaded: answer.value });
      say(t.said.confirmed(row.name));
    } else if (isListed(row) && !answer.ok && ['sending', 'recalling', 'stopped'].includes(row.state.kind))
      fail(row, answer.problem);
    next();
  };

  const fail = (row: Row, problem: ClientProblem): void => {
    const isLost = problem.refusal?.code === 'file-missing';
    if (isLost) row.known = undefined;
    if (isLost && row.content !== undefined && !row.isAnew) {
      sendAnew(row);
      return;
    }
    halt(row, stopped(lang, row, problem));
  };

  /** It goes no further by itself, or is tried again after a while. */
  const halt = (row: Row, state: State): void => {
    const before = row.state;
    const isSaid = before.kind === 'stopped' && state.kind === 'stopped' && before.words === state.words;
    // Of what never goes nothing is said that would be sent.
    if (state.kind === 'stopped' && !state.mayRetry && state.isCrowdedOut !== true) fill(row.look);
    if (!isSaid) set(row, state);
    if (!isTriedAgain(row)) {
      row.done = 0;
      say(t.said.stopped(row.name));
      return;
    }
    row.tries += 1;
    again.hold();
    if (!isSaid) say(t.said.triedAgain(row.name));
  };

  /** What the portal let go of goes again under a new key, once unasked. */
  const sendAnew = (row: Row): void => {
    room.remove(row.id);
    row.isAnew = true;
    row.done = 0;
    set(row, { kind: 'waiting' });
    say(t.said.anew(row.name));
  };

  /** What is gone has left its room: who was stopped for want of it waits for a turn again, in the list's order. */
  const letIn = (): void => {
    const row = roomAgain(rows, options.standing, options.limits());
    if (row === undefined) return;
    set(row, { kind: 'waiting' });
    letIn();
  };

  const next = (): void => {
    letIn();
    if (active !== undefined || again.isHeld()) return;
    // What fails again and again holds up nothing else.
    const [row] = rows
      .filter((one) => one.state.kind === 'waiting' || isTriedAgain(one))
      .toSorted((one, other) => one.tries - other.tries);
    if (row === undefined) return;
    // Nothing goes that wasn't looked through.
    if (row.file === undefined || row.found !== undefined) void send(row);
    else void lookAgain(row, row.file);
  };
  const again = startAgain(next);

  const renamed = (row: Row): void => {
    say(t.said.renamed(row.name));
    options.onChange();
  };

  const pause = (row: Row): void => {
    room.halt(row.id);
    set(row, { kind: 'paused' });
    say(t.said.paused(row.name));
    next();
  };

  const askAgain = (row: Row): void => {
    row.tries = 0;
    again.lift();
    set(row, { kind: 'waiting' });
  };

  const goOn = (row: Row): void => {
    askAgain(row);
    next();
  };

  const drop = (row: Row): number => {
    const at = rows.indexOf(row);
    rows.splice(at, 1);
    room.remove(row.id);
    row.node.remove();
    return at;
  };

  const remove = (row: Row): void => {
    const at = drop(row);
    const neighbour = rows[at] ?? rows[at - 1];
    if (neighbour === undefined) options.input.focus();
    else view.focusOn(neighbour);
    say(t.said.removed(row.name));
    changed();
    next();
  };

  const removeBarred = (): number => {
    const gone = removedTogether(rows);
    for (const row of gone) drop(row);
    say(t.said.removedAll(gone.length));
    changed();
    next();
    return gone.length;
  };

  const newRow = (one: Listed): Row => {
    made += 1;
    const row = view.newRow(one, made);
    rows.push(row);
    options.list.append(row.node);
    // Of what hadn't arrived the name alone was kept.
    const isKept = row.state.kind !== 'unkept';
    if (isKept) view.showFacts(row);
    tellFound(row, row.found);
    if (isKept) view.showNaming(row);
    set(row, row.state);
    return row;
  };

  const tellFound = (row: Row, look: KeptLook | undefined): void => {
    row.found = look;
    view.showName(row);
    if (look !== undefined) view.showLook(row, look);
  };

  const addOriginal = (from: Row): void => {
    if (from.file === undefined) return;
    from.look.querySelector('button')?.remove();
    const row = newRow({ ...listed(from.file, { kind: 'waiting' }), called: from.called, found: { kind: 'original' } });
    say(t.said.added(row.name));
    row.actions.querySelector('button')?.focus();
    next();
  };

  /** However many are chosen at once: a photo stands in memory whole while it is looked through. */
  const looks = inTurn();
  /** The script that looks through them didn't load. */
  let isAbsent = false;

  const lookAt = async (row: Row, file: File): Promise<void> => {
    if (!isListed(row)) return;
    // One is enough to try that again after a while.
    if (isAbsent && again.isHeld()) return set(row, { kind: 'waiting' });
    const look = await room.look(row.id, file);
    isAbsent = look === 'absent';
    if (!isListed(row)) return;
    if (look === 'absent' || look === 'broken') return halt(row, unlooked(lang, look));
    if (row.tries > 0) again.lift();
    row.tries = 0;
    if (look.kind === 'unreadable') {
      set(row, { kind: 'stopped', words: t.unreadable, mayRetry: false, isTriedAgain: false });
      say(t.said.stopped(row.name));
      return next();
    }
    if ('hash' in look) row.hash = look.hash;
    if (look.kind === 'cleaned') {
      row.content = look.copy;
      row.mime = look.copy.type;
      row.size = look.copy.size;
      view.showFacts(row);
    }
    tellFound(row, toldOf(look));
    set(row, { kind: 'waiting' });
    next();
  };

  /** One after the other: what breaks off again takes no other with it. */
  const lookAgain = async (row: Row, file: File): Promise<void> => {
    active = row;
    if (!isTriedAgain(row)) set(row, { kind: 'looking' });
    await looks(() => lookAt(row, file));
    active = undefined;
    next();
  };

  const add = (files: readonly File[]): void => {
    for (const file of files) {
      // Chosen again, it takes the place of what is told of it.
      const told = rows.find(({ state, ownName }) => state.kind === 'unkept' && ownName === sealableName(file.name));
      if (told !== undefined) drop(told);
      const called = told === undefined || told.called === told.ownName ? file.name : told.called;
      const row = newRow({ ...listed(file, { kind: 'looking' }), called });
      void looks(() => lookAt(row, file));
      say(t.said.added(row.name));
    }
  };

  const restore = (files: readonly KeptFile[]): void => {
    for (const file of files) newRow(restored(file));
    next();
  };

  const view = rowViews(
    lang,
    options.input.id,
    { pause, goOn, remove, addOriginal, renamed },
    () => options.limits()?.fileBytes,
  );

  window.addEventListener('online', () => {
    again.lift();
    next();
  });

  /** Each is asked after, as what an earlier page kept is: what still stands isn't sent twice. */
  const spoil = (): void => {
    for (const row of rows) if (row.state.kind === 'confirmed') set(row, { kind: 'waiting' });
    next();
  };

  return {
    add,
    unfinished: () =>
      rows.flatMap((row) => {
        const hold = holdOf(row);
        return hold === undefined ? [] : [{ name: row.name, node: row.node, hold }];
      }),
    removeBarred,
    count: () => rows.length,
    files: () =>
      rows.flatMap((row) =>
        row.state.kind === 'confirmed' ? [{ ...row.state.uploaded, name: sentName(row), mime: row.mime }] : [],
      ),
    arrived: () => rows.filter(({ state }) => state.kind === 'confirmed').map(({ name }) => name),
    restore,
    kept: () => rows.map(keptOf),
    spoil,
    end: () => {
      again.end();
      room.end();
    },
  };
};
