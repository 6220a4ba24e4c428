// How anybody computes the hash of a file's content that the pages show: in words, and as a command (PROTOCOL A2, A7).
import { apart } from './apart.ts';
import type { Lang } from './locale.ts';

/** For a saved file in the place of FILE; prints what the pages show. Coreutils alone are needed. */
export const CONTENT_HASH_COMMAND =
  "{ printf 'amanah/v1/file\\0'; cat FILE; } | b2sum -l 256 | cut -c 1-64 | tr a-f A-F | basenc -d --base16 | basenc --base64url | tr -d =";
/** Where it may be broken. */
export const CONTENT_HASH_PIECES: readonly string[] = CONTENT_HASH_COMMAND.split(' ');

type ContentHashWords = {
  readonly summary: string;
  /** The command follows. */
  readonly text: string;
  /** Of the other hash, which its sender alone is shown. */
  readonly sealed: string;
};

const en: ContentHashWords = {
  summary: 'How to compute this hash yourself',
  text: `It is BLAKE2b-256, without a key, of the text ${apart('amanah/v1/file')} in ASCII, one zero byte and then the file’s own bytes, as it is saved and not as it is sealed; written in base64url without padding. On Linux, with the saved file in the place of FILE:`,
  sealed: `The hash that the portal confirmed is made in the same way, with ${apart('amanah/v1/item')}, of the sealed bytes, which nobody keeps but the portal.`,
};

const ar: ContentHashWords = {
  summary: 'كيف تُحسب هذه البصمة',
  text: `هي بصمة ${apart('BLAKE2b-256')} بلا مفتاح، تُحسب على النص ${apart('amanah/v1/file')} بترميز ${apart('ASCII')} ثم بايت واحد قيمته صفر ثم بايتات الملف نفسه كما يُحفظ، لا كما يُشفَّر، وتُكتب بترميز ${apart('base64url')} من غير حشو. وفي نظام لينكس يحسبها الأمر الآتي، ويوضع الملف المحفوظ مكان ${apart('FILE')}:`,
  sealed: `أما البصمة التي أكدتها المنصة فتُحسب بالطريقة نفسها، والنص فيها ${apart('amanah/v1/item')}، على البايتات المشفَّرة التي لا يحتفظ بها إلا المنصة.`,
};

export const contentHashWords = (lang: Lang): ContentHashWords => (lang === 'ar' ? ar : en);
