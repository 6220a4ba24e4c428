// The file formats that are told by their bytes: which can be looked at in place, which hide data, and which can run. The first row
// that fits counts. Bytes say what a file is, a name only what a system makes of it.
import type { Carrier, RunningKind } from '../../domain/hidden-data.ts';
import { latin, stands, u32Little } from './bytes.ts';

/** How something can be looked at in place, and as which media type. */
export type View = {
  readonly kind: 'picture' | 'audio' | 'video' | 'text';
  readonly mediaType: string;
  /** Of a text that isn't in UTF-8. */
  readonly encoding?: TextEncoding;
};

/** How texts are written that Windows makes, Arabic ones among them. */
export type TextEncoding = 'utf-16le' | 'utf-16be' | 'windows-1256';

export type Format = {
  readonly name: string;
  readonly is: (head: Uint8Array, tail: Uint8Array) => boolean;
  /** The ends of names that such a file has rightly. */
  readonly extensions: readonly string[];
  /** `checked`: a photo that is looked into; `nothing`: what stands there is all there is. */
  readonly hides: 'checked' | 'nothing' | Carrier;
  readonly view?: View;
  readonly runs?: RunningKind;
};
type Test = Format['is'];

const begins =
  (...starts: readonly string[]): Test =>
  (head) =>
    starts.some((start) => stands(head, 0, start));

const riffOf =
  (type: string): Test =>
  (head) =>
    stands(head, 0, 'RIFF') && stands(head, 8, type);

/** A file in boxes, as videos of phones are, of such a brand. */
const ofBrand =
  (brands: RegExp): Test =>
  (head) =>
    stands(head, 4, 'ftyp') && brands.test(latin(head, 8, 4));

const hasWithin = (bytes: Uint8Array, text: string): boolean => latin(bytes, 0, bytes.length).includes(text);

const PACKED = 'PK\x03\x04';
/** An archive in whose list of names, at its end, or at whose beginning one of these stands. */
const packedWith =
  (...names: readonly string[]): Test =>
  (head, tail) =>
    stands(head, 0, PACKED) && names.some((name) => hasWithin(tail, name) || hasWithin(head, name));

const isOpenDocument: Test = packedWith('mimetypeapplication/');

/** MPEG audio of the third layer, without a head of its own. */
const isBareMp3: Test = (head) => head[0] === 0xff && ((head[1] ?? 0) & 0xe6) === 0xe2;
const isMp3: Test = (head, tail) => begins('ID3')(head, tail) || isBareMp3(head, tail);
const isAac: Test = (head) => head[0] === 0xff && ((head[1] ?? 0) & 0xf6) === 0xf0;
const isBitmap: Test = (head) =>
  stands(head, 0, 'BM') && u32Little(head, 6) === 0 && [12, 40, 108, 124].includes(u32Little(head, 14));
const MATROSKA = '\x1a\x45\xdf\xa3';
const isWebm: Test = (head) => stands(head, 0, MATROSKA) && hasWithin(head.subarray(0, 64), 'webm');
const isPdf: Test = (head) => hasWithin(head.subarray(0, 1024), '%PDF-');
const isTar: Test = (head) => stands(head, 257, 'ustar');
const isDisk: Test = (head, tail) =>
  begins('conectix', 'vhdxfile', 'KDMV')(head, tail) ||
  stands(head, 0x8001, 'CD001') ||
  stands(tail, tail.length - 512, 'koly');

/** The text that a file begins with, in small letters, without spaces and the mark of Unicode before. */
const beginning = (head: Uint8Array): string =>
  latin(head, 0, 1024)
    .replaceAll('\0', '')
    .replace(/^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*/, '')
    .toLowerCase();
