/**
 * Linger: longer than a kube-proxy or an ingress controller takes to see that an endpoint is gone (a few seconds on a busy cluster).
 * Drain: the longest that a route may take by default.
 */
export const SHUTDOWN_DEFAULTS = Object.freeze({ lingerMs: 5_000, drainDeadlineMs: 30_000 });

/** The longest start by default, in seconds: a service starts within a few, on a crowded node in some tens. */
export const STARTUP_SECONDS = 60;
