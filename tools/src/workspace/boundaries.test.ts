import type { Linter } from 'eslint';
import type { LintText } from './lint-texts';
import { BOUNDARY_RULE, findAliases, findSource, type Project, readProjects, runNode } from './workspace';

interface Row {
  readonly mayImport: readonly string[];
  readonly never: readonly string[];
}

const SERVERS = ['express', 'express/lib/response.js', 'ioredis', 'ioredis/built/utils', 'mongodb'];
const CDK8S = ['cdk8s', 'cdk8s-plus-28', 'cdk8s/lib/app'];
const CONSTRUCTS = ['constructs', 'constructs/lib/construct'];

const TABLE: Readonly<Record<string, Row>> = {
  'type:contract': { mayImport: ['type:contract'], never: ['undici', 'zod', 'zod/mini', ...SERVERS, ...CDK8S, ...CONSTRUCTS] },
  'type:schema': { mayImport: ['type:contract'], never: ['undici', ...SERVERS, ...CDK8S, ...CONSTRUCTS] },
  'type:command-line': { mayImport: [], never: ['undici', 'zod', ...SERVERS, ...CDK8S, ...CONSTRUCTS] },
  'type:cluster': { mayImport: ['type:command-line'], never: ['undici', 'zod', ...SERVERS, ...CDK8S, ...CONSTRUCTS] },
  'type:exposition': { mayImport: [], never: ['undici', 'zod', ...SERVERS, ...CDK8S, ...CONSTRUCTS] },
  'type:kit': { mayImport: ['type:kit', 'type:contract'], never: [...CDK8S, ...CONSTRUCTS] },
  'type:app': { mayImport: ['type:kit', 'type:contract'], never: [...CDK8S, ...CONSTRUCTS] },
  'type:analysis': { mayImport: ['type:analysis', 'type:contract'], never: [...SERVERS, ...CDK8S] },
  'type:construct': {
    mayImport: ['type:construct', 'type:analysis', 'type:contract', 'type:command-line', 'type:exposition'],
    never: SERVERS,
  },
  'type:overlay': { mayImport: ['type:construct', 'type:analysis', 'type:contract', 'type:command-line', 'type:cluster'], never: SERVERS },
  'type:load': {
    mayImport: ['type:load', 'type:contract', 'type:command-line', 'type:cluster', 'type:exposition'],
    never: [...CDK8S, 'ioredis', 'ioredis/built/utils'],
  },
  'type:cli': { mayImport: ['type:analysis', 'type:construct', 'type:contract', 'type:command-line'], never: SERVERS },
  'type:tool': {
    mayImport: ['type:contract', 'type:tool', 'type:analysis', 'type:command-line', 'type:cluster', 'type:exposition'],
    never: SERVERS,
  },
};

const projects = readProjects();

test.each(projects)('$name has exactly one tag, which is in the table', ({ tags }) => {
  expect(tags).toHaveLength(1);

  expect(Object.keys(TABLE)).toContain(tags[0]);
});

test('the configuration has the rows of the table, no others and no wildcard', () => {
  const { rules } = JSON.parse(
    runNode(['node_modules/.bin/eslint', '--print-config', 'tools/src/workspace/workspace.ts']),
  ) as Linter.Config;
  const [severity, { depConstraints }] = rules?.[BOUNDARY_RULE] as [
    number,
    { depConstraints: { sourceTag: string; onlyDependOnLibsWithTags: string[] }[] },
  ];

  expect(severity).toBe(2);
  expect(Object.fromEntries(depConstraints.map((row) => [row.sourceTag, row.onlyDependOnLibsWithTags]))).toEqual(
    Object.fromEntries(Object.entries(TABLE).map(([tag, { mayImport }]) => [tag, mayImport])),
  );
});

/** The schemas beside a contract. */
const SCHEMAS = { file: 'contracts/user-service/src/http.ts', imports: ['zod', 'zod/mini', 'express'] };

// One run of ESLint for all of them.
const [ofSchemas = new Map<string, string>(), ...ofProjects] = lintEach([SCHEMAS, ...projects.map(importAll)]);
const imported = projects.map((project, index) => ({ project, refused: ofProjects[index] ?? new Map<string, string>() }));

describe.each(imported)('$project.name ($project.tags)', ({ project, refused }) => {
  const { mayImport, never } = TABLE[project.tags[0] ?? ''] ?? { mayImport: [], never: [] };
  const others = projects.filter((other) => other !== project && findAliases(other).length > 0);
  const isAllowed = (other: Project) => other.tags.some((tag) => mayImport.includes(tag));

  test.each(others.filter((other) => !isAllowed(other)).flatMap(findAliases))('may not import %s', (alias) => {
    expect(refused.get(alias)).toBeDefined();
  });

  // Not `test.each`, which refuses the empty list of a project that may import no other.
  for (const alias of others.filter(isAllowed).flatMap(findAliases))
    test(`is not kept from ${alias} by a tag`, () => {
      expect(refused.get(alias) ?? 'noCircularDependencies').toBe('noCircularDependencies');
    });

  test.each(never)('may never import %s', (name) => {
    expect(refused.get(name)).toMatch(/^(bannedExternalImportsViolation|noTransitiveDependencies)$/);
  });
});

test('a contract may import zod for its schemas, and nothing else', () => {
  expect([...ofSchemas.keys()]).toEqual(['express']);
});

/** Some file of a project that imports every project, and every package that one of them may not. */
function importAll(project: Project) {
  const packages = new Set(Object.values(TABLE).flatMap((row) => row.never));
  return { file: findSource(project), imports: [...projects.flatMap(findAliases), ...packages] };
}

/** For each file, the imports that the rule refuses there, with its reason. */
function lintEach(files: readonly { file: string; imports: readonly string[] }[]): ReadonlyMap<string, string>[] {
  const texts = files.map(({ file, imports }): LintText => ({ file, code: imports.map((name) => `import '${name}';\n`).join('') }));
  const output = JSON.parse(
    runNode(['--require', 'tsx/cjs', 'tools/src/workspace/lint-texts.ts'], JSON.stringify(texts)),
  ) as Linter.LintMessage[][];
  return output.map(
    (messages, index) =>
      new Map(
        messages
          .filter(({ ruleId }) => ruleId === BOUNDARY_RULE)
          .map(({ line, messageId }) => [files[index]?.imports[line - 1] ?? '', messageId ?? '']),
      ),
  );
}
