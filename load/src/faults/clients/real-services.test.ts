import { randomUUID } from 'node:crypto';
import { Cleanup } from '@fairlead/command-line';
import { dataService } from '@fairlead/contracts/data-service';
import type { DataAnswer } from '@fairlead/contracts/data-service/http';
import { ENDPOINTS } from '../../client/endpoints';
import { bundle } from '../../programs/bundle';
import { Service } from '../../programs/service';
import { makeTemporaryFolder } from '../../programs/temporary-folder';
import { until } from '../../programs/until';
import { StoredRecords } from '../../database/stored-records';
import { Clients } from './clients';

const url = process.env['MONGO_URL'];
const reason = url === undefined ? ' (skipped: set MONGO_URL to run it against a real MongoDB-wire server)' : '';

(url === undefined ? describe.skip : describe)(`clients of real services${reason}`, () => {
  test.each([
    // The plain version knows no readiness.
    { root: 'load/baseline', readyPath: ENDPOINTS.data.path },
    { root: `apps/${dataService.name}`, readyPath: dataService.probes.readiness },
  ])('$root writes five and reads five, and every id that a client received is stored', async ({ root, readyPath }) => {
    const database = new URL(`/test_${randomUUID().replaceAll('-', '')}`, url).href;

    await Cleanup.around(new AbortController().signal, async (cleanup) => {
      const records = new StoredRecords(database);
      cleanup.defer(() => records.close());
      cleanup.defer(() => records.drop());
      const file = await bundle(root, await makeTemporaryFolder(cleanup));
      const service = await Service.start({ name: root, file, env: { MONGO_URL: database }, readyPath }, cleanup);
      const clients = await Clients.start({ path: ENDPOINTS.data.path, targets: [service.url], loop: { clients: 10 } }, cleanup);
      await until('some are answered', async () => (await clients.take()).firstOkMs !== undefined);

      const { ids, failures, answers } = await clients.finish();
      const answer = (await (await fetch(service.url + ENDPOINTS.data.path)).json()) as DataAnswer;
      const missing = await records.findMissing([...ids, ...answer.writes]);
      const ending = await service.terminate();

      expect({ failures, statuses: Object.keys(answers) }).toEqual({ failures: {}, statuses: ['200'] });
      expect(ids.length).toBeGreaterThan(0);
      expect([answer.writes.length, answer.reads.length]).toEqual([5, 5]);
      expect(missing).toEqual([]);
      expect(ending.code).toBe(0);
    });
  });
});
