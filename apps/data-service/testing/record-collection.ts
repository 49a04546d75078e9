import { BSON } from 'mongodb';

/** Reply of a server where nothing has been written yet. */
const NAMESPACE_NOT_FOUND = { ok: 0, code: 26, codeName: 'NamespaceNotFound', errmsg: 'ns does not exist' };

/** Code of a record whose id is there already. */
export const DUPLICATE_KEY = 11_000;

/** Records by their ids, each of which is taken once. Replies are those of MongoDB. */
export class RecordCollection {
  readonly #ids = new Set<string>();

  get ids(): ReadonlySet<string> {
    return this.#ids;
  }

  insert(documents: readonly BSON.Document[]): BSON.Document {
    const writeErrors: BSON.Document[] = [];
    documents.forEach(({ _id }, index) => {
      const id = String(_id);
      if (this.#ids.has(id)) writeErrors.push({ index, code: DUPLICATE_KEY, errmsg: 'E11000 duplicate key error' });
      this.#ids.add(id);
    });
    return { ok: 1, n: documents.length - writeErrors.length, ...(writeErrors.length > 0 && { writeErrors }) };
  }

  find(limit: number): BSON.Document {
    return firstBatch([...this.#ids].slice(0, limit).map((id) => ({ _id: id })));
  }

  count(): BSON.Document {
    return this.#ids.size === 0 ? NAMESPACE_NOT_FOUND : firstBatch([{ count: this.#ids.size }]);
  }

  /** Takes over what another has. */
  copy({ ids }: RecordCollection): void {
    this.#ids.clear();
    for (const id of ids) this.#ids.add(id);
  }
}

function firstBatch(documents: readonly BSON.Document[]): BSON.Document {
  return { ok: 1, cursor: { id: BSON.Long.ZERO, ns: 'test.records', firstBatch: documents } };
}
