import { formatReport, isProven, proveManifests } from 'fairlead/doctor';
import { renderManifests } from '../src';
import { createGraph } from './graph';

/** What one process needed for one graph, from its declaration to YAML and the printed proof. */
export interface GraphSample {
  readonly services: number;
  readonly objects: number;
  readonly bytes: number;
  readonly wallMs: number;
  readonly cpuMs: number;
  /** Most memory that the whole process held. */
  readonly peakMiB: number;
}

/** Synthesizes a graph of so many services, proves it and prints a {@link GraphSample}. */
function main(services: number): void {
  const start = performance.now();
  const before = process.cpuUsage();

  const platform = createGraph(services);
  const files = renderManifests(platform, 'a graph of many services');
  const manifests = platform.toJson();
  const report = proveManifests(manifests, { traffic: platform.declaredTraffic(), budgets: platform.declaredBudgets() });
  const text = formatReport(report);

  const wallMs = performance.now() - start;
  const { user, system } = process.cpuUsage(before);
  if (!isProven(report)) throw new Error(`the graph is not proven, so its time says nothing:\n${text}`);
  const sample: GraphSample = {
    services,
    objects: manifests.length,
    bytes: files.reduce((sum, file) => sum + file.text.length, 0),
    wallMs,
    cpuMs: (user + system) / 1_000,
    peakMiB: process.resourceUsage().maxRSS / 1_024,
  };
  console.log(JSON.stringify(sample));
}

main(Number(process.argv[2]));
