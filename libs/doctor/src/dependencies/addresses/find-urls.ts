import { type Address, readHostAndPort } from './address';
import { isNetworkScheme } from './default-port';

/** Longest scheme, and longest authority, that are looked for. */
const LONGEST = Object.freeze({ scheme: 30, authority: 600 });

/**
 * The hosts of all URLs in a text, `mongodb://user:password@a:27017,b/shop` and `jdbc:postgresql://db:5432/shop` too. What is left of a
 * reference to a variable is no host.
 */
export function findUrls(text: string): readonly Address[] {
  // Of a list of URLs each is one of its own.
  const list = text.replace(/,(?=[a-z][a-z0-9+.-]{0,29}:\/\/)/gi, ' ');
  const found: Address[] = [];
  for (let at = list.indexOf('://'); at >= 0; at = list.indexOf('://', at + 1)) {
    const [scheme] = /[a-z][a-z0-9+.-]*$/i.exec(list.slice(Math.max(0, at - LONGEST.scheme), at)) ?? [];
    if (scheme !== undefined) found.push(...readAuthority(scheme.toLowerCase(), list.slice(at + 3, at + 3 + LONGEST.authority)));
  }
  return found;
}

function readAuthority(scheme: string, text: string): readonly Address[] {
  const [authority = ''] = /^[^\s/?#"'`<>;\\]*/.exec(text) ?? [];
  const hostsAt = authority.lastIndexOf('@') + 1;
  const hasPassword = /^[^:]*:./.test(authority.slice(0, Math.max(0, hostsAt - 1)));
  return authority
    .slice(hostsAt)
    .split(',')
    .flatMap((item) => readHostAndPort(item.replace(/[)\]}.:]+$/, '')) ?? [])
    .map((address) => ({ ...address, scheme, hasPassword, isCertain: isNetworkScheme(scheme) }));
}