const PAGE_TAGS =
  /^<(?:!doctype|!--|!\[cdata|\?xml|html|head|body|script|svg|math|iframe|meta|link|title|style|img|a[\s>])/;
const isPage: Test = (head) => {
  const text = beginning(head);
  return PAGE_TAGS.test(text) || (text.startsWith('<') && /<(?:script|svg|html)/.test(text));
};
const isMailPage: Test = (head) => /^(?:from: <saved by|mime-version:)/.test(beginning(head));
const isScript: Test = (head) => /^#! ?\//.test(latin(head, 0, 4));

const row = (
  name: string,
  is: Test,
  extensions: string,
  hides: Format['hides'],
  rest: Pick<Format, 'view' | 'runs'>,
) => ({
  ...{ name, is, hides, extensions: extensions.split(' ') },
  ...rest,
});
const shown = (kind: View['kind'], name: string, is: Test, extensions: string, hides: Format['hides'], type: string) =>
  row(name, is, extensions, hides, { view: { kind, mediaType: type } });
const photo = (name: string, is: Test, extensions: string) =>
  shown('picture', name, is, extensions, 'checked', `image/${name}`);
const audio = (name: string, is: Test, extensions: string, type: string) =>
  shown('audio', name, is, extensions, 'recording', `audio/${type}`);
const video = (name: string, is: Test, extensions: string, type: string) =>
  shown('video', name, is, extensions, 'recording', `video/${type}`);
const saved = (hides: Format['hides'], name: string, is: Test, extensions: string) =>
  row(name, is, extensions, hides, {});
const running = (runs: RunningKind, hides: Format['hides'], name: string, is: Test, extensions: string) =>
  row(name, is, extensions, hides, { runs });

const OLD_OFFICE = '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1';
const MACHINE_CODE = [
  '\x7fELF',
  '\xfe\xed\xfa\xce',
  '\xfe\xed\xfa\xcf',
  '\xce\xfa\xed\xfe',
  '\xcf\xfa\xed\xfe',
  '\xca\xfe\xba\xbe',
];
const PACKAGES = ['!<arch>\n', '\xed\xab\xee\xdb', 'xar!', 'MSCF', 'Cr24', 'dex\n', 'FWS', 'CWS', 'ZWS', 'ITSF'];
const ARCHIVES = ['Rar!\x1a\x07', '7z\xbc\xaf\x27\x1c', 'BZh', '\xfd7zXZ\0', '\x28\xb5\x2f\xfd'];

const PICTURES: readonly Format[] = [
  photo('jpeg', begins('\xff\xd8\xff'), 'jpg jpeg jpe jfif'),
  photo('png', begins('\x89PNG\r\n\x1a\n'), 'png apng'),
  photo('webp', riffOf('WEBP'), 'webp'),
  shown('picture', 'gif', begins('GIF87a', 'GIF89a'), 'gif', 'picture', 'image/gif'),
  saved('picture', 'heic', ofBrand(/^(?:hei[cmsx]|hev[cx]|mif1|msf1)$/), 'heic heif hif'),
  saved('picture', 'avif', ofBrand(/^avi[fs]$/), 'avif'),
  saved('picture', 'tiff', begins('II*\0', 'MM\0*'), 'tif tiff dng nef arw cr2 pef srw'),
  saved('picture', 'bmp', isBitmap, 'bmp dib'),
  saved('picture', 'psd', begins('8BPS'), 'psd psb'),
  saved('picture', 'jxl', begins('\xff\x0a', '\0\0\0\x0cJXL '), 'jxl'),
  saved('picture', 'jp2', begins('\0\0\0\x0cjP  '), 'jp2 jpx j2k'),
];

const RECORDINGS: readonly Format[] = [
  audio('m4a', ofBrand(/^M4[AB] $/), 'm4a m4b mp4', 'mp4'),
  video('mp4', ofBrand(/^[\s\S]{4}$/), 'mp4 m4v mov 3gp 3g2 qt m4a', 'mp4'),
  audio('mp3', isMp3, 'mp3', 'mpeg'),
  audio('aac', isAac, 'aac', 'aac'),
  audio('ogg', begins('OggS'), 'ogg oga opus ogv spx', 'ogg'),
  audio('wav', riffOf('WAVE'), 'wav', 'wav'),
  audio('flac', begins('fLaC'), 'flac', 'flac'),
  video('webm', isWebm, 'webm', 'webm'),
  saved('recording', 'matroska', begins(MATROSKA), 'mkv mka'),
  saved('recording', 'avi', riffOf('AVI '), 'avi'),
  saved('recording', 'amr', begins('#!AMR'), 'amr awb'),
  saved('recording', 'asf', begins('\x30\x26\xb2\x75\x8e\x66\xcf\x11'), 'wma wmv asf'),
];

const DOCUMENTS: readonly Format[] = [
  running('program', 'archive', 'java', packedWith('META-INF/MANIFEST.MF'), 'jar war ear apk xpi'),
  running('program', 'archive', 'android', packedWith('AndroidManifest.xml'), 'apk aab xapk'),
  running(
    'macros',
    'document',
    'office with macros',
    packedWith('vbaProject.bin'),
    'docm dotm xlsm xltm xlam xlsb pptm potm ppam ppsm',
  ),
  saved(
    'document',
    'office',
    packedWith('[Content_Types].xml', 'word/', 'xl/', 'ppt/'),
    'docx dotx xlsx xltx xlsb pptx potx ppsx vsdx',
  ),
  running(
    'macros',
    'document',
    'open document with macros',
    (head, tail) => isOpenDocument(head, tail) && packedWith('Basic/', 'Scripts/')(head, tail),
    'odt ods odp odg ott ots otp odb',
  ),
  saved('document', 'open document', isOpenDocument, 'odt ods odp odg ott ots otp epub'),
  saved('archive', 'zip', begins(PACKED, 'PK\x05\x06'), 'zip kmz cbz pages numbers key'),
  running('macros', 'document', 'old office', begins(OLD_OFFICE), 'doc dot xls xlt ppt pps pot msi msg pub vsd mpp'),
  running('macros', 'document', 'onenote', begins('\xe4\x52\x5c\x7b\x8c\xd8\xa7\x4d'), 'one'),
  saved('document', 'pdf', isPdf, 'pdf ai'),
  saved('document', 'rtf', begins('{\\rtf'), 'rtf doc'),
  saved('archive', 'gzip', begins('\x1f\x8b'), 'gz tgz svgz'),
  saved('archive', 'archive', begins(...ARCHIVES), 'rar 7z bz2 xz zst tbz txz'),
  saved('archive', 'tar', isTar, 'tar'),
];

const RUNNING: readonly Format[] = [
  running('program', 'unknown', 'windows program', begins('MZ'), 'exe dll scr com cpl sys ocx efi pif xll'),
  running('program', 'unknown', 'unix program', begins(...MACHINE_CODE), 'elf so o bin run dylib class appimage app'),
  running('program', 'unknown', 'package', begins(...PACKAGES), 'deb rpm pkg cab crx dex swf chm a'),
  running('shortcut', 'unknown', 'shortcut', begins('L\0\0\0\x01\x14\x02\0'), 'lnk'),
  running('disk', 'unknown', 'disk', isDisk, 'vhd vhdx iso dmg img vmdk'),
  running('script', 'nothing', 'script', isScript, 'sh py pl rb command js php bash zsh txt'),
  running('page', 'document', 'page', isPage, 'html htm xhtml xht shtml svg xml xsl kml gpx rss plist hta txt'),
  running('page', 'mail', 'page by mail', isMailPage, 'mht mhtml eml'),
];

export const FORMATS: readonly Format[] = [...PICTURES, ...RECORDINGS, ...DOCUMENTS, ...RUNNING];
