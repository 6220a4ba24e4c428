// The questions after closing in the mailbox without script: a button stops them, or wants them again. It stands in the mailbox's one
// form, so that what was typed beside it comes along.
import type { Journey } from '../../src/domain/journey.ts';
import { wishWords } from '../../src/i18n/check-in-words.ts';
import type { Lang } from '../../src/i18n/locale.ts';
import { Button } from '../components/button.tsx';

export const CheckIns = (props: { readonly lang: Lang; readonly journey: Journey }) => {
  const words = wishWords(props.lang, props.journey);
  if (words === undefined) return null;
  return (
    <section id="check-ins" aria-labelledby="check-ins-title">
      <h3 id="check-ins-title">{words.title}</h3>
      {words.state === undefined ? null : <p>{words.state}</p>}
      <p class="hint">{words.hint}</p>
      <div class="actions">
        <Button name="kind" value={words.wanted ? 'check-ins' : 'no-check-ins'} kind="secondary">
          {words.button}
        </Button>
      </div>
    </section>
  );
};
