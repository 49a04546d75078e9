import { setTimeout as delay } from 'node:timers/promises';
import type { ServiceBundles } from '../bundle/service-bundles';
import type { LocalService } from '../start/local-service';
import { aborted } from '../start/run-services';
import type { RunnerLog } from '../start/runner-log';
import { DevServices } from './dev-services';
import { watchFolders } from './watch-folders';

/** An editor writes a file in several steps, and Git many files. */
const SETTLE_MS = 20;

/** What {@link keepRunning} needs. */
export interface KeepRunningProps {
  readonly bundles: Pick<ServiceBundles, 'build'>;
  /** Folders that hold what the bundles are made of. */
  readonly sources: readonly string[];
  readonly log: RunnerLog;
  /** Told each time when those that were started are ready, with the time since the change that led to it. */
  readonly onReady: (names: readonly string[], afterMs: number) => void;
  /** Aborted when everything is to stop. */
  readonly stop: AbortSignal;
}

/**
 * Keeps each service running on the newest of its bundles that could be made, until `stop` is aborted. A change that comes while services
 * still start does not wait for them.
 *
 * @param services callees before their callers
 */
export async function keepRunning(services: readonly LocalService[], props: KeepRunningProps): Promise<void> {
  const { bundles, sources, log, onReady, stop } = props;
  const running = new DevServices(services, log);
  let change = new AbortController();
  let changedAt = 0;
  let known: string | undefined;
  const onChange = () => {
    if (!change.signal.aborted) changedAt = performance.now();
    change.abort();
  };
  watchFolders(sources, onChange, stop);

  while (!stop.aborted) {
    change = new AbortController();
    const over = AbortSignal.any([change.signal, stop]);
    await delay(SETTLE_MS);
    const build = await bundles.build();
    if (over.aborted) continue;
    if (build.faults) [...build.faults, '', 'what runs is as it was before; mend this and save'].forEach(log.say);
    else if (running.isUpToDate(build.hashes)) describeNothingToStart(build.sources, known).forEach(log.say);
    const ready = build.hashes ? await running.update(build.hashes, over) : [];
    known = build.sources;
    if (ready.length > 0 && !over.aborted) onReady(ready, performance.now() - changedAt);
    await aborted(over);
  }
  await running.stop();
}

/** @param known the sources that were built last; undefined when they had faults */
function describeNothingToStart(sources: string, known: string | undefined): readonly string[] {
  if (known === undefined) return ['mended; every service runs on as it was before'];
  return sources === known ? [] : ['no service starts again: its code is the same without comments'];
}
