import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import { BROKEN_SHOP, CANARY, read } from '@fairlead/diagnosis/testing';
import { diagnose, type Diagnosis, prove } from '@fairlead/diagnosis';
import { compare } from '../judge/compare';
import { formatComparison, formatComparisonJson, formatComparisonMarkdown } from './comparison';
import { drawDot } from './dot';
import { formatGithub } from './github';
import { formatHtml } from './html';
import { formatJson } from './json';
import { formatMarkdown } from './markdown';
import { drawMermaid } from './mermaid';
import { formatPretty } from './pretty';
import { formatSarif } from './sarif';

const plain = (text: string) => text;

const FORMATS: Readonly<Record<string, (diagnosis: Diagnosis, text: string) => string | Promise<string>>> = {
  pretty: (diagnosis) => formatPretty(diagnosis, plain),
  json: formatJson,
  sarif: (diagnosis) => formatSarif(diagnosis, '1.2.3'),
  github: formatGithub,
  markdown: formatMarkdown,
  html: (diagnosis, text) => {
    const { objects } = read(text);
    return formatHtml(diagnosis, { title: 'shop.yaml', objects, report: prove(objects), workloadKinds: [] });
  },
};

const formats = Object.entries(FORMATS).map(([name, format]) => ({ name, format }));

/** What is said of a text, with a problem, something suppressed, and something that is in the baseline. */
function diagnosisOf(text: string, file = 'shop.yaml'): Diagnosis {
  const { objects, problems } = read(`${text}---\nkind: Secret\nstringData: { p: ${CANARY}, p: *${CANARY} }\n`, file);
  const { diagnostics } = diagnose(objects);
  const [suppressed, known] = diagnostics.slice(-2);
  if (!suppressed || !known) throw new Error('the text is not broken enough');
  return {
    diagnostics: diagnostics.slice(0, -2),
    suppressed: [{ diagnostic: suppressed, reason: 'a test' }],
    known: [known],
    advice: 0,
    problems,
    files: [file],
    objects: objects.length,
  };
}

/** Beside the schemas that refer to it. */
const REPORT_SCHEMA = 'report.schema.json';

const DIFF_SCHEMA = 'diff.schema.json';

function readSchema(file: string): object {
  const schema = JSON.parse(readFileSync(join(__dirname, '../..', file), 'utf8')) as Record<string, unknown>;
  return Object.fromEntries(Object.entries(schema).filter(([key]) => key !== '$schema' && key !== 'id'));
}

/** SARIF's schema is of draft 4; it uses nothing but its own name that later drafts read otherwise. */
function validate(schemaFile: string, text: string): unknown {
  const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true }).addSchema(readSchema(REPORT_SCHEMA), REPORT_SCHEMA);
  const check = ajv.compile(readSchema(schemaFile));
  check(JSON.parse(text));
  return check.errors;
}

test.each(formats)('$name shows no secret', async ({ format }) => {
  const text = await format(diagnosisOf(BROKEN_SHOP), BROKEN_SHOP);

  expect(text).toContain('limit-below-request');
  expect(text).not.toContain(CANARY);
  expect(text).not.toContain(Buffer.from(CANARY).toString('base64'));
});

test.each([(c: ReturnType<typeof compare>) => formatComparison(c, plain), formatComparisonJson, formatComparisonMarkdown])(
  'a comparison shows no secret',
  (format) => {
    const text = format(compare({ objects: [], problems: [] }, read(BROKEN_SHOP)));

    expect(text).toContain('limit-below-request');
    expect(text).not.toContain(CANARY);
  },
);

