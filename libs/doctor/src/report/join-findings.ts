import type { Evidence, Finding } from '../finding/finding';
import { formatPlace, formatReference } from '../finding/resource-reference';
import { RUNNING_RULES } from '../rules/running/running-rules';
import { groupBy } from '../sets/group-by';

/** Rules that judge by common sense what the budgets compute where it is declared. */
const COMPUTED = new Set(RUNNING_RULES.map(({ id }) => id));

/** A number that a budget needs and nobody says: what keeps it from being said is told at the field, or below it. */
const UNKNOWN = 'unknown-variable';

/**
 * What the proof and the budgets find, of which both tell what could not be read, and what the rules do. A rule says nothing of a field of
 * which these tell an error: they know what is declared, and say more. Where several say something of one cause, one finding is left, and
 * the others are its consequences.
 */
export function joinFindings(proven: readonly Finding[], ofRules: readonly Finding[]): readonly Finding[] {
  const told = new Set(proven.filter(isError).map(placeOf));
  const isTold = (finding: Finding) =>
    told.has(placeOf(finding)) || (COMPUTED.has(finding.id) && finding.evidence.some((each) => told.has(placeOf(each))));
  return joinCauses([...ofRules.filter((finding) => !isTold(finding)), ...new Set(proven)]);
}

/** @param findings those of rules first: they name a field that is there */
function joinCauses(findings: readonly Finding[]): readonly Finding[] {
  const findCause = causeFinder(findings);
  const caused = groupBy(
    findings.filter((finding) => findCause(finding) !== undefined),
    findCause,
  );
  return findings.filter((finding) => !findCause(finding)).map((finding) => withConsequences(finding, caused.get(finding) ?? []));
}

/** Tells the finding of which another is a consequence; nothing for one that stands for itself. */
function causeFinder(findings: readonly Finding[]): (finding: Finding) => Finding | undefined {
  const errors = findings.filter(isError);
  const firsts = new Map<string, Finding>();
  for (const finding of [...errors, ...findings]) {
    const key = finding.missing && formatReference(finding.missing);
    if (key !== undefined && !firsts.has(key)) firsts.set(key, finding);
  }
  const places = groupBy(
    errors.flatMap((finding) => [finding, ...(finding.consequences ?? [])].map((place) => ({ finding, place }))),
    ({ place }) => formatReference(place.resource),
  );
  return (finding) => {
    const first = finding.missing && firsts.get(formatReference(finding.missing));
    if (first || finding.id !== UNKNOWN) return first === finding ? undefined : first;
    const beside = places.get(formatReference(finding.resource)) ?? [];
    return beside.find(({ place }) => place.path?.startsWith(`${finding.path}.`))?.finding;
  };
}

/** What a consequence proves is proven of its cause. */
function withConsequences(finding: Finding, caused: readonly Finding[]): Finding {
  if (caused.length === 0) return withoutMissing(finding);
  const isProven = [finding, ...caused].some((each) => isError(each) && each.certainty === 'proven');
  const { consequences = [] } = finding;
  return {
    ...withoutMissing(finding),
    certainty: isProven ? 'proven' : finding.certainty,
    consequences: [...consequences, ...caused.flatMap(toConsequences)],
  };
}

function withoutMissing(finding: Finding): Finding {
  const { missing, ...rest } = finding;
  return missing ? rest : finding;
}

function toConsequences({ resource, path, what, consequences = [] }: Finding): readonly Evidence[] {
  return [{ resource, ...(path !== undefined && { path }), says: what }, ...consequences];
}

function isError({ severity }: Finding): boolean {
  return severity === 'error';
}

function placeOf({ resource, path }: Pick<Finding, 'resource' | 'path'>): string {
  return `${resource.document ?? ''} ${formatPlace(resource, path)}`;
}
