// The catalogue of the policy's setup by language.
import type { Lang } from './locale.ts';
import { policySetupAr } from './policy-setup.ar.ts';
import { type PolicySetupTexts, policySetupEn } from './policy-setup.en.ts';

export type { PolicySetupTexts } from './policy-setup.en.ts';
export const policySetup = (lang: Lang): PolicySetupTexts => (lang === 'ar' ? policySetupAr : policySetupEn);
