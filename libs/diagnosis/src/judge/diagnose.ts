import type { Evidence, Finding, Manifest, Report } from 'fairlead/doctor';
import { ExcerptMaker } from '../locate/excerpt';
import { type LocatedPlace, Locator } from '../locate/locator';
import type { SourceObject } from '../read/source';
import { Redactor } from '../secrets/redactor';
import type { Diagnostic, LocatedEvidence, Location, Suppressed } from './diagnosis';
import { findDuplicateObjects } from './duplicate-objects';
import { fingerprintAll } from './fingerprint';
import { prove } from './prove';
import { SEVERITIES } from './severities';
import { isSuppressedBy, readSuppressions, type Suppressions } from './suppressions';

/** Which findings are wanted, by the ids of their rules. */
export interface Selection {
  /** @default all */
  readonly only?: readonly string[];
  /** @default none */
  readonly skip?: readonly string[];
}

/** What is wrong with some objects. */
export interface Judgement {
  readonly diagnostics: readonly Diagnostic[];
  readonly suppressed: readonly Suppressed[];
  /** How much advice there is that is not among the diagnostics, because the profile is not strict. */
  readonly advice: number;
}

/** Judges objects, and finds in their sources what the findings tell of. A report is made unless there is one. */
export function diagnose(
  objects: readonly SourceObject[],
  { only, skip = [] }: Selection = {},
  report: Pick<Report, 'findings' | 'advice'> = prove(objects),
): Judgement {
  const suppressions = new Map(objects.map(({ object }) => [object, readSuppressions(object)]));
  const own = [...findInvalidSuppressions(objects, suppressions), ...findDuplicateObjects(objects, report)];
  const isWanted = ({ id }: Finding) => (only?.includes(id) ?? true) && !skip.includes(id);
  // Who names a rule of advice asks for it, whatever the profile.
  const [asked, advice] = only ? [report.advice.filter(isWanted), []] : [[], report.advice.filter(isWanted)];
  const wanted = [...report.findings.filter(isWanted), ...own.filter(isWanted), ...asked];
  const findings = wanted.sort((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity));
  if (findings.length === 0 && advice.length === 0) return { diagnostics: [], suppressed: [], advice: 0 };

  const locator = new Locator(objects);
  const findSuppression = (finding: Finding) => {
    const object = locator.findObject(finding.resource, finding.path)?.object;
    return object && suppressions.get(object)?.suppressions.find((each) => isSuppressedBy(each, finding, object));
  };
  const fingerprints = fingerprintAll(findings);
  const complete = completer(locator, objects);
  const judged = findings.map((finding, index) => ({
    diagnostic: complete(finding, fingerprints[index] ?? (() => '')),
    reason: findSuppression(finding)?.reason,
  }));
  return {
    diagnostics: judged.filter(({ reason }) => reason === undefined).map(({ diagnostic }) => diagnostic),
    suppressed: judged.flatMap(({ diagnostic, reason }) => (reason === undefined ? [] : [{ diagnostic, reason }])),
    advice: advice.filter((finding) => !findSuppression(finding)).length,
  };
}

/** Each at its own document, where several are one object. */
function findInvalidSuppressions(objects: readonly SourceObject[], suppressions: ReadonlyMap<Manifest, Suppressions>): readonly Finding[] {
  const invalid = objects.flatMap((source) => (suppressions.get(source.object)?.findings ?? []).map((finding) => ({ finding, source })));
  if (invalid.length === 0) return [];
  const locator = new Locator(objects);
  return invalid.map(({ finding, source }) => {
    const document = locator.findDocument(source, finding.resource);
    return { ...finding, resource: { ...finding.resource, ...(document !== undefined && { document }) } };
  });
}

/** Adds to findings where they are, and takes secrets out of their texts. */
function completer(locator: Locator, objects: readonly SourceObject[]) {
  const redactor = new Redactor(objects.map(({ object }): Manifest => object));
  const excerpts = new ExcerptMaker(locator, redactor, objects);
  const redact = (text: string) => redactor.redact(text);

  const toLocation = (place: LocatedPlace): Location => {
    const { file, line, column, endLine, endColumn } = place;
    return { file, line, column, endLine, endColumn, excerpt: (linesBefore) => excerpts.make(place, linesBefore) };
  };
  const locate = ({ resource, path }: Pick<Evidence, 'resource' | 'path'>): { readonly location?: Location } => {
    const place = locator.findPlace(resource, path);
    return place ? { location: toLocation(place) } : {};
  };
  const completeEvidence = (evidence: Evidence): LocatedEvidence => ({ ...evidence, says: redact(evidence.says), ...locate(evidence) });

  return ({ what, why, fix, evidence, consequences = [], ...finding }: Finding, fingerprint: () => string): Diagnostic => ({
    ...finding,
    ...{ what: redact(what), why: redact(why), fix: redact(fix) },
    evidence: evidence.map(completeEvidence),
    consequences: consequences.map(completeEvidence),
    get fingerprint() {
      return fingerprint();
    },
    ...locate(finding),
  });
}
