// eslint-disable-next-line @nx/enforce-module-boundaries -- k6 brings it
import http from 'k6/http';
// eslint-disable-next-line @nx/enforce-module-boundaries -- k6 brings it
import { Counter } from 'k6/metrics';
import type { Client } from '../../client/client';
import { CLIENTS } from '../../client/clients';
import { formatClientMessage } from './client-message';
import { COUNTED_FAULTS, K6_METRICS, type K6Plan, PLAN_VARIABLE } from './k6-plan';

const plan = JSON.parse(__ENV[PLAN_VARIABLE] ?? '') as K6Plan;
const faults = new Counter(K6_METRICS.faults);
const counted = new Set<string>(COUNTED_FAULTS);
const succeeds = http.expectedStatuses({ min: 200, max: 399 });

// k6 runs this file once for each of its clients, so that these are one client's own.
let client: Client | undefined;
let count = Math.floor(Math.random() * plan.sampleEvery);

export const options = plan.options;

/** One request. */
export default function (): void {
  client ??= CLIENTS[plan.play](plan.client, Math.random);
  const { endpoint, method, path, headers = {}, body = null, expects, reads } = client.next();
  const response = http.request(method, plan.url + path, body, {
    headers,
    tags: { endpoint },
    responseType: reads ? 'text' : 'none',
    responseCallback: expects < 400 ? succeeds : http.expectedStatuses({ min: 200, max: 399 }, expects),
    timeout: plan.timeout,
  });

  const { status } = response;
  const { fault, stored } =
    status === 0
      ? { fault: 'no answer' }
      : client.receive({ status, body: response.body ?? '', header: (name) => response.headers[toCanonical(name)] });
  const isCounted = fault !== undefined && counted.has(fault);
  if (fault !== undefined) faults.add(1, { endpoint, fault: isCounted ? fault : 'other' });
  count += 1;
  const isSampled = count % plan.sampleEvery === 0;
  if (isSampled || stored || (fault !== undefined && !isCounted))
    console.log(
      formatClientMessage({
        ...(isSampled && status !== 0 && { latencyMs: response.timings.duration }),
        ...(stored && { stored }),
        ...(fault !== undefined && !isCounted && { endpoint, fault }),
      }),
    );
}

export function handleSummary(summary: object): object {
  return { [plan.summaryFile]: JSON.stringify(summary) };
}

/** k6 keeps headers as Go writes them: `Content-Type`, `Etag`. */
function toCanonical(name: string): string {
  return name.replace(/(^|-)[a-z]/g, (match) => match.toUpperCase());
}
