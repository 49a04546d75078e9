import { awaitReady } from './await-ready';
import type { LocalService } from './local-service';
import { type Ending, launch, type Running } from './program';
import type { RunnerLog } from './runner-log';
import { startInOrder } from './start-in-order';

/** What {@link runServices} needs. */
export interface RunProps extends RunnerLog {
  readonly onReady: () => void;
  /** Aborted when everything is to stop. */
  readonly stop: AbortSignal;
}

/**
 * Runs the services until `stop` is aborted, or one of them ends on its own, which takes the others down.
 *
 * @param services callees before their callers
 * @returns the exit code: 0 when `stop` came and every service ended cleanly, else 1
 */
export async function runServices(services: readonly LocalService[], { printAs, say, onReady, stop }: RunProps): Promise<number> {
  const running: Running[] = [];
  const over = new AbortController();

  const died = await new Promise<Ending | undefined>((end) => {
    void aborted(stop).then(() => end(undefined));
    const start = async (service: LocalService) => {
      if (over.signal.aborted || stop.aborted) return;
      const program = launch(service, printAs(service.name));
      running.push(program);
      void program.ended.then(end);
      await awaitReady(service, say, over.signal);
    };
    void startInOrder(services, start).then(() => over.signal.aborted || onReady());
  });
  over.abort();
  say(died ? `${died.description}; stopping the others` : 'stopping');

  const endings = await Promise.all(running.map((service) => service.stop()));
  const unclean = endings.filter((ending) => !ending.clean && ending !== died);
  for (const { description } of unclean) say(description);
  return died || unclean.length > 0 ? 1 : 0;
}

/** Resolves once the signal is aborted. */
export function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
