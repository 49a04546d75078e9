/** What asks the platform to stop: Ctrl-C, whoever started it, and a closed terminal. */
const STOP_SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** How long a signal that has ended one of our own processes may take to reach us as well. */
const SIGNAL_MS = 200;

module.exports = { SIGNAL_MS, STOP_SIGNALS };
