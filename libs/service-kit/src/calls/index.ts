/** To call other services. A service that calls none does not load it. */
export { type CallMetrics, createCallMetrics } from './call-metrics';
export { CallRefused } from './call-refused';
export { type CalledRoute, endCall, failCall, startCall } from './call-span';
export { CIRCUIT_LIMITS, CircuitBreaker, type CircuitState } from './circuit-breaker';
export { type Clients, openClients, type OpenClientsProps } from './open-clients';
export { RecentCalls } from './recent-calls';
export { REST_AFTER_RESET_MS, takeRetry } from './retry-budget';
export type { CallAnswer, CallOptions } from './call-options';
export { ServiceClient } from './service-client';
export { isRefused, isReset, toServiceError } from './upstream-errors';
