import { countFindings, type Diagnosis, type Diagnostic, type LocatedEvidence, type Location } from '@fairlead/diagnosis';
import { toJson } from '../text/to-json';

/** Grows when a field changes its meaning or goes away; new fields leave it. `cli/report.schema.json` describes it. */
export const JSON_VERSION = 1;

/** A diagnosis as one JSON document. */
export function formatJson(diagnosis: Diagnosis): string {
  const { diagnostics, suppressed, known, advice, problems, files, objects } = diagnosis;
  const document = {
    version: JSON_VERSION,
    summary: { ...countFindings(diagnosis), advice, suppressed: suppressed.length, baseline: known.length, objects, files: files.length },
    findings: diagnostics.map(toFinding),
    suppressed: suppressed.map(({ diagnostic, reason }) => ({ ...toFinding(diagnostic), reason })),
    problems,
  };
  return toJson(document);
}

/** A finding as plain data, the same in every document. */
export function toFinding({ id, evidence, consequences, location, ...finding }: Diagnostic) {
  return { rule: id, ...finding, ...toLocation(location), evidence: evidence.map(toEvidence), consequences: consequences.map(toEvidence) };
}

function toEvidence({ location, ...evidence }: LocatedEvidence) {
  return { ...evidence, ...toLocation(location) };
}

function toLocation(location: Location | undefined) {
  if (!location) return {};
  const { file, line, column, endLine, endColumn } = location;
  return { location: { file, line, column, endLine, endColumn } };
}
