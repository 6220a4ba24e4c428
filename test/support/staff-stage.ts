// People at real screens of one association that several tests share: whoever has signed in stays so for the next test, and no
// page may have asked elsewhere, failed or broken the policy of content.
import * as assert from 'uvu/assert';
import type { Who } from '../../src/cli/demo/moves.ts';
import type { Lang } from '../../src/i18n/locale.ts';
import { type Association, type Price, withAssociation } from './association.ts';
import { type Browsers, tellShown, type Visitor } from './chromium.ts';
import { lentTo } from './lending.ts';
import { type Screen, signIn } from './people.ts';
import { screenOf } from './staff-screen.ts';

export type StaffStage = Association & {
  /** The screen of whoever plays `who`; signed in and at the desk where they weren't here before, else where they were. */
  readonly enter: (who: Who | 'admin', lang?: Lang) => Promise<Screen & Visitor>;
  /** Somebody else, in a browser of their own. */
  readonly visitor: Browsers['visitor'];
  /** The same where trouble is the matter, so that nobody watches for it. */
  readonly unwatched: Browsers['visitor'];
};

type Watched = StaffStage & { readonly visitors: readonly Visitor[] };

const withStage = (job: (stage: Watched) => Promise<void>, price?: Price): Promise<void> =>
  withAssociation(async (association, browsers) => {
    const visitors: Visitor[] = [];
    const entered = new Map<string, Visitor>();
    const visitor: Browsers['visitor'] = async (options, ownPrice) => {
      const one = await browsers.visitor(options, ownPrice);
      visitors.push(one);
      return one;
    };
    const enter: StaffStage['enter'] = async (who, lang = 'en') => {
      const before = entered.get(who);
      const one = before ?? (await visitor());
      const screen = screenOf(one, lang);
      if (before === undefined) await signIn(screen, association.account(who));
      entered.set(who, one);
      return { ...one, ...screen };
    };
    await job({ ...association, enter, visitor, unwatched: browsers.visitor, visitors });
  }, price);

/** A stage for as many tests as are told, each with cases of its own. */
export const lentStage = (
  tests: number,
  price?: Price,
): ((job: (stage: StaffStage) => Promise<void>) => Promise<void>) => {
  const onStage = lentTo(tests, (job: (stage: Watched) => Promise<void>) => withStage(job, price));
  return (job) =>
    onStage(async (stage) => {
      try {
        await job(stage);
        assert.equal(
          stage.visitors.flatMap(({ trouble }) => trouble),
          [],
        );
      } catch (error) {
        // The stage stays for the next test, so that what stood on its pages is told here.
        await tellShown(stage.visitors.map(({ page }) => page));
        throw error;
      }
    });
};
