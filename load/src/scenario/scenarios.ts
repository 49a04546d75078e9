import { apiGateway } from '@fairlead/contracts/api-gateway';
import { dataService } from '@fairlead/contracts/data-service';
import type { ServiceContract } from 'fairlead/contract';
import type { ClientName } from '../client/clients';
import type { EngineName } from '../engine/engine';
import type { LoadShape, ShareOfBestRate } from '../engine/load-shape';
import { atMost, below, REACHES_RATE, type Threshold } from './threshold';

/** A load, and what is expected of it. */
export interface Scenario {
  readonly description: string;
  /** Whom it loads when no URL is given: at the port of this contract on this machine. */
  readonly contract: ServiceContract;
  readonly play: ClientName;
  readonly shape: LoadShape | ShareOfBestRate;
  /** Engines that can run it, the best first. */
  readonly engines: readonly EngineName[];
  /** A client reads one of so many answers of `/api/data`. */
  readonly readEvery: number;
  readonly thresholds: readonly Threshold[];
  /** Whether the growth of the collection is judged by the age at which records expire. @default false */
  readonly watchesExpiry?: boolean;
}

const CLIENT_ENGINES = ['k6', 'undici'] as const;
const UNDER_LOAD = [atMost('p95', 2_000), atMost('p99', 5_000), below('http_req_failed', 0.01), below('error_rate', 0.01)];

const NOTHING_FAILS = [atMost('http_req_failed', 0), atMost('error_rate', 0)];

export const SCENARIOS = Object.freeze({
  smoke: {
    description: 'Every endpoint through the gateway, refusals too, in any order; every answer is as the contracts say',
    contract: apiGateway,
    play: 'everything',
    shape: { kind: 'requests', clients: 5, requests: 200 },
    engines: CLIENT_ENGINES,
    readEvery: 1,
    thresholds: NOTHING_FAILS,
  },
  'api-data': {
    description: 'Five records written and five read by each request to data-service',
    contract: dataService,
    play: 'data',
    shape: { kind: 'closed', clients: 1_000, durationS: 30 },
    engines: [...CLIENT_ENGINES, 'wrk'],
    readEvery: 20,
    thresholds: UNDER_LOAD,
  },
  users: {
    description: 'Users read, listed, made, changed and removed through the gateway, with If-Match',
    contract: apiGateway,
    play: 'users',
    shape: { kind: 'closed', clients: 100, durationS: 30 },
    engines: CLIENT_ENGINES,
    readEvery: 1,
    thresholds: UNDER_LOAD,
  },
  gateway: {
    description: 'Every public route through the gateway',
    contract: apiGateway,
    play: 'public',
    shape: { kind: 'closed', clients: 100, durationS: 30 },
    engines: CLIENT_ENGINES,
    readEvery: 1,
    thresholds: UNDER_LOAD,
  },
  routes: {
    description: 'Every GET that needs nothing but its path, of whatever service is at --url',
    contract: apiGateway,
    play: 'routes',
    shape: { kind: 'closed', clients: 100, durationS: 30 },
    engines: CLIENT_ENGINES,
    readEvery: 1,
    thresholds: UNDER_LOAD,
  },
  crowd: {
    description:
      'Five records written and five read by each request, through the gateway, of 10,000 clients that all come at once; none is refused',
    contract: apiGateway,
    play: 'data',
    shape: { kind: 'closed', clients: 10_000, durationS: 60 },
    // Of so many clients, those that cost the least leave most of the machine to what is measured.
    engines: ['wrk', 'k6', 'undici'],
    readEvery: 100,
    thresholds: NOTHING_FAILS,
  },
  soak: {
    description:
      'Five records written and five read by each request, for long; memory, open files, latency and records may not keep growing',
    contract: dataService,
    play: 'data',
    shape: { kind: 'share of best rate', clients: 1_000, durationS: 1_800, share: 0.7 },
    // Of the two, what costs less is answered more.
    engines: ['undici', 'k6'],
    readEvery: 100,
    thresholds: [...UNDER_LOAD, REACHES_RATE, below('memory_growth', 0.1), below('open_files_growth', 0.1), below('latency_growth', 0.5)],
    watchesExpiry: true,
  },
  stress: {
    description: 'Five records written and five read by each request to data-service, of ever more clients, without a pause',
    contract: dataService,
    play: 'data',
    shape: {
      kind: 'stages',
      clients: 10_000,
      stages: [
        { toClients: 1_000, durationS: 60 },
        { toClients: 5_000, durationS: 120 },
        { toClients: 10_000, durationS: 180 },
        { toClients: 10_000, durationS: 300 },
        { toClients: 0, durationS: 120 },
      ],
    },
    engines: ['k6'],
    readEvery: 100,
    thresholds: UNDER_LOAD,
  },
}) satisfies Readonly<Record<string, Scenario>>;

export type ScenarioName = keyof typeof SCENARIOS;
