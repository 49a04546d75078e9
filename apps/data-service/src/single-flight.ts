import { type Caller, findDropReason, type Span } from '@fairlead/service-kit';

interface Flight<Result> {
  readonly callers: (Caller | undefined)[];
  readonly result: Promise<Result>;
}

/**
 * A function whose concurrent callers share one run.
 *
 * @param run gets what says whether one of them still waits, where who gives no caller does; and the span of the first, which it is part of
 */
export function singleFlight<Result>(
  run: (isAwaited: () => boolean, span: Span | undefined) => Promise<Result>,
): (caller?: Caller) => Promise<Result> {
  let flight: Flight<Result> | undefined;

  function begin(caller: Caller | undefined): Flight<Result> {
    const callers = [caller];
    const isAwaited = () => callers.some((other) => other === undefined || findDropReason(other, performance.now()) === undefined);
    const result = run(isAwaited, caller?.trace?.span).finally(() => {
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
