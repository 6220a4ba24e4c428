// How large a request's body may be, by its address. Acts carry sealed entries; everything else is a form or a few keys. A
// form that nothing right can fill is still read as far as `GIVEN_BACK_BYTES`, so that what was typed comes back with its fault.

/** An act with its largest entry (262,144 bytes padded, as base64url), a second one and its grants, and room to spare. */
const ACT_BYTES = 1024 * 1024;
/** Every field of the setup form filled to its end: in a form, a letter outside ASCII takes up to nine bytes. */
const SETUP_BYTES = 384 * 1024;
/** A key card and credentials take under 3 KiB. */
const FORM_BYTES = 64 * 1024;

/** Acts, and the texts of reporters without script, of which acts are made here. */
const CARRIES_ACTS = /^\/(?:api\/(?:intake|mailbox|staff\/cases)|(?:ar|en)\/(?:report|follow-up)\/plain)(?:\/|$)/;
const IS_SETUP = /^\/(?:ar|en)\/admin\/settings\/?$/;

/** Six bytes each of 600,000 Arabic letters, as the pages without script promise to take; and room to spare. */
const GIVEN_BACK_BYTES = 4 * 1024 * 1024;
const IS_PAGE = /^\/(?:ar|en)(?:\/|$)/;

/** As many bytes as everything right that a request for `path` can bring. */
export const usualBytes = (path: string): number => {
  if (CARRIES_ACTS.test(path)) return ACT_BYTES;
  return IS_SETUP.test(path) ? SETUP_BYTES : FORM_BYTES;
};

/** The most bytes that a request for `path` may bring; beyond the usual only a page's form may. */
export const mostBytes = (path: string): number => (IS_PAGE.test(path) ? GIVEN_BACK_BYTES : usualBytes(path));

const PART = /^\/api\/(?:staff\/cases\/[^/]+\/)?uploads\/[^/]+\/parts\/[^/]+\/?$/;

const TAKES_FILES = /^\/(?:ar|en)\/(?:report|follow-up)\/plain$/;

/** Whether a form of several parts for `path` brings files, which its handler reads as they come. */
export const takesFiles = (path: string): boolean => TAKES_FILES.test(path);

/** Whether a request for `path` brings a part of a file: bytes and no text, which its handler reads as they come. */
export const bringsPart = (path: string): boolean => PART.test(path);