test('SARIF is valid, with a region and a fingerprint for each result', () => {
  const text = formatSarif(diagnosisOf(BROKEN_SHOP, 'a folder/shöp.yaml'), '1.2.3');

  expect(validate('testing/schemas/sarif-2.1.0.json', text)).toBeNull();
  expect(JSON.parse(text)).toMatchObject({
    runs: [
      {
        tool: { driver: { name: 'fairlead', semanticVersion: '1.2.3' } },
        invocations: [{ executionSuccessful: false, toolExecutionNotifications: [{ level: 'error' }] }],
        results: expect.arrayContaining([
          expect.objectContaining({
            ruleId: 'limit-below-request',
            level: 'error',
            partialFingerprints: { 'fairlead/v1': expect.stringMatching(/^[\da-f]{32}$/) },
            locations: [
              expect.objectContaining({
                physicalLocation: {
                  artifactLocation: { uri: 'a%20folder/sh%C3%B6p.yaml' },
                  region: { startLine: 33, startColumn: 69, endLine: 33, endColumn: 74 },
                },
              }),
            ],
          }),
        ]),
      },
    ],
  });
});

test('the check of SARIF finds faults', () => {
  const broken = formatSarif(diagnosisOf(BROKEN_SHOP), '1.2.3')
    .replace('"startLine"', '"startsLine"')
    .replace('"level": "error"', '"level": "bad"');

  expect(validate('testing/schemas/sarif-2.1.0.json', broken)).toEqual(
    expect.arrayContaining([expect.objectContaining({ keyword: 'additionalProperties' }), expect.objectContaining({ keyword: 'enum' })]),
  );
});

test('SARIF has a place for a finding whose object no file holds: GitHub refuses results without one', () => {
  const { runs } = JSON.parse(formatSarif(diagnosisOf(BROKEN_SHOP), '1.2.3')) as {
    runs: { results: { locations: { physicalLocation?: object }[] }[] }[];
  };

  expect(runs[0]?.results.flatMap(({ locations }) => locations).every(({ physicalLocation }) => physicalLocation)).toBe(true);
});

test('JSON is as its schema says', () => {
  expect(validate(REPORT_SCHEMA, formatJson(diagnosisOf(BROKEN_SHOP)))).toBeNull();
});

test('JSON of a comparison is as its schema says, and the schema takes nothing else', () => {
  const broken = { ...read(BROKEN_SHOP), problems: [{ file: 'old.yaml', line: 1, message: 'it cannot be read' }] };
  const repaired = read(BROKEN_SHOP.replace('replicas: 3', 'replicas: 7').replace('512Mi', '2Gi'));
  const text = formatComparisonJson(compare(broken, repaired));

  const compared = JSON.parse(text) as Record<string, readonly object[]>;
  expect([compared['budgets'], compared['disappeared'], compared['problems']].map((list) => (list?.length ?? 0) > 0)).toEqual(
    Array(3).fill(true),
  );
  expect(validate(DIFF_SCHEMA, text)).toBeNull();
  expect(validate(DIFF_SCHEMA, text.replace('"before"', '"was"'))).not.toBeNull();
  expect(validate(DIFF_SCHEMA, text.replaceAll('"fingerprint"', '"print"'))).not.toBeNull();
});

