/** The part of `process` that tells a service to stop, and that it ends with. */
export interface Signals {
  on(signal: 'SIGTERM' | 'SIGINT', listener: (signal: string) => void): unknown;
  exit(code: number): void;
}

/** Stops once, at the first SIGTERM or SIGINT, and exits with what that says. A second signal exits at once. */
export function stopOnSignal(signals: Signals, stopOnce: (signal: string) => Promise<number>): void {
  let isStopping = false;
  const onSignal = (signal: string) => {
    if (isStopping) {
      signals.exit(1);
      return;
    }
    isStopping = true;
    void stopOnce(signal).then((code) => signals.exit(code));
  };
  signals.on('SIGTERM', onSignal);
  signals.on('SIGINT', onSignal);
}
