import { type Diagnosis, renderPage, type SourceObject } from '@fairlead/diagnosis';
import { deriveTrafficGraph, inferDependencies, type Report } from 'fairlead/doctor';

/** What a page shows beside a diagnosis. */
export interface HtmlInput {
  /** What was read. */
  readonly title: string;
  readonly objects: readonly SourceObject[];
  readonly report: Pick<Report, 'budgets'>;
}

/** A diagnosis as a page, with the traffic and the budgets of what was read. */
export function formatHtml(diagnosis: Diagnosis, { title, objects, report: { budgets } }: HtmlInput): Promise<string> {
  const documents = objects.map(({ object }) => object);
  const graph = deriveTrafficGraph(documents, { inferred: inferDependencies(documents) });
  return renderPage({ title, objects, diagnosis, budgets, graph });
}