/** A text that would do something where it is shown, in every place of a manifest that a finding repeats. */
function hostile(text: string): string {
  const written = JSON.stringify(text).replace(
    /[\u007f-\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  const deployment = (name: string) => `apiVersion: apps/v1
kind: Deployment
metadata: { name: ${name}, namespace: ${name} }
spec:
  replicas: 3
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
        - name: ${written}
          resources: { requests: { memory: ${written} }, limits: { memory: 1, cpu: ${written} } }
`;
  return `${deployment(written)}---\n${deployment('web')}`;
}

test('no terminal obeys what a manifest or the name of a file holds', () => {
  const text = formatPretty(diagnosisOf(hostile('a\u001b[2J\u009b\u202e\rb'), 'x\u001b[2J.yaml'), plain);

  // eslint-disable-next-line no-control-regex -- They are what must not be there.
  expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
  expect(text).toContain('a\\u001b[2J');
});

test('GitHub runs no command that a manifest or the name of a file holds', () => {
  const text = formatGithub(diagnosisOf(hostile('a\n::set-output name=x::y%0A::error::z,line=1'), 'x\n::stop-commands::y,title=z.yaml'));

  const lines = text.trimEnd().split('\n');
  expect(lines.every((line) => /^::(?:error|warning|notice) [^:]*::[^\n]*$/.test(line))).toBe(true);
  expect(text).not.toMatch(/^::(?:set-output|stop-commands)/m);
  expect(text).not.toContain('%0A::');
});

test('Markdown shows what a manifest holds as it is', () => {
  const text = formatMarkdown(diagnosisOf(hostile('<img src=x onerror=alert(1)> [a](http://b) @octocat `c`\n# d'), '<b>.yaml'));

  expect(text).not.toMatch(/<\w|(?<!\\)\[a|@\w|(?<!\\)`|^# d/m);
});

test.each([
  { name: 'Mermaid', draw: drawMermaid, line: /^ {2}n\d(?:\["[^"<>\\]*"\]| (?:-->|-\.->)\|"[^"<>\\]*"\| n\d)$/ },
  { name: 'Graphviz', draw: drawDot, line: /^ {2}(?:n\d|rankdir|node)(?: -> n\d)?(?:=LR;| \[(?:[^"]|"(?:[^"\\]|\\.)*")*\];)$/ },
])('no label ends before its end, or is more than text, for $name', ({ draw, line }) => {
  const text = 'a"]];\n click n0 "javascript:x" \\" <img src=x> #60;\u001b[2J';

  const [, ...lines] = draw([{ from: text, to: 'b', ports: text }], [{ from: 'b', to: text, label: text }])
    .trimEnd()
    .split('\n');

  expect(lines.filter((each) => each !== '}' && !line.test(each))).toEqual([]);
  expect(lines.filter((each) => each.includes('javascript'))).toHaveLength(3);
});

test('every format tells what goes wrong elsewhere by the same cause', async () => {
  const web = (name: string) =>
    `apiVersion: v1\nkind: Pod\nmetadata: { name: ${name} }\nspec: { containers: [{ name: a, image: 'a:1', envFrom: [{ configMapRef: { name: confg } }] }] }\n---\n`;
  const text = `${web('web')}${web('api')}apiVersion: v1\nkind: ConfigMap\nmetadata: { name: config }\n`;
  const { objects } = read(text);
  const judged = { ...diagnose(objects, { only: ['config-map-missing'] }), known: [], problems: [], files: ['shop.yaml'], objects: 3 };

  for (const { format } of formats) expect((await format(judged, text)).replaceAll('\\', '')).toContain('names confg too');
});

test('the schema of JSON describes every field of a finding', () => {
  const schema = JSON.parse(readFileSync(join(__dirname, '../../report.schema.json'), 'utf8')) as {
    definitions: { finding: { properties: object } };
  };
  const { findings } = JSON.parse(formatJson(diagnosisOf(BROKEN_SHOP))) as { findings: readonly object[] };

  const described = Object.keys(schema.definitions.finding.properties);
  expect(findings.flatMap(Object.keys).filter((field) => !described.includes(field))).toEqual([]);
});

test('a finding of pretty has its place, its lines with a caret, why, the fix and the evidence', () => {
  const { objects } = read(BROKEN_SHOP);
  const { diagnostics } = diagnose(objects, { only: ['replicas-beside-autoscaler'] });

  const text = formatPretty(
    { diagnostics, suppressed: [], advice: 0, known: [], problems: [], files: ['shop.yaml'], objects: objects.length },
    plain,
  );

  expect(text).toBe(`error[replicas-beside-autoscaler]: Deployment default/web says replicas: 3, and an autoscaler scales it
  --> shop.yaml:24:13  Deployment default/web spec.replicas
  22 | spec:
  23 |   selector: { matchLabels: { app: web } }
  24 |   replicas: 3
     |             ^
  = why: each apply sets the count back, and the autoscaler changes it again
  = fix: remove replicas; the autoscaler starts from minReplicas
  = see: scales Deployment default/web
  --> shop.yaml:44:19  HorizontalPodAutoscaler default/web spec.scaleTargetRef
  44 |   scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }
     |                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^

1 error in 5 objects of 1 file (1 fixable with --fix)
`);
});
