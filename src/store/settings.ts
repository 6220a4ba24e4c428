// Owns associations and their settings. The association of a request is found by host name; there is one for now, made
// at first start with an id of random bytes.
import { type CalendarSettings, DEFAULT_CALENDAR } from '../policy/calendar.ts';
import { type AssociationId, parseAssociationId, toBase64url } from '../protocol/check/index.ts';
import { type AssociationSettings, parseSettings, type StoredSettings } from './association.ts';
import type { Reader, Row, Tx } from './database.ts';
import { gathering } from './gather.ts';
import { oneCalendar } from './one-calendar.ts';
import { parsed, text } from './rows.ts';

export type { AssociationSettings, Bilingual, ExternalRoute } from './association.ts';

const QUERY = `select a.association, a.host, s.body from associations a
  join settings s on s.association = a.association`;

const toSettings = (row: Row): AssociationSettings => {
  const settled = parsed(row, 'body', (body) => (typeof body === 'string' ? parseSettings(body) : undefined));
  const id = parsed(row, 'association', parseAssociationId);
  return { ...settled, calendar: oneCalendar(settled.calendar), id, host: text(row, 'host') };
};

const byHost = async (reader: Reader, host: string): Promise<AssociationSettings | undefined> =>
  (await reader.all(`${QUERY} where a.host = ?`, [host])).map(toSettings)[0];

const gathered = new WeakMap<Reader, (host: string) => Promise<AssociationSettings | undefined>>();

/** The association that is reached under `host` (name and port), or undefined. Every request asks; those of one moment together. */
export const associationByHost = (reader: Reader, host: string): Promise<AssociationSettings | undefined> => {
  const asking =
    gathered.get(reader) ??
    gathering(async (hosts: readonly string[]) => {
      const found = new Map<string, AssociationSettings | undefined>();
      for (const one of new Set(hosts)) found.set(one, await byHost(reader, one));
      return hosts.map((one) => found.get(one));
    });
  gathered.set(reader, asking);
  return asking(host);
};

export const associationById = async (
  reader: Reader,
  association: AssociationId,
): Promise<AssociationSettings | undefined> =>
  (await reader.all(`${QUERY} where a.association = ?`, [association])).map(toSettings)[0];

/** Every association of this database; one for now. */
export const allAssociations = async (reader: Reader): Promise<readonly AssociationSettings[]> =>
  (await reader.all(`${QUERY} order by a.created_on, a.association`)).map(toSettings);

const bodyOf = (settings: StoredSettings): string => {
  const { setUp, publicAddress, name, licence, phone, address, routes, exitUrl, privacyContact } = settings;
  const { quorum, clocks, policyBase, approval, otherApprovals, adopted, adoption, maxReplyDays, calendar } = settings;
  return JSON.stringify({
    ...{ setUp, publicAddress, name, licence, phone, address, routes, exitUrl, privacyContact },
    ...{ quorum, policyBase, adopted, calendar },
    ...(clocks === undefined ? {} : { clocks }),
    ...(approval === undefined ? {} : { approval }),
    ...(otherApprovals === undefined ? {} : { otherApprovals }),
    ...(adoption === undefined ? {} : { adoption }),
    ...(maxReplyDays === undefined ? {} : { maxReplyDays }),
  });
};

/** The calendar alone; its record is written with it (calendar-changes.ts). */
export const saveCalendar = async (tx: Tx, association: AssociationId, calendar: CalendarSettings): Promise<void> => {
  await tx.run(`update settings set body = json_set(body, '$.calendar', json(?)) where association = ?`, [
    JSON.stringify(calendar),
    association,
  ]);
};

/**
 * Puts `settings` in the place of what was settled, but for the calendar, which has a record of its own. The caller has checked the
 * public address (config.ts).
 */
export const saveSettings = async (tx: Tx, settings: AssociationSettings): Promise<void> => {
  await tx.run('update associations set host = ? where association = ?', [
    new URL(settings.publicAddress).host,
    settings.id,
  ]);
  await tx.run(
    `update settings set body = json_set(?, '$.calendar', json_extract(body, '$.calendar')) where association = ?`,
    [bodyOf(settings), settings.id],
  );
};

/** Where one can turn beside the portal, offered at setup: the two authorities that policy 001 leads to. */
export const DEFAULT_ROUTES: AssociationSettings['routes'] = [
  {
    name: { ar: 'المركز الوطني لتنمية القطاع غير الربحي', en: 'National Center for Non-Profit Sector' },
    detail: {
      ar: 'الجهة المشرفة على الجمعيات الأهلية.',
      en: 'The authority that supervises associations.',
    },
    url: 'https://ncnp.gov.sa',
  },
  {
    name: { ar: 'هيئة الرقابة ومكافحة الفساد (نزاهة)', en: 'Oversight and Anti-Corruption Authority (Nazaha)' },
    detail: {
      ar: 'تتلقى البلاغات عن الفساد المالي والإداري. الهاتف: 980',
      en: 'Receives reports of financial and administrative corruption. Telephone: 980',
    },
    url: 'https://www.nazaha.gov.sa',
  },
];

/** A page that tells nothing about where its reader came from. */
const DEFAULT_EXIT = 'https://www.spa.gov.sa';

/** What an association starts with before its administrator has answered anything. */
const blankSettings = (publicAddress: string): StoredSettings => ({
  setUp: false,
  publicAddress,
  name: { ar: 'أمانة', en: 'Amanah' },
  licence: '',
  phone: '',
  address: { ar: '', en: '' },
  routes: DEFAULT_ROUTES,
  exitUrl: DEFAULT_EXIT,
  privacyContact: { ar: '', en: '' },
  quorum: 2,
  policyBase: '001',
  adopted: true,
  calendar: DEFAULT_CALENDAR,
});

/** Makes the first association; `idBytes` are 16 random bytes. Gives the one there is where it exists already. */
export const ensureAssociation = async (
  tx: Tx,
  first: { readonly idBytes: Uint8Array; readonly publicAddress: string; readonly createdOn: string },
): Promise<AssociationSettings> => {
  const [existing] = await allAssociations(tx);
  if (existing !== undefined) return existing;
  const id = parseAssociationId(toBase64url(first.idBytes));
  if (id === undefined) throw new Error('sixteen random bytes make an id');
  const host = new URL(first.publicAddress).host;
  const settings = blankSettings(first.publicAddress);
  await tx.run('insert into associations (association, host, created_on) values (?, ?, ?)', [
    id,
    host,
    first.createdOn,
  ]);
  await tx.run('insert into settings (association, body) values (?, ?)', [id, bodyOf(settings)]);
  return { ...settings, id, host };
};
