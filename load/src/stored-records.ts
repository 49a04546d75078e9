import { type Document, MongoClient, ObjectId } from 'mongodb';

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

  /** @returns those of the ids that are not there, in their order */
  async findMissing(ids: readonly string[]): Promise<readonly string[]> {
    const stored = new Set<string>();
    for (let start = 0; start < ids.length; start += IDS_PER_QUERY) {
      const _id = { $in: ids.slice(start, start + IDS_PER_QUERY).map((id) => ObjectId.createFromHexString(id)) };
      for (const { _id: id } of await this.#records.find({ _id }, { projection: { _id: 1 } }).toArray()) stored.add(String(id));
    }
    return ids.filter((id) => !stored.has(id));
  }

  async close(): Promise<void> {
    await this.#client.close();
  }

  get #records() {
    return this.#client.db().collection<Document & { _id: ObjectId }>('records');
  }
}

/** Far below the 16 MiB that a command may have. */
const IDS_PER_QUERY = 1_000;
