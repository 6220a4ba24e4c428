// The rules on relations with beneficiaries in words, rendered from a policy's data.
import type { Lang } from '../../src/i18n/locale.ts';
import { relationsTexts } from '../../src/i18n/relations.ts';
import { PROPOSED_REPLY_DAYS, type Relations } from '../../src/policy/relations.ts';

/** The parts of the relations rules, as the page's contents list them. */
export const relationParts = (lang: Lang): readonly (readonly [id: string, title: string])[] => {
  const t = relationsTexts(lang);
  return [
    ['request-steps', t.stepsTitle],
    ['request-reply', t.reply.title],
    ['channels', t.channelsTitle],
  ];
};

const Lines = (props: { readonly lines: readonly string[]; readonly ordered?: true }) => {
  const items = props.lines.map((line) => <li>{line}</li>);
  return props.ordered === true ? <ol>{items}</ol> : <ul>{items}</ul>;
};

const replyLines = (lang: Lang, { reply }: Relations): readonly string[] => {
  const t = relationsTexts(lang).reply;
  const { min_reply_days: least, max_reply_days: most } = reply;
  const added = most === PROPOSED_REPLY_DAYS ? t.proposedMost : t.addedMost;
  const whence = least === undefined ? t.ownMost : added;
  return [
    ...(least === undefined ? [] : [`${t.least(least)} ${t.noBreach}`]),
    most === undefined ? t.noMost : `${t.most(most)} ${whence}`,
    t.calendar,
  ];
};

export const RelationRules = (props: { readonly lang: Lang; readonly relations: Relations }) => {
  const { lang, relations } = props;
  const t = relationsTexts(lang);
  return (
    <>
      <p>{t.lead}</p>
      <h3>{t.purposesTitle}</h3>
      <Lines lines={relations.purposes.map((purpose) => t.purposes[purpose])} />
      <h3>{t.rightsTitle}</h3>
      <Lines lines={relations.rights.map((right) => t.rights[right])} />
      <h3 id="request-steps">{t.stepsTitle}</h3>
      <Lines lines={relations.steps.map((step) => t.steps[step])} ordered />
      <h3 id="request-reply">{t.reply.title}</h3>
      <Lines lines={replyLines(lang, relations)} />
      <h3 id="channels">{t.channelsTitle}</h3>
      <Lines lines={relations.channels.map((channel) => t.channels[channel])} />
      <h3>{t.toolsTitle}</h3>
      <Lines lines={relations.tools.map((tool) => t.tools[tool])} />
    </>
  );
};
