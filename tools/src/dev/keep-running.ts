import { setTimeout as delay } from 'node:timers/promises';
import type { ServiceBundles } from '../bundle/service-bundles';
import { aborted } from '../start/run-services';
import type { RunnerLog } from '../start/runner-log';
import { unlessStopped } from '../start/unless-stopped';
import type { DebuggedService } from './debugger';
import { DevServices } from './dev-services';
import type { Placed } from './place-anew';
import { watchFolders } from './watch-folders';

/** An editor writes a file in several steps, and Git many files. */
const SETTLE_MS = 20;

/** Services that are ready after a change. */
export interface Ready {
  readonly names: readonly string[];
  /** All that run, these and the others. */
  readonly services: readonly DebuggedService[];
  /** Since the change that led to it, in milliseconds. */
  readonly afterMs: number;
}

/** What {@link keepRunning} needs. */
export interface KeepRunningProps {
  readonly bundles: Pick<ServiceBundles, 'build'>;
  /** Folders that hold what the bundles are made of. */
  readonly sources: readonly string[];
  /** Places the services as the sources say that were built last; `own` are the ports that they hold. */
  readonly place: (own: ReadonlySet<number>) => Promise<Placed>;
  readonly log: RunnerLog;
  /** Told each time when those that were started are ready. */
  readonly onReady: (ready: Ready) => void;
  /** Aborted when everything is to stop. */
  readonly stop: AbortSignal;
}

/**
 * Keeps each service running on the newest of its bundles that could be made, and where the newest contracts place it, until `stop` is
 * aborted. A change that comes while services still start does not wait for them.
 */
export async function keepRunning({ bundles, sources, place, log, onReady, stop }: KeepRunningProps): Promise<void> {
  const running = new DevServices(log, stop);
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
    const build = await unlessStopped(bundles.build(), stop);
    if (!build || over.aborted) continue;
    const placed = build.faults ? build : await place(running.ports);
    if (placed.faults) {
      [...placed.faults, '', 'what runs is as it was before; mend this and save'].forEach(log.say);
      known = undefined;
    } else if (build.hashes) {
      const wanted = { services: placed.services, hashes: build.hashes };
      if (running.isUpToDate(wanted)) describeNothingToStart(build.sources, known).forEach(log.say);
      const names = await running.update(wanted, over);
      known = build.sources;
      if (names.length > 0 && !over.aborted) onReady({ names, services: placed.services, afterMs: performance.now() - changedAt });
    }
    await aborted(over);
  }
  await running.stop();
}

/** @param known the sources that were built last; undefined when they had faults */
function describeNothingToStart(sources: string, known: string | undefined): readonly string[] {
  if (known === undefined) return ['mended; every service runs on as it was before'];
  return sources === known ? [] : ['no service starts again: its code is the same without comments'];
}
