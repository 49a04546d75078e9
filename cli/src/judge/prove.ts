import { type Finding, proveManifests, type Report } from 'fairlead/doctor';
import type { SourceObject } from '../read/source';

/** What the engine holds against a declaration of traffic. Other people's manifests come with none. */
const UNDECLARED = ['extra-traffic', 'half-open-traffic'];

/** What is advice to who did not set out to close everything. */
const ADVICE = ['open-namespace'];

/** Judges objects that come without a declaration. What this command knows of the engine is in this file. */
export function prove(objects: readonly SourceObject[]): Report {
  const report = proveManifests(
    objects.map(({ object }) => object),
    { traffic: [] },
  );
  return { ...report, findings: report.findings.filter(({ id }) => !UNDECLARED.includes(id)).map(toAdvice) };
}

function toAdvice(finding: Finding): Finding {
  return ADVICE.includes(finding.id) ? { ...finding, severity: 'info' } : finding;
}
