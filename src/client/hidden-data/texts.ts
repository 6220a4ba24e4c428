// Which kinds of things the described data of a photo hold: XMP, IPTC and the texts of a PNG. It looks for names that it knows, in
// as much as it is willing to read, and inflates nothing; all of it is left out of the cleaned copy, known or not.
import type { HiddenKind } from '../../domain/hidden-data.ts';
import { latin, stands, u16, u32 } from './bytes.ts';

/** So much of a text is looked through for names. */
const MAX_LOOKED_THROUGH = 1 << 20;
const MAX_RECORDS = 2_000;

const XMP_NAMES: readonly (readonly [HiddenKind, RegExp])[] = [
  ['place', /GPS(?:Latitude|Longitude|Dest|Altitude|Area)|Location|photoshop:(?:City|State|Country)|CountryCode/],
  ['time', /CreateDate|ModifyDate|MetadataDate|DateCreated|DateTime|GPSTimeStamp|stEvt:when|dc:date/],
  ['device', /tiff:(?:Make|Model)\b|SerialNumber|aux:Lens|LensModel|CameraModel|DeviceModel|DeviceManufacturer/],
  [
    'owner',
    /dc:(?:creator|rights|publisher|contributor)|OwnerName|Artist|Copyright|AuthorsPosition|Credit|CiEmailWork/,
  ],
  ['people', /PersonInImage|PersonDisplayName|mwg-rs:|MPReg:|MicrosoftPhoto.{0,8}Region/],
  ['software', /CreatorTool|softwareAgent|xmpMM:|stEvt:|tiff:Software|crs:|photoshop:History|DocumentAncestors/],
  ['comment', /dc:(?:title|description|subject)|UserComment|ImageDescription|Headline|Caption|xmp:Label|Keywords/],
  ['preview', /xmpGImg:|xmp:Thumbnails/],
  ['leftover', /MotionPhoto|MicroVideo|Container:Directory|GDepth:|GImage:|hdrgm:/],
];

const orOther = (found: readonly HiddenKind[]): readonly HiddenKind[] => (found.length > 0 ? found : ['other']);

/** What an XMP packet tells. */
export const xmpKinds = (bytes: Uint8Array): readonly HiddenKind[] => {
  const text = latin(bytes, 0, MAX_LOOKED_THROUGH);
  return orOther(XMP_NAMES.flatMap(([kind, names]) => (names.test(text) ? [kind] : [])));
};

const IPTC_NUMBERS: Readonly<Partial<Record<HiddenKind, readonly number[]>>> = {
  place: [26, 27, 90, 92, 95, 100, 101],
  time: [30, 35, 37, 38, 47, 55, 60, 62, 63],
  owner: [80, 85, 110, 115, 116, 118, 122],
  software: [65, 70],
  comment: [5, 7, 15, 20, 25, 40, 105, 120],
};
const KIND_OF_NUMBER: ReadonlyMap<number, HiddenKind> = new Map(
  Object.entries(IPTC_NUMBERS).flatMap(([kind, all]) => all.map((number) => [number, kind as HiddenKind] as const)),
);

/** What IPTC records tell. */
const iptcKinds = (bytes: Uint8Array): readonly HiddenKind[] => {
  const found: HiddenKind[] = [];
  let at = 0;
  for (let n = 0; n < MAX_RECORDS && bytes[at] === 0x1c; n += 1) {
    const kind = bytes[at + 1] === 2 ? KIND_OF_NUMBER.get(bytes[at + 2] ?? 0) : undefined;
    if (kind !== undefined) found.push(kind);
    at += 5 + u16(bytes, at + 3);
  }
  return found;
};

const IPTC = 0x0404;
const THUMBNAILS: readonly number[] = [0x0409, 0x040c];
const XMP = 0x0424;

const resourceKinds = (id: number, content: Uint8Array): readonly HiddenKind[] => {
  if (id === IPTC) return iptcKinds(content);
  if (id === XMP) return xmpKinds(content);
  return THUMBNAILS.includes(id) ? ['preview'] : ['software'];
};

/** What the resources of Photoshop tell; they carry IPTC. */
export const resourcesKinds = (bytes: Uint8Array): readonly HiddenKind[] => {
  const found: HiddenKind[] = [];
  let at = 0;
  for (let n = 0; n < MAX_RECORDS && stands(bytes, at, '8BIM'); n += 1) {
    const nameBytes = 1 + (bytes[at + 6] ?? 0);
    const sizeAt = at + 6 + nameBytes + (nameBytes % 2);
    const size = u32(bytes, sizeAt);
    found.push(...resourceKinds(u16(bytes, at + 4), bytes.subarray(sizeAt + 4, sizeAt + 4 + size)));
    at = sizeAt + 4 + size + (size % 2);
  }
  return orOther(found);
};

const PNG_KEYWORDS: readonly (readonly [HiddenKind, RegExp])[] = [
  ['time', /time|date/],
  ['owner', /author|copyright|artist|owner/],
  ['software', /software|producer|parameters|prompt|workflow/],
  ['device', /source|model|make|camera/],
  ['preview', /thumb/],
  ['place', /gps|location/],
];
const XMP_KEYWORD = 'XML:com.adobe.xmp';

/** What a text of a PNG tells, by its keyword; its content isn't inflated. */
export const pngTextKinds = (bytes: Uint8Array): readonly HiddenKind[] => {
  const keyword = latin(bytes, 0, 80).split('\0')[0] ?? '';
  if (keyword === XMP_KEYWORD) return xmpKinds(bytes);
  const found = PNG_KEYWORDS.flatMap(([kind, names]) => (names.test(keyword.toLowerCase()) ? [kind] : []));
  return found.length > 0 ? found : ['comment'];
};
