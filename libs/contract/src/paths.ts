/** The health and metrics paths that every service answers, on both of its ports. */
export const OPERATIONAL_PATHS = {
  /** What runs here: name, version, uptime. */
  health: '/health',
  /** 200 while the event loop turns; looks at no dependency. */
  live: '/health/live',
  /** The same promise, in the words some platforms look for. */
  healthz: '/healthz',
  /** 200 when every required store answers and the service is not stopping; 503 otherwise. */
  ready: '/health/ready',
  /** Other names of `ready`. */
  readyAliases: ['/readyz', '/ready'],
  /** Prometheus text. */
  metrics: '/metrics',
} as const;
