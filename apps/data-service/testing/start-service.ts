import { dataService } from '@fairlead/contracts/data-service';
import { eventually, type RunningService, runService } from '@fairlead/service-kit/testing';
import { openSharedCache } from '../src/read/open-shared-cache';
import { serveDataService } from '../src/serve-data-service';
import { openRecordStore } from '../src/store/open-record-store';

/** Serves the real application over the stores of an environment, once they are there. */
export async function startService(environment: Readonly<Record<string, string>>): Promise<RunningService> {
  const service = await runService(dataService, environment, (parts) =>
    serveDataService({ ...parts, store: openRecordStore(parts.config, parts), cache: openSharedCache(parts.config, parts) }),
  );
  await eventually(() => isReady(service.url));
  return service;
}

async function isReady(url: string): Promise<boolean> {
  const answer = await fetch(`${url}/readyz`);
  const { checks } = (await answer.json()) as { checks: Record<string, string> };
  return answer.ok && !Object.values(checks).includes('down');
}
