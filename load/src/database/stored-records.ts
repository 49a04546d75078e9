import { type Document, MongoClient, type ObjectId } from 'mongodb';

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
