import { findFaultInOptions, isMongoAddress } from '../mongo/mongo-address';
import { findRedisFix, isRedisAddress } from '../redis/redis-address';
import type { UrlVariable } from '../variable';

type Allowed = Pick<UrlVariable, 'protocols' | 'origin'>;

/** Schemes whose addresses a driver reads, which takes more than a URL, several hosts, or less, no options. */
const DRIVERS = [
  { scheme: /^mongodb(\+srv)?:/i, isAddress: isMongoAddress, findFix: findFaultInOptions },
  { scheme: /^rediss?:/i, isAddress: isRedisAddress, findFix: findRedisFix },
] as const;

/** Whether a text is an address that a service starts with. White space is no part of a URL, but the parser takes it out. */
export function isUrl(text: string, allowed: Allowed): boolean {
  if (/[\s\p{Cc}]/u.test(text)) return false;
  const driver = findDriver(text);
  return driver ? isAllowed(text, allowed) && driver.isAddress(text) : isPlainUrl(text, allowed);
}

/** What to do about an address of which the options alone are known to be wrong, in words that repeat no value. */
export function findUrlFix(text: string, allowed: Allowed): string | undefined {
  return isAllowed(text, allowed) ? findDriver(text)?.findFix(text) : undefined;
}

function findDriver(text: string) {
  return DRIVERS.find(({ scheme }) => scheme.test(text));
}

/** Drivers take schemes in lower case alone, or take those in capitals for others. */
function isAllowed(text: string, { protocols }: Allowed): boolean {
  return protocols.some((protocol) => text.startsWith(`${protocol}//`));
}

function isPlainUrl(text: string, { protocols, origin = false }: Allowed): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  if (origin && url.href !== `${url.protocol}//${url.host}/`) return false;
  return protocols.includes(url.protocol) && url.hostname !== '' && url.username === '' && url.password === '';
}
