export const STOP_SIGNALS: readonly ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** How long a signal that has ended one of our own processes may take to reach us as well. */
export const SIGNAL_MS: number;
