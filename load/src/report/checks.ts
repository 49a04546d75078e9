import type { Expiry } from '../database/expiry-watch';
import type { Verification } from '../database/verification';
import type { ThresholdResult } from './check-thresholds';
import { formatCount, formatMs, formatShare } from './format';

/** What a run is held to and what came of it, in a sentence. */
export interface Check {
  readonly ok: boolean;
  readonly text: string;
}

/** `p95 1,234 ms, at most 2,000 ms` */
export function describeThresholds(thresholds: readonly ThresholdResult[]): readonly Check[] {
  return thresholds.map(({ metric, measured, limit, isLimitAllowed, ok }) => {
    const format = metric === 'p95' || metric === 'p99' ? formatMs : formatShare;
    return { ok, text: `${metric} ${format(measured)}, ${isLimitAllowed ? 'at most' : 'below'} ${format(limit)}` };
  });
}

/** What was compared with the database; nothing where nothing was. */
export function describeVerification(verification: Verification | undefined): readonly Check[] {
  if (!verification) return [];
  const { documentsBefore, documentsAfter, answers, least, most, sampledIds, missingIds, ok } = verification;
  const counted = Object.entries(answers).map(([status, count]) => `${formatCount(count)} × ${status}`);
  return [
    `The service counted ${counted.join(', ') || 'no answer'}: ${formatCount(least)}${most > least ? ` to ${formatCount(most)}` : ''} documents are due.`,
    `The database has ${formatCount(documentsAfter - documentsBefore)} more (${formatCount(documentsBefore)} before, ${formatCount(documentsAfter)} after).`,
    `Of ${formatCount(sampledIds)} ids that clients were told are stored, ${missingIds.length === 0 ? 'all are there' : `${formatCount(missingIds.length)} are missing: ${missingIds.slice(0, 5).join(', ')}`}.`,
  ].map((text) => ({ ok, text }));
}

/** Whether records expire; nothing where nobody looked. */
export function describeExpiry(expiry: Expiry | undefined): readonly Check[] {
  if (!expiry) return [];
  const { ttlSeconds, added, allowed, ok } = expiry;
  const text =
    ttlSeconds === undefined
      ? 'Nothing bounds the records: the database has no index by which they expire (see RECORD_TTL_SECONDS; FerretDB knows no such index).'
      : `Records expire after ${formatCount(ttlSeconds)} s: there were up to ${formatCount(added)} more than at the start, at most ${formatCount(allowed)}.`;
  return [{ ok, text }];
}

/** One line of text. */
export function formatCheck({ ok, text }: Check): string {
  return `${ok ? 'ok    ' : 'BROKEN'}  ${text}`;
}
