import { randomUUID } from 'node:crypto';
import type { Cleanup } from '@fairlead/command-line';
import { dataService } from '@fairlead/contracts/data-service';
import { ENDPOINTS } from '../client/endpoints';
import { readDeployedEnvironment } from '../programs/deployed-environment';
import { bundle } from '../programs/bundle';
import { startMongoServer } from '../programs/mongo-server';
import { Service } from '../programs/service';
import type { Server } from '../programs/server';
import { makeTemporaryFolder } from '../programs/temporary-folder';
import { StoredRecords } from '../database/stored-records';
import { Clients } from './clients/clients';
import type { ClosedLoop, LoadProps } from './clients/load';
import type { Options } from './options';

/** Where one fault is injected: real processes on this machine, which end with the run. */
export class Lab {
  readonly options: Options;
  readonly cleanup: Cleanup;
  /** A database server of its own. */
  readonly database: Server;
  /** What the service finds in its environment in production, but for the addresses. */
  readonly #environment: NodeJS.ProcessEnv;
  readonly #file: string;
  readonly #mongoUrl: string;

  static async open(options: Options, cleanup: Cleanup): Promise<Lab> {
    const database = await startMongoServer(options.mongoServer, cleanup);
    const file = await bundle(`apps/${dataService.name}`, await makeTemporaryFolder(cleanup));
    return new Lab(options, cleanup, database, file);
  }

  private constructor(options: Options, cleanup: Cleanup, database: Server, file: string) {
    this.options = options;
    this.cleanup = cleanup;
    this.database = database;
    this.#file = file;
    this.#mongoUrl = `mongodb://${database.address}/faults_${randomUUID().replaceAll('-', '')}`;
    const { runtime, pool } = readDeployedEnvironment();
    this.#environment = {
      MONGO_URL: this.#mongoUrl,
      ...runtime,
      ...pool,
      LINGER_MS: String(dataService.shutdown.lingerMs),
      DRAIN_DEADLINE_MS: String(dataService.shutdown.drainDeadlineMs),
    };
  }

  /** Starts data-service; two of them share the database. */
  async startService(env: NodeJS.ProcessEnv = {}): Promise<Service> {
    const { name, probes } = dataService;
    return Service.start({ name, file: this.#file, env: { ...this.#environment, ...env }, readyPath: probes.readiness }, this.cleanup);
  }

  /** Starts clients of `/api/data`, by default as many as there are to be in a closed loop. */
  async startClients(services: readonly Service[], props: Partial<LoadProps> = {}): Promise<Clients> {
    const loop: ClosedLoop = { clients: this.options.clients };
    return Clients.start({ path: ENDPOINTS.data.path, targets: services.map(({ url }) => url), loop, ...props }, this.cleanup);
  }

  /** The records as they lie in the database. */
  openRecords(): StoredRecords {
    const records = new StoredRecords(this.#mongoUrl, {});
    this.cleanup.defer(() => records.close());
    return records;
  }
}
