import { MANAGEMENT_PORT } from './ports/management-port';
import { TRACING_VARIABLES } from './variables/tracing-variables';

const PORT_RANGE = { type: 'integer', min: 1, max: 65_535 } as const;

/** An hour: longer waits at a stop are a mistake in the unit. */
export const LONGEST_WAIT_MS = 3_600_000;

/** The variables that say how a service stops, both in milliseconds. */
export const SHUTDOWN_VARIABLES = Object.freeze({ linger: 'LINGER_MS', drain: 'DRAIN_DEADLINE_MS' });

/**
 * What every service reads. `PORT` and `DRAIN_DEADLINE_MS` get their defaults from the contract.
 * `PORT` may be 0 in tests: the system picks a free one.
 */
export function commonVariables(port: number, drainDeadlineMs: number) {
  return {
    PORT: { ...PORT_RANGE, min: 0, default: port, alias: 'APP_PORT', description: 'traffic port' },
    MANAGEMENT_PORT: {
      ...PORT_RANGE,
      min: 0,
      description: `port that serves health and metrics alone, ${MANAGEMENT_PORT} in a cluster; no second listener when unset`,
    },
    LISTEN_ADDRESS: { type: 'text', description: 'IP address to listen on, such as 127.0.0.1; every address of the machine when unset' },
    LOG_LEVEL: { type: 'choice', choices: ['error', 'warn', 'info', 'debug'], default: 'info', description: 'least severe line to log' },
    SERVICE_VERSION: { type: 'text', default: 'dev', description: 'version shown in health, logs and metrics' },
    NODE_ENV: {
      type: 'choice',
      choices: ['production', 'development', 'test'],
      default: 'development',
      description: '`production` makes required stores required',
    },
    LINGER_MS: {
      type: 'integer',
      min: 0,
      max: LONGEST_WAIT_MS,
      default: 0,
      description: 'how long to keep answering after SIGTERM, until every load balancer has noticed',
    },
    DRAIN_DEADLINE_MS: {
      type: 'integer',
      min: 1,
      max: LONGEST_WAIT_MS,
      default: drainDeadlineMs,
      description: 'how long requests may take to finish after the linger; then the process exits with 1',
    },
    ...TRACING_VARIABLES,
    MAX_CONNECTIONS: { type: 'integer', min: 1, max: 1_000_000, default: 20_000, description: 'most open client connections' },
  } as const;
}
