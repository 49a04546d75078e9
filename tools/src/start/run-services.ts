import { awaitReady } from './await-ready';
import type { LocalService } from './local-service';
import type { Print } from './merged-log';
import { launch } from './program';

/** What {@link runServices} needs. */
export interface RunProps {
  readonly printAs: (name: string) => Print;
  /** For the runner's own words. */
  readonly say: Print;
  readonly onReady: () => void;
  /** Aborted when everything is to stop. */
  readonly stop: AbortSignal;
}

/**
 * Runs the services until `stop` is aborted, or one of them ends on its own, which takes the others down.
 *
 * @returns the exit code: 0 when `stop` came and every service ended cleanly, else 1
 */
export async function runServices(services: readonly LocalService[], { printAs, say, onReady, stop }: RunProps): Promise<number> {
  const running = services.map((service) => launch(service, printAs(service.name)));
  const over = new AbortController();
  const ready = Promise.all(services.map((service) => awaitReady(service, say, over.signal)));
  void ready.then(() => over.signal.aborted || onReady());

  const died = await Promise.race([aborted(stop), ...running.map(({ ended }) => ended)]);
  over.abort();
  say(died ? `${died.description}; stopping the others` : 'stopping');

  const endings = await Promise.all(running.map((service) => service.stop()));
  const unclean = endings.filter((ending) => !ending.clean && ending !== died);
  for (const { description } of unclean) say(description);
  return died || unclean.length > 0 ? 1 : 0;
}

function aborted(signal: AbortSignal): Promise<undefined> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve(undefined);
    signal.addEventListener('abort', () => resolve(undefined), { once: true });
  });
}
