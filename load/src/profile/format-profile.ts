import { KINDS_OF_WORK } from './kinds-of-work';
import type { Shares } from './share-work';

/**
 * A Markdown table: what each kind of work took of a request, and of the whole.
 *
 * @param requestUs processor time of a request on all threads, the collector's included, in microseconds
 */
export function formatProfile(shares: Shares, requestUs: number): string {
  const rows = KINDS_OF_WORK.map((kind) => [kind, (shares[kind] * requestUs).toFixed(0), `${(shares[kind] * 100).toFixed(0)} %`]);
  return [['data-service spends', 'µs a request', 'of all'], ['---', '---:', '---:'], ...rows, ['together', requestUs.toFixed(0), '']]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');
}
