import { randomBytes } from 'node:crypto';
import type { DataAnswer } from '@fairlead/contracts/data-service/http';
import express, { type Express } from 'express';
import type { Collection } from 'mongodb';

const OPERATIONS = 5;

/** A record, as data-service stores it. */
interface StoredRecord {
  readonly type: string;
  readonly index: number;
  readonly payload: string;
  readonly timestamp: Date;
}

/** `/api/data` as its description reads: five inserts, each durable, then five finds. */
export function createApp(records: Collection<StoredRecord>): Express {
  const app = express();

  app.get('/api/data', async (_request, response) => {
    const writes: string[] = [];
    for (let index = 0; index < OPERATIONS; index += 1) {
      const record = { type: 'write', index, payload: randomBytes(256).toString('hex'), timestamp: new Date() };
      const { insertedId } = await records.insertOne(record, { writeConcern: { w: 1, j: true } });
      writes.push(insertedId.toHexString());
    }

    const reads: string[] = [];
    for (let count = 0; count < OPERATIONS; count += 1) {
      const record = await records.findOne({ type: 'write' });
      if (record) reads.push(record._id.toHexString());
    }

    response.json({ status: 'success', reads, writes, cached: false, timestamp: new Date().toISOString() } satisfies DataAnswer);
  });

  return app;
}
