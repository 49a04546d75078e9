import { setTimeout as delay } from 'node:timers/promises';
import { dataService } from '@fairlead/contracts/data-service';
import { type Exposition, findValue } from '@fairlead/exposition';
import type { ServiceSeries } from '@fairlead/exposition/series';
import { sum } from 'simple-statistics';
import { RECORDS_PER_CALL } from '../client/data-steps';
import { ENDPOINTS } from '../client/endpoints';
import type { ServiceWatch } from '../metrics/service-watch';
import type { StoredRecords } from './stored-records';

/** Whether what the service acknowledged is what the database holds. */
export interface Verification {
  readonly documentsBefore: number;
  readonly documentsAfter: number;
  /** What the service itself counted, by status. */
  readonly answers: Readonly<Record<string, number>>;
  /** Fewest and most documents that these answers allow to have been added. */
  readonly least: number;
  readonly most: number;
  readonly sampledIds: number;
  /** Ids that a client was told are stored, and are not. */
  readonly missingIds: readonly string[];
  readonly ok: boolean;
}

/** What is stored and answered at a moment. */
export interface Snapshot {
  readonly documents: number;
  readonly answers: Readonly<Record<string, number>>;
}

const POLL_MS = 500;
/** Polls that must tell the same before a run counts as over. */
const STABLE_POLLS = 4;
/** The longest that a request may take, twice. */
const PATIENCE_MS = 60_000;

/** Counts what is stored and answered, once no request is in flight any more. */
export async function takeSnapshot(records: StoredRecords, watch: ServiceWatch): Promise<Snapshot> {
  const answers = await awaitQuiet(watch);
  return { documents: await records.count(), answers };
}

/** Compares what was added with what was answered: five for each 200, at most five for every other answer, whose client was told nothing. */
export async function verify(records: StoredRecords, watch: ServiceWatch, before: Snapshot, ids: readonly string[]): Promise<Verification> {
  const after = await takeSnapshot(records, watch);
  const answers = Object.fromEntries(
    Object.entries(after.answers)
      .map(([status, count]) => [status, count - (before.answers[status] ?? 0)] as const)
      .filter(([, count]) => count > 0),
  );
  const missingIds = await records.findMissing(ids);
  const comparison = compare(before.documents, after.documents, answers);
  return { ...comparison, sampledIds: ids.length, missingIds, ok: comparison.ok && missingIds.length === 0 };
}

/** The arithmetic of {@link verify}. */
export function compare(documentsBefore: number, documentsAfter: number, answers: Readonly<Record<string, number>>) {
  const all = sum(Object.values(answers));
  const least = (answers['200'] ?? 0) * RECORDS_PER_CALL;
  const most = all * RECORDS_PER_CALL;
  const added = documentsAfter - documentsBefore;
  return { documentsBefore, documentsAfter, answers, least, most, ok: least <= added && added <= most };
}

async function awaitQuiet(watch: ServiceWatch): Promise<Snapshot['answers']> {
  const deadline = performance.now() + PATIENCE_MS;
  let [last, stable] = ['', 0];
  for (;;) {
    const pages = await scrape(watch);
    const answers = countAnswers(pages);
    const isQueueEmpty = pages.every((page) => (findValue(page, 'write_queue_requests') ?? 0) === 0);
    const seen = JSON.stringify(answers);
    stable = isQueueEmpty && seen === last ? stable + 1 : 0;
    last = seen;
    if (stable >= STABLE_POLLS) return answers;
    if (performance.now() > deadline)
      throw new Error('data-service does not come to rest, so that nothing can be compared; something else calls it');
    await delay(POLL_MS);
  }
}

async function scrape(watch: ServiceWatch): Promise<readonly Exposition[]> {
  const mine = watch.services.filter(({ name }) => name === dataService.name);
  if (mine.length === 0) throw new Error('--verify needs the metrics of data-service; say with --metrics where they are');
  const before = mine.map(({ last }) => last);
  await watch.scrapeAll();
  return mine.map(({ last, url }, index) => {
    if (!last || last === before[index]) throw new Error(`${url} does not answer, so that --verify cannot compare`);
    return last.page;
  });
}

function countAnswers(pages: readonly Exposition[]): Snapshot['answers'] {
  const series: ServiceSeries = 'http_requests_total';
  const counts: Record<string, number> = {};
  for (const { labels, value } of pages.flatMap((page) => page.get(series) ?? [])) {
    const { route, status = '' } = labels;
    if (route === ENDPOINTS.data.path) counts[status] = (counts[status] ?? 0) + value;
  }
  return counts;
}
