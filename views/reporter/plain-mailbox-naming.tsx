// The reporter's own name in the mailbox without script: the same pieces in the same order as the island mailbox-naming.ts builds.
// Its fields stand in the form that writes, so that nothing typed there is lost by another button.
import { type NamingPieces, namingText, namingWords } from '../../src/i18n/naming.ts';
import type { NameFault, TypedName } from '../../src/i18n/naming-faults.ts';
import { plainMailbox } from '../../src/i18n/plain-mailbox.ts';
import { plainReport } from '../../src/i18n/plain-report.ts';
import { reporter } from '../../src/i18n/reporter.ts';
import { IDENTITY_QUESTIONS } from '../../src/policy/questions.ts';
import { Button } from '../components/button.tsx';
import { TextArea } from '../components/text-area.tsx';
import type { ViewContext } from '../layout/view.ts';

/** What was typed, what is wrong with it, and why it couldn't be sent. */
export type TypedNaming = TypedName & {
  readonly faults?: readonly NameFault[] | undefined;
  readonly problem?: string | undefined;
};

type Props = { readonly view: ViewContext; readonly mailbox: NamingPieces };

type FieldsProps = { readonly view: ViewContext; readonly typed: TypedNaming | undefined };

/** Name and contact, as somebody typed them; of several lines, since Enter in a single one would send the message. */
export const NameFields = ({ view, typed }: FieldsProps) => {
  const t = reporter(view.lang).report.identity;
  const { atMost } = plainReport(view.lang);
  const [name, contact] = IDENTITY_QUESTIONS;
  const faultOf = (id: NameFault['id']) => typed?.faults?.find((fault) => fault.id === id)?.text;
  return (
    <>
      <TextArea
        id="naming-name"
        name="name"
        guarded
        label={t.name}
        hint={`${plainMailbox(view.lang).passing} ${atMost(name.maxCharacters)}`}
        error={faultOf('naming-name')}
        value={typed?.name}
        rows={1}
        limit={name.maxCharacters}
      />
      <TextArea
        id="naming-contact"
        name="contact"
        guarded
        label={t.contact}
        hint={`${t.contactHint} ${atMost(contact.maxCharacters)}`}
        error={faultOf('naming-contact')}
        value={typed?.contact}
        rows={3}
        limit={contact.maxCharacters}
      />
    </>
  );
};

export const Naming = ({ view, mailbox, typed }: Props & FieldsProps) => {
  const words = namingWords(view.lang, mailbox);
  if (words === undefined) return null;
  const t = namingText(view.lang);
  return (
    <section id="naming" aria-labelledby="naming-title" tabindex={-1}>
      <h3 id="naming-title">{t.title}</h3>
      <p>{words.state}</p>
      {words.told.length === 0 ? null : (
        <ul>
          {words.told.map((text) => (
            <li>{text}</li>
          ))}
        </ul>
      )}
      {words.give === undefined ? null : (
        <details id="naming-give" open={typed !== undefined || words.warning !== undefined}>
          <summary>{words.give}</summary>
          <div class="details-body">
            {words.replaces ? <p class="hint">{t.replaces}</p> : null}
            <NameFields view={view} typed={typed} />
            <div class="actions">
              <Button name="kind" value="identify">
                {t.send}
              </Button>
            </div>
          </div>
        </details>
      )}
      {words.consent === undefined ? null : (
        <>
          <h4 id="naming-consent" tabindex={-1}>
            {t.consent.title}
          </h4>
          {words.consent.state === undefined ? null : <p>{words.consent.state}</p>}
          <p class="hint">{t.consent.hint}</p>
          <div class="actions">
            <Button name="kind" value={words.consent.gives ? 'consent' : 'withdraw'} kind="secondary">
              {words.consent.button}
            </Button>
            {words.consent.refuse === undefined ? null : (
              <Button name="kind" value="decline" kind="secondary">
                {words.consent.refuse}
              </Button>
            )}
          </div>
        </>
      )}
    </section>
  );
};
