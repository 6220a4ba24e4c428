// The policies' own words by language, with the association's name put in: `{name}` stands where the printed texts name theirs.
import type { PolicyName } from '../policy/policies.ts';
import type { Lang } from './locale.ts';
import { policyTextsAr } from './policy-texts.ar.ts';
import { policyTextsEn } from './policy-texts.en.ts';

/** One part of a policy under its heading; `list` says that its lines are points of a list. */
export type PolicyPart = { readonly heading: string; readonly lines: readonly string[]; readonly list?: true };

/** A policy in its own words. */
export type PolicyText = { readonly title: string; readonly parts: readonly PolicyPart[] };

export type PolicyTexts = {
  readonly relations: Readonly<Record<PolicyName, PolicyText>>;
  /** 001's rules on reports of violations, which the others may adopt. */
  readonly violations: PolicyText;
};

const named = (text: string, name: string): string => text.replaceAll('{name}', name);

const textNamed = ({ title, parts }: PolicyText, name: string): PolicyText => ({
  title: named(title, name),
  parts: parts.map((part) => ({
    ...part,
    heading: named(part.heading, name),
    lines: part.lines.map((line) => named(line, name)),
  })),
});

const textsIn = (lang: Lang): PolicyTexts => (lang === 'ar' ? policyTextsAr : policyTextsEn);

/** The relations rules of a policy in its own words (in English, in translation). */
export const relationsText = (lang: Lang, base: PolicyName, name: string): PolicyText =>
  textNamed(textsIn(lang).relations[base], name);

/** The violation rules in their own words. */
export const violationsText = (lang: Lang, name: string): PolicyText => textNamed(textsIn(lang).violations, name);
