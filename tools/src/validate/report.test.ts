import type { FoundTool } from './find-tool';
import { formatTools, listLacking, toDocument } from './report';
import type { StepName, Tool } from './tool';

const tool = (name: string, neededBy: readonly StepName[], usedBy: readonly StepName[] = []): Tool => ({
  ...{ name, least: '1.2', neededBy, usedBy },
  versionCommand: [name],
  get: { linux: `apt-get install ${name}`, darwin: `brew install ${name}`, win32: `winget install ${name}` },
});

const FOUND: readonly FoundTool[] = [
  { tool: tool('kubectl', ['deploy']), state: 'there', version: '1.32.4' },
  { tool: tool('kind', ['kind']), state: 'missing' },
  { tool: tool('git', ['deploy', 'check']), state: 'too old', version: '1.0' },
  { tool: tool('k6', [], ['load']), state: 'missing' },
  { tool: tool('buildx', ['images']), state: 'unknown' },
];

test('a line for each tool, and how to get what is missing', () => {
  expect(formatTools(FOUND, 'darwin').split('\n')).toEqual([
    'tool     version  at least  for',
    'kubectl  1.32.4   1.2       deploy',
    'kind     -        1.2       kind',
    'git      1.0      1.2       deploy, check',
    'k6       -        1.2       load (where it is there)',
    'buildx   ?        1.2       images',
    '',
    'how to get what is missing:',
    '  kind  missing  brew install kind',
    '  git   too old  brew install git',
    '  k6    missing  brew install k6',
  ]);
});

test('where nothing is missing, nothing is advised', () => {
  expect(formatTools(FOUND.slice(0, 1), 'linux')).not.toContain('how to get');
});

test.each<{ steps: readonly StepName[]; lacking: readonly string[] }>([
  { steps: [], lacking: ['kind', 'git'] },
  { steps: ['deploy'], lacking: ['git'] },
  { steps: ['load'], lacking: [] },
  { steps: ['images'], lacking: [] },
])('for $steps is lacking: $lacking', ({ steps, lacking }) => {
  expect(listLacking(FOUND, steps).map(({ tool: { name } }) => name)).toEqual(lacking);
});

test('for programs there is all of it, with null for a version that nobody knows', () => {
  expect(toDocument(FOUND.slice(1, 2), FOUND.slice(1, 2), 'linux')).toEqual({
    tools: [
      {
        ...{ name: 'kind', state: 'missing', version: null, least: '1.2', neededBy: ['kind'], usedBy: [] },
        get: 'apt-get install kind',
      },
    ],
    lacking: ['kind'],
  });
});
