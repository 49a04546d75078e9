import type { Log, Metrics } from '@fairlead/service-kit';
import type { Config } from '../config';
import { EmbeddedRecordStore } from './embedded-record-store';
import { connectMongo } from './mongo-connection';
import { MongoRecordStore } from './mongo-record-store';
import { poolSplit } from './pool-split';
import { createRandomHex } from './random-hex';
import { PAYLOAD_CHARACTERS, type RecordStore, type Sources } from './record-store';

/** MongoDB where `MONGO_URL` is set, memory otherwise. Does not wait for MongoDB: readiness says when it is there. */
export function openRecordStore(config: Config, { log, metrics }: { log: Log; metrics: Metrics }): RecordStore {
  const sources: Sources = { now: () => new Date(), newPayload: createRandomHex(PAYLOAD_CHARACTERS) };
  const { MONGO_URL: url, RECORD_TTL_SECONDS: ttlSeconds } = config;
  if (url === undefined) {
    log.warn('records are kept in memory and forgotten at exit; set MONGO_URL to keep them');
    return new EmbeddedRecordStore(sources);
  }
  return new MongoRecordStore(() => connectMongo(url, config), {
    ...sources,
    log,
    metrics,
    ttlSeconds,
    mostReads: poolSplit(config).reads,
  });
}
