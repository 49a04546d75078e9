import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dataService } from '@fairlead/contracts/data-service';
import type { DataAnswer } from '@fairlead/contracts/data-service/http';
import { findPaths, listEndpoints } from '../src/client/endpoints';
import { ServiceWatch } from '../src/metrics/service-watch';
import type { LoadShape } from '../src/engine/load-shape';
import type { EngineTask, Point } from '../src/engine/engine';

/** A server in the process of a test that counts what it is asked. */
export interface ExampleServer {
  readonly url: string;
  readonly asked: () => number;
  /** A load of it, which collects its progress. */
  readonly loadOf: (shape: LoadShape, change?: Partial<EngineTask>) => EngineTask & { readonly seen: readonly Point[] };
  readonly close: () => Promise<void>;
}

export async function startExampleServer(answer: RequestListener): Promise<ExampleServer> {
  let asked = 0;
  const server = createServer((request, response) => {
    asked += 1;
    answer(request, response);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    url,
    asked: () => asked,
    loadOf: (shape, change) => {
      const seen: Point[] = [];
      return {
        play: 'data',
        url,
        shape,
        client: { paths: findPaths(dataService), readEvery: 1 },
        endpoints: listEndpoints(dataService),
        timeoutS: 30,
        services: new ServiceWatch([]),
        begin: () => performance.now(),
        onProgress: (point) => seen.push(point),
        stop: new AbortController().signal,
        seen,
        ...change,
      };
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** Answers as `/api/data` does, each time with the same ids. */
export const answerData: RequestListener = (_request, response) => {
  const ids = STORED;
  const body: DataAnswer = { status: 'success', reads: ids, writes: ids, cached: false, timestamp: new Date().toISOString() };
  response.setHeader('Content-Type', 'application/json').end(JSON.stringify(body));
};

/** What {@link answerData} calls stored. */
export const STORED = Array.from({ length: 5 }, (_, index) => `6b01c73c13196cb1ac785c0${index}`);
