import { type Diagnosis, renderPage, type SourceObject } from '@fairlead/diagnosis';
import { deriveTrafficGraph, inferDependencies, readManifests, type Report, type WorkloadKind } from 'fairlead/doctor';

/** What a page shows beside a diagnosis. */
export interface HtmlInput {
  /** What was read. */
  readonly title: string;
  readonly objects: readonly SourceObject[];
  readonly report: Pick<Report, 'budgets'>;
  readonly workloadKinds: readonly WorkloadKind[];
}

/** A diagnosis as a page, with the traffic and the budgets of what was read. */
export function formatHtml(diagnosis: Diagnosis, { title, objects, report: { budgets }, workloadKinds }: HtmlInput): Promise<string> {
  const manifests = readManifests(
    objects.map(({ object }) => object),
    workloadKinds,
  );
  const graph = deriveTrafficGraph(manifests, { inferred: inferDependencies(manifests) });
  return renderPage({ title, objects, diagnosis, budgets, graph });
}
