import type { Defer } from '@fairlead/command-line';
import { dataService } from '@fairlead/contracts/data-service';
import { StoredRecords } from '../../database/stored-records';
import type { LoadPod } from '../load-pod/load-pod';
import type { RequestTally } from '../load-pod/protocol';
import { findContainer, type LivePlatform } from './platform';

/** Where data-service says that its database is, and who it is there. */
interface DatabaseVariables {
  readonly MONGO_URL: string;
  readonly MONGO_USERNAME: string;
}

/** What clients were told is stored, and is not. */
export interface Missing {
  readonly records: readonly string[];
  readonly users: readonly string[];
}

/** What clients were told is stored since the proof began: it is looked for again and again, and may never be gone. */
export class StoredIds {
  readonly #platform: LivePlatform;
  readonly #load: LoadPod;
  readonly #defer: Defer;
  readonly #records = new Set<string>();
  readonly #users = new Set<string>();

  constructor(platform: LivePlatform, load: LoadPod, defer: Defer) {
    this.#platform = platform;
    this.#load = load;
    this.#defer = defer;
  }

  get count(): { readonly records: number; readonly users: number } {
    return { records: this.#records.size, users: this.#users.size };
  }

  add({ records, users }: RequestTally): void {
    for (const id of records) this.#records.add(id);
    for (const id of users) this.#users.add(id);
  }

  /**
   * Looks for all of them: for records in the database itself, since a service cannot be its own witness; for users through the gateway,
   * whose user-service has no copy of what is in Redis. What is missing is told once.
   */
  async findMissing(): Promise<Missing> {
    const missing = {
      records: await this.#findMissingRecords(),
      users: await this.#load.ask({ type: 'findMissingUsers', ids: [...this.#users] }),
    };
    for (const id of missing.records) this.#records.delete(id);
    for (const id of missing.users) this.#users.delete(id);
    return missing;
  }

  /** Through a connection of its own each time: the pod of the database may be another one by now. */
  async #findMissingRecords(): Promise<readonly string[]> {
    const { kubectl, namespace } = this.#platform;
    const { MONGO_URL, MONGO_USERNAME } = await this.#readVariables();
    const url = new URL(MONGO_URL);
    const { port, close } = await kubectl.forwardPort(namespace, `service/${url.hostname}`, Number(url.port));
    this.#defer(close);
    [url.hostname, url.port] = ['127.0.0.1', String(port)];
    url.searchParams.set('directConnection', 'true');
    const records = new StoredRecords(url.href, { MONGO_USERNAME, MONGO_PASSWORD: await this.#readPassword() });
    try {
      return await records.findMissing([...this.#records]);
    } finally {
      await records.close();
      close();
    }
  }

  async #readVariables(): Promise<DatabaseVariables> {
    return (await this.#platform.get<{ data: DatabaseVariables }>('configmap', dataService.name)).data;
  }

  /** The service's own: it may read its records. */
  async #readPassword(): Promise<string> {
    const { spec } = await this.#platform.getDeployment(dataService.name);
    const { env = [] } = findContainer(spec.template.spec, dataService.name);
    const reference = env.find(({ name }) => name === 'MONGO_PASSWORD')?.valueFrom?.secretKeyRef;
    if (!reference) throw new Error(`${dataService.name} takes MONGO_PASSWORD of no Secret; is this the platform of this repository?`);
    const { data } = await this.#platform.get<{ data: Readonly<Record<string, string>> }>('secret', reference.name);
    return Buffer.from(data[reference.key] ?? '', 'base64').toString();
  }
}
