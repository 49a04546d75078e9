import { type Finding, proveManifests, type Report } from 'fairlead/doctor';
import type { Problem } from '../read/problem';
import type { SourceObject } from '../read/source';

/** What the engine holds against a declaration of traffic. Other people's manifests come with none. */
const UNDECLARED = ['extra-traffic', 'half-open-traffic'];

/** What is advice to who did not set out to close everything. */
const ADVICE = ['open-namespace'];

/** What the engine says of objects. */
export interface Proof {
  readonly report: Report;
  /** Objects that it could not read. It says nothing of these. */
  readonly problems: readonly Problem[];
}

/** Judges objects that come without a declaration. What this command knows of the engine is in this file. */
export function prove(objects: readonly SourceObject[]): Proof {
  const proof = proveOrSayWhich(objects);
  const findings = proof.report.findings.filter(({ id }) => !UNDECLARED.includes(id)).map(toAdvice);
  return { ...proof, report: { ...proof.report, findings } };
}

/** Objects of odd shapes may be more than the engine can read. It judges the others. */
function proveOrSayWhich(objects: readonly SourceObject[]): Proof {
  try {
    return { report: proveUndeclared(objects), problems: [] };
  } catch (error) {
    const unreadable = new Set(objects.filter((each) => !canBeRead(each)));
    if (unreadable.size === 0) throw error;
    return { report: proveUndeclared(objects.filter((each) => !unreadable.has(each))), problems: [...unreadable].map(toProblem) };
  }
}

function proveUndeclared(objects: readonly SourceObject[]): Report {
  const manifests = objects.map(({ object }) => object);
  return proveManifests(manifests, { traffic: [] });
}

function canBeRead(object: SourceObject): boolean {
  try {
    proveUndeclared([object]);
    return true;
  } catch {
    return false;
  }
}

function toProblem({ object, document }: SourceObject): Problem {
  const { kind = '', metadata } = object;
  const what = `${kind} ${metadata?.name ?? 'without a name'}`;
  return { file: document.source.name, line: document.firstLine + 1, message: `${what} has a field of the wrong type, and was not judged` };
}

function toAdvice(finding: Finding): Finding {
  return ADVICE.includes(finding.id) ? { ...finding, severity: 'info' } : finding;
}
