import type { Scenario } from './scenario';
import { frozenUpstream } from './scenarios/frozen-upstream';
import { HOSTILE_CLIENTS } from './scenarios/hostile-clients';
import { killedUpstream } from './scenarios/killed-upstream';
import { restartedGateway, restartedUpstream } from './scenarios/rolling-restarts';
import { slowStreams } from './scenarios/slow-streams';

/** Every scenario: what clients do, then what happens to services. */
export const SCENARIOS: readonly Scenario[] = [
  ...HOSTILE_CLIENTS,
  slowStreams,
  frozenUpstream,
  killedUpstream,
  restartedUpstream,
  restartedGateway,
];
