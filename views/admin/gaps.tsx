// What endangers the receipt of reports though the roster may be in force: receivers' offices without anybody who reads, and
// a committee without one member to spare. Names and counts only; it never speaks of a report.
import { adminTexts } from '../../src/i18n/admin.ts';
import { number } from '../../src/i18n/dates.ts';
import type { Lang } from '../../src/i18n/locale.ts';
import { officeName } from '../../src/i18n/staff-words.ts';
import type { Office } from '../../src/policy/types.ts';
import { Notice } from '../components/notice.tsx';
import { Named } from './ask.tsx';

/** An office that receives reports, and whoever holds it without being able to read them. */
export type OfficeGap = {
  readonly office: Office;
  readonly name: string;
  readonly standing: 'invited' | 'suspended' | 'suspendedListed';
};

export type Gaps = {
  readonly offices: readonly OfficeGap[];
  /** Where one member whom a report concerns would block its referral. */
  readonly members: { readonly members: number; readonly quorum: number } | undefined;
};

export const GapsNotice = ({ lang, gaps }: { readonly lang: Lang; readonly gaps: Gaps }) => {
  const t = adminTexts(lang).home;
  const { offices, members } = gaps;
  if (offices.length === 0 && members === undefined) return null;
  return (
    <Notice tone="warning" id="gaps" title={t.gapsTitle}>
      <ul>
        {offices.map(({ office, name, standing }) => (
          <li>
            <Named words={t[standing](officeName(lang, office), name)} name={name} />
          </li>
        ))}
        {members === undefined ? null : (
          <li>
            {t.fewMembers(
              number(lang, members.members),
              number(lang, members.quorum),
              number(lang, members.quorum + 1),
            )}
          </li>
        )}
      </ul>
    </Notice>
  );
};
