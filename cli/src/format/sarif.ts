import { isAbsolute, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Diagnosis, type Diagnostic, type Location, type Problem, RULES } from '@fairlead/diagnosis';
import { formatReference } from 'fairlead/doctor';
import { toJson } from '../text/to-json';
import { placeOf } from './place-of';

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

const LEVELS = { error: 'error', warning: 'warning', info: 'note' } as const;

/** Name of our fingerprints; its number grows when they are made of something else. */
const FINGERPRINT = 'fairlead/v1';

/**
 * A diagnosis in SARIF 2.1.0, which code scanning of GitHub and other services take.
 *
 * @param version of this program
 */
export function formatSarif(diagnosis: Diagnosis, version: string): string {
  const { diagnostics, suppressed, known, problems, files } = diagnosis;
  const results = [
    ...diagnostics.map((each) => toResult(each, files)),
    ...suppressed.map(({ diagnostic, reason }) => ({
      ...toResult(diagnostic, files),
      suppressions: [{ kind: 'inSource', justification: reason }],
    })),
    ...known.map((each) => ({ ...toResult(each, files), suppressions: [{ kind: 'external' }], baselineState: 'unchanged' })),
  ];
  const driver = { name: 'fairlead', semanticVersion: version, rules: describeRules(results.map(({ ruleId }) => ruleId)) };
  const notifications = problems.map(toNotification);
  const invocation = {
    executionSuccessful: problems.length === 0,
    ...(notifications.length > 0 && { toolExecutionNotifications: notifications }),
  };
  const run = { tool: { driver }, columnKind: 'utf16CodeUnits', invocations: [invocation], results };
  return toJson({ $schema: SCHEMA, version: '2.1.0', runs: [run] });
}

function describeRules(ids: readonly string[]) {
  return [...new Set(ids)].sort().map((id) => {
    const rule = RULES[id];
    return {
      id,
      ...(rule && {
        shortDescription: { text: rule.says },
        fullDescription: { text: rule.why },
        help: { text: `${rule.why}\n\n${rule.fix}` },
      }),
    };
  });
}

function toResult(diagnostic: Diagnostic, [firstFile]: readonly string[]) {
  const { id, severity, certainty, resource, what, why, fix, evidence, consequences, fingerprint } = diagnostic;
  const place = placeOf(diagnostic);
  // Code scanning refuses a result without a place.
  const physical = place ? toPhysicalLocation(place) : firstFile === undefined ? undefined : toArtifact(firstFile);
  const related = [...evidence, ...consequences].flatMap(({ location, says }) =>
    location ? [{ physicalLocation: toPhysicalLocation(location), message: { text: says } }] : [],
  );
  return {
    ruleId: id,
    level: LEVELS[severity],
    message: { text: [what, `Why: ${why}`, `Fix: ${fix}`, ...consequences.map(({ says }) => `So: ${says}`)].join('\n') },
    locations: [
      {
        ...(physical && { physicalLocation: physical }),
        logicalLocations: [{ fullyQualifiedName: formatReference(resource), kind: 'resource' }],
      },
    ],
    ...(related.length > 0 && { relatedLocations: related }),
    partialFingerprints: { [FINGERPRINT]: fingerprint },
    properties: { certainty },
  };
}

function toPhysicalLocation({ file, line, column, endLine, endColumn }: Location) {
  return { ...toArtifact(file), region: { startLine: line, startColumn: column, endLine, endColumn } };
}

function toNotification({ file, line, column, message }: Problem) {
  const region = line === undefined ? {} : { region: { startLine: line, ...(column !== undefined && { startColumn: column }) } };
  return { level: 'error', message: { text: message }, locations: [{ physicalLocation: { ...toArtifact(file), ...region } }] };
}

/** A path below the working directory stays relative: services read it from the root of the repository. */
function toArtifact(file: string) {
  const path = isAbsolute(file) ? relative(process.cwd(), file) : file;
  return {
    artifactLocation: { uri: path.startsWith('..') ? pathToFileURL(file).href : path.split('/').map(encodeURIComponent).join('/') },
  };
}
