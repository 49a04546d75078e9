import { type Document, MongoClient, MongoServerError, type ObjectId } from 'mongodb';

/** Reply of a server that has no such collection yet. */
const NAMESPACE_NOT_FOUND = 26;

/** The records of data-service as they lie in the database, read past the service. */
export class StoredRecords {
  readonly #client: MongoClient;

  /** @param url names the database; a credential comes from `MONGO_USERNAME` and `MONGO_PASSWORD`, as it does for the service */
  constructor(url: string, { MONGO_USERNAME: username, MONGO_PASSWORD: password }: NodeJS.ProcessEnv = process.env) {
    this.#client = new MongoClient(url, {
      ...(username && { auth: { username, ...(password && { password }) } }),
      appName: 'fairlead-load',
    });
  }

  /** Counts every document, one by one: exact, and slow on a large collection. */
  async count(): Promise<number> {
    return this.#records.countDocuments();
  }

  /** Counts from what the database knows anyway, at no cost, and now and then a few too many or too few. */
  async estimate(): Promise<number> {
    return this.#records.estimatedDocumentCount();
  }

  /** @returns the age at which the database drops records; undefined where it drops none, as FerretDB never does */
  async findTtlSeconds(): Promise<number | undefined> {
    const indexes = await this.#records.indexes().catch((error: Error) => {
      if (error instanceof MongoServerError && error.code === NAMESPACE_NOT_FOUND) return [];
      throw error;
    });
    return indexes.find(({ expireAfterSeconds }) => expireAfterSeconds !== undefined)?.expireAfterSeconds;
  }

  /**
   * Reads the id of every record, once: FerretDB reads the whole collection for each query that asks for many ids, and compares each
   * record with all of them.
   *
   * @returns those of the ids that are not there, in their order
   */
  async findMissing(ids: readonly string[]): Promise<readonly string[]> {
    const missing = new Set(ids);
    for await (const { _id: id } of this.#records.find({}, { projection: { _id: 1 } })) missing.delete(String(id));
    return [...missing];
  }

  /** Removes the whole database. */
  async drop(): Promise<void> {
    await this.#client.db().dropDatabase();
  }

  async close(): Promise<void> {
    await this.#client.close();
  }

  get #records() {
    return this.#client.db().collection<Document & { _id: ObjectId }>('records');
  }
}
