import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Cleanup } from '@fairlead/command-line';
import { apiGateway } from '@fairlead/contracts/api-gateway';
import { dataService } from '@fairlead/contracts/data-service';
import { userService } from '@fairlead/contracts/user-service';
import { addressVariable, type ServiceContract } from 'fairlead/contract';
import { createEmptyDatabase } from '../database/empty-database';
import { Clients } from '../faults/clients/clients';
import { bundle, WORKSPACE } from '../programs/bundle';
import { readRuntime } from '../programs/deployed-environment';
import type { Server } from '../programs/server';
import { Service } from '../programs/service';
import { makeTemporaryFolder } from '../programs/temporary-folder';
import { Attackers } from './attacks/attackers';
import type { AttackProps } from './attacks/attack';
import { startBalancer } from './balancer';
import { NormalClients } from './normal-clients';
import type { Options } from './options';
import { STAND_IN } from './programs/stand-in-paths';

/** What a lab works with. */
export interface LabProps {
  readonly options: Options;
  readonly cleanup: Cleanup;
  /** Says what takes its time now. */
  readonly say: (text: string) => void;
}

/** Where the gateway finds the other services. */
export interface Addresses {
  readonly users: string;
  readonly data: string;
}

/** Where one scenario is run: real processes on this machine, which end with the run. */
export class Lab {
  readonly options: Options;
  readonly cleanup: Cleanup;
  readonly say: (text: string) => void;
  readonly #folder: string;
  readonly #stores: NodeJS.ProcessEnv;
  readonly #files = new Map<string, Promise<string>>();

  static async open({ options, cleanup, say }: LabProps): Promise<Lab> {
    return new Lab({ options, cleanup, say }, await makeTemporaryFolder(cleanup));
  }

  private constructor({ options, cleanup, say }: LabProps, folder: string) {
    this.options = options;
    this.cleanup = cleanup;
    this.say = say;
    this.#folder = folder;
    this.#stores = findStores(cleanup);
  }

  /** The gateway before one instance of each service. */
  async startPlatform(): Promise<Service> {
    const [users, data] = await Promise.all([this.startUserService(), this.startDataService()]);
    return this.startGateway({ users: users.url, data: data.url });
  }

  startUserService(): Promise<Service> {
    return this.#start(userService, this.#stores);
  }

  startDataService(): Promise<Service> {
    return this.#start(dataService, this.#stores);
  }

  /** As production runs it. */
  startGateway(addresses: Addresses): Promise<Service> {
    return this.#start(apiGateway, gatewayEnvironment(addresses));
  }

  /** The gateway of a platform whose services stream: all of its routes take and give what has no end. */
  startStreamingGateway(addresses: Addresses): Promise<Service> {
    const file = join(WORKSPACE, 'apps', apiGateway.name, 'testing/streaming-gateway.ts');
    return this.#run(apiGateway, file, gatewayEnvironment(addresses), ['--require', 'tsx/cjs']);
  }

  /** A service in the place of user-service that answers at once; under other paths with much, and it reads slowly. */
  startStandIn(): Promise<Service> {
    const file = join(__dirname, 'programs/stand-in.ts');
    const nodeOptions = ['--require', 'tsx/cjs'];
    return Service.start({ name: 'stand-in', file, nodeOptions, env: {}, readyPath: STAND_IN.ready }, this.cleanup);
  }

  /** What spreads connections, or requests where it speaks HTTP, over instances of a service. */
  async startBalancer(mode: 'http' | 'tcp', instances: readonly Service[]): Promise<Server> {
    return startBalancer({ mode, instances: instances.map(({ url }) => new URL(url)), folder: this.#folder }, this.cleanup);
  }

  /** Clients that ask at a rate, and are not hostile. */
  startNormalClients(url: string): Promise<NormalClients> {
    return NormalClients.start({ ...this.options, url }, this.cleanup);
  }

  /** Clients at a rate that the scenario chooses, all connected. They do not ask yet. */
  async connectClients(url: string, path: string, connections: number): Promise<Clients> {
    const clients = await Clients.start({ path, targets: [url], loop: { ratePerS: 0, maxConnections: connections } }, this.cleanup);
    await clients.connectAll();
    return clients;
  }

  /** Hostile clients, as large a share of them as the run is to have. They do nothing yet. */
  async prepareAttack(props: AttackProps): Promise<Attackers> {
    const { share } = this.options;
    const bytes = props.bytes === undefined ? undefined : Math.ceil(share * props.bytes);
    const connections = Math.ceil(share * props.connections);
    return Attackers.start({ ...props, connections, ...(bytes !== undefined && { bytes }) }, this.cleanup);
  }

  async #start(contract: ServiceContract, env: NodeJS.ProcessEnv): Promise<Service> {
    return this.#run(contract, await this.#bundle(contract.name), env);
  }

  #run(
    { name, probes, shutdown }: ServiceContract,
    file: string,
    env: NodeJS.ProcessEnv,
    nodeOptions: readonly string[] = [],
  ): Promise<Service> {
    const stop = { LINGER_MS: String(shutdown.lingerMs), DRAIN_DEADLINE_MS: String(shutdown.drainDeadlineMs) };
    // Stores may be in memory, as they are not in production.
    const environment = { ...readRuntime(name), ...stop, NODE_ENV: 'development', ...env };
    return Service.start({ name, file, nodeOptions, env: environment, readyPath: probes.readiness }, this.cleanup);
  }

  #bundle(name: string): Promise<string> {
    const file = this.#files.get(name) ?? bundle(`apps/${name}`, this.#folder);
    this.#files.set(name, file);
    return file;
  }
}

function gatewayEnvironment({ users, data }: Addresses): NodeJS.ProcessEnv {
  return { [addressVariable(userService.name)]: users, [addressVariable(dataService.name)]: data };
}

/** Real ones where their addresses are given. What is written there has a name of its own. */
function findStores(cleanup: Cleanup): NodeJS.ProcessEnv {
  const { MONGO_URL, REDIS_URL, REDIS_USERNAME, REDIS_PASSWORD } = process.env;
  return {
    ...(MONGO_URL !== undefined && createEmptyDatabase(MONGO_URL, cleanup).env),
    ...(REDIS_URL !== undefined && { REDIS_URL, REDIS_USERNAME, REDIS_PASSWORD, REDIS_KEY_PREFIX: `load_${randomUUID()}:` }),
  };
}
