// The small shapes that messages are made of. Every byte string is base64url without padding (PROTOCOL A1).
import * as v from 'valibot';

export const B64 = v.pipe(v.string(), v.maxLength(400_000), v.regex(/^[A-Za-z0-9_-]*$/));
/** 32, 16 and 64 bytes: the last letter carries fewer than six bits, and the rest of it is zero (PROTOCOL A1). */
export const Hash = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$/));
export const Id = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{21}[AQgw]$/));
export const Signature = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{85}[AQgw]$/));
export const Day = v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}$/));
export const Name = v.pipe(v.string(), v.maxLength(300));
export const Room = v.picklist(['identity', 'report', 'briefing', 'deliberation']);
export const Epoch = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(0xffffffff));

export const Bytes = v.pipe(v.number(), v.integer(), v.minValue(0));

/** How many of something. */
export const Count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
