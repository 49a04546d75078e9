import { type Caller, findDropReason } from '@fairlead/service-kit';

interface Flight<Result> {
  readonly callers: (Caller | undefined)[];
  readonly result: Promise<Result>;
}

/**
 * A function whose concurrent callers share one run.
 *
 * @param run gets what says whether one of them still waits; who gives no caller does
 */
export function singleFlight<Result>(run: (isAwaited: () => boolean) => Promise<Result>): (caller?: Caller) => Promise<Result> {
  let flight: Flight<Result> | undefined;

  function begin(caller: Caller | undefined): Flight<Result> {
    const callers = [caller];
    const isAwaited = () => callers.some((other) => other === undefined || findDropReason(other, performance.now()) === undefined);
    const result = run(isAwaited).finally(() => {
      flight = undefined;
    });
    return { callers, result };
  }

  return (caller) => {
    if (flight) flight.callers.push(caller);
    else flight = begin(caller);
    return flight.result;
  };
}
