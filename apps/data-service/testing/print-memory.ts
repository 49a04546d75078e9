import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Metrics } from '@fairlead/service-kit';

/** Prints, on SIGUSR2, the requests that wait and the bytes of heap in use, for a test that runs the service in a process of its own. */
export function printMemoryOnSignal({ registry }: Pick<Metrics, 'registry'>): void {
  setFlagsFromString('--expose-gc');
  const collectGarbage = runInNewContext('gc') as () => void;
  process.on('SIGUSR2', () => {
    // Twice: what the first run of finalizers lets go is garbage only then.
    collectGarbage();
    collectGarbage();
    const { heapUsed } = process.memoryUsage();
    void registry
      .getSingleMetric('write_queue_requests')
      ?.get()
      .then(({ values }) => console.log(JSON.stringify({ queued: values[0]?.value, heap_used: heapUsed })));
  });
}
