import { dataService } from '@fairlead/contracts/data-service';
import type { ServiceContract } from 'fairlead/contract';
import type { ClientName } from '../client/clients';
import type { EngineName } from '../engine/engine';
import type { LoadShape } from './load-shape';
import { atMost, below, type Threshold } from './threshold';

/** A load, and what is expected of it. */
export interface Scenario {
  readonly description: string;
  /** Whom it loads when no URL is given: at the port of this contract on this machine. */
  readonly contract: ServiceContract;
  readonly play: ClientName;
  readonly shape: LoadShape;
  /** Engines that can run it, the best first. */
  readonly engines: readonly EngineName[];
  /** A client reads one of so many answers of `/api/data`. */
  readonly readEvery: number;
  readonly thresholds: readonly Threshold[];
}

const CLIENT_ENGINES = ['k6', 'autocannon'] as const;
const UNDER_LOAD = [atMost('p95', 2_000), atMost('p99', 5_000), below('http_req_failed', 0.01), below('error_rate', 0.01)];

export const SCENARIOS = Object.freeze({
  'api-data': {
    description: '/api/data of data-service, in a closed loop',
    contract: dataService,
    play: 'data',
    shape: { kind: 'closed', clients: 1_000, durationS: 30 },
    engines: [...CLIENT_ENGINES, 'wrk'],
    readEvery: 20,
    thresholds: UNDER_LOAD,
  },
  stress: {
    description: '/api/data of data-service: up to 10,000 clients without a pause, for 13 minutes',
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
    readEvery: 20,
    thresholds: UNDER_LOAD,
  },
}) satisfies Readonly<Record<string, Scenario>>;

export type ScenarioName = keyof typeof SCENARIOS;
