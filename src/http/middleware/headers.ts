// The headers of every answer, also of errors, static files and refusals: what a browser may load, show and keep. Dynamic
// answers are never stored; static files set their own caching before.
import type { Context, MiddlewareHandler } from 'hono';
import type { AppEnv, Deps } from '../deps.ts';

/** Pages that derive keys, seal or open: libsodium and Argon2id are WebAssembly. A worker goes by its own answer's policy. */
const SEALING = /^\/(?:(?:ar|en)\/(?:report|follow-up|enrol|staff(?:\/.*)?)\/?|static\/islands\/.*)$/;
/** The same among the administrator's pages; whoever isn't given one gets the policy of an address that isn't there. */
const SEALING_ADMINISTRATOR = /^\/(?:ar|en)\/admin\/account(?:\/.*)?$/;

/** Pages on which a file that was opened can be looked at, in a frame without script (T76); who isn't given one can't tell. */
const SHOWS_FILES = /^\/(?:ar|en)\/(?:follow-up|staff\/cases\/[^/]+(?:\/.*)?)\/?$/;

const showsFiles = (c: Context<AppEnv>): boolean => c.res.status === 200 && SHOWS_FILES.test(c.req.path);

const policy = (sealing: boolean, showsFiles = false): string =>
  [
    "default-src 'none'",
    `script-src 'self'${sealing ? " 'wasm-unsafe-eval'" : ''}`,
    "style-src 'self'",
    `img-src 'self'${showsFiles ? ' blob:' : ''}`,
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    // Of this site's own addresses no answer lets itself be framed: what is meant is the download that a worker gives (T76).
    ...(showsFiles ? ["frame-src blob: 'self'", 'media-src blob:'] : []),
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');

const seals = (c: Context<AppEnv>): boolean =>
  SEALING.test(c.req.path) || (c.res.status === 200 && SEALING_ADMINISTRATOR.test(c.req.path));

/** The sealed bytes of files: whatever opens such an answer by itself gives it no script, no origin and nothing to load (T76). */
const FILES = /^\/api\/(?:staff\/cases\/[^/]+\/files\/[^/]+|mailbox\/files)\/?$/;
const SANDBOX = "default-src 'none'; frame-ancestors 'none'; sandbox";

/** Where a reporter without script is given a file; every other answer there is a page. */
const PLAIN_MAILBOX = /^\/(?:ar|en)\/follow-up\/plain$/;
const isBytes = (c: Context<AppEnv>): boolean => c.res.headers.get('content-type') === 'application/octet-stream';

/** A file that isn't given looks like an address that isn't there. */
const givesFile = (c: Context<AppEnv>): boolean =>
  (PLAIN_MAILBOX.test(c.req.path) && isBytes(c)) ||
  (FILES.test(c.req.path) && (c.res.status === 200 || c.res.status === 206));

const PERMISSIONS = [
  ...['accelerometer', 'autoplay', 'browsing-topics', 'camera', 'display-capture', 'encrypted-media', 'fullscreen'],
  ...['geolocation', 'gyroscope', 'magnetometer', 'microphone', 'midi', 'payment', 'screen-wake-lock', 'usb'],
]
  .map((feature) => `${feature}=()`)
  .join(', ');

const ALWAYS: readonly (readonly [string, string])[] = [
  ['X-Content-Type-Options', 'nosniff'],
  ['X-Frame-Options', 'DENY'],
  // With `no-referrer` browsers would send `Origin: null`, and the same-origin check would refuse our own forms.
  ['Referrer-Policy', 'same-origin'],
  ['Cross-Origin-Opener-Policy', 'same-origin'],
  ['Cross-Origin-Resource-Policy', 'same-origin'],
  ['Origin-Agent-Cluster', '?1'],
  ['Permissions-Policy', PERMISSIONS],
  ['X-Robots-Tag', 'noindex, nofollow'],
  ['X-DNS-Prefetch-Control', 'off'],
  ['X-Permitted-Cross-Domain-Policies', 'none'],
];

/** The headers of an answer that never reached the app: a page of nothing, closed to everything (T64). */
export const HEADERS_OF_REFUSALS: readonly (readonly [string, string])[] = [
  ...ALWAYS,
  ['Content-Security-Policy', policy(false)],
  ['Cache-Control', 'no-store'],
];

/** A year; sent by what is reached over https, never under a name where TLS isn't (T70). */
const HSTS = 'max-age=31536000';

export const headers =
  ({ config }: Deps): MiddlewareHandler<AppEnv> =>
  async (c, next) => {
    await next();
    for (const [name, value] of ALWAYS) c.res.headers.set(name, value);
    c.res.headers.set('Content-Security-Policy', givesFile(c) ? SANDBOX : policy(seals(c), showsFiles(c)));
    if (!c.res.headers.has('Cache-Control')) c.res.headers.set('Cache-Control', 'no-store');
    const address = c.get('association')?.publicAddress ?? config.address;
    if (address.startsWith('https:') && c.req.header('host') === new URL(address).host) {
      c.res.headers.set('Strict-Transport-Security', HSTS);
    }
  };
