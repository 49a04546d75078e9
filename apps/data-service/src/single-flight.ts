/** A function whose concurrent callers share one run. */
export function singleFlight<Result>(run: () => Promise<Result>): () => Promise<Result> {
  let flight: Promise<Result> | undefined;
  return () =>
    (flight ??= run().finally(() => {
      flight = undefined;
    }));
}
