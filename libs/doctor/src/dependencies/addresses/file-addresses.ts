import type { Address } from './address';
import { findHostPorts } from './find-host-ports';
import { findUrls } from './find-urls';

const COMMENT = /^\s*(#|\/\/|;)/;

/** Web servers name groups of servers in their files, and lead to them as to hosts. */
const WEB = /^https?$/;

/** The addresses in a file of any format, those in comments left out. */
export function findFileAddresses(text: string): readonly Address[] {
  return text
    .split('\n')
    .filter((line) => !COMMENT.test(line))
    .flatMap((line) => [
      ...findUrls(line).map((url) => ({ ...url, isCertain: url.isCertain === true && !WEB.test(url.scheme ?? '') })),
      ...findHostPorts(line),
    ]);
}
