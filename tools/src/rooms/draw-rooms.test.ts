import { drawProjects, drawRooms } from './draw-rooms';

const IMPORTS = [
  { from: 'load/src/main.ts', to: 'contracts/user-service/src/index.ts' },
  { from: 'load/src/main.ts', to: 'libs/doctor/src/index.ts' },
  { from: 'libs/doctor/src/reach/cluster.ts', to: 'libs/doctor/src/sets/label-set.ts' },
];

test('a project is a box, and an arrow leads to what is imported', () => {
  expect(drawProjects(IMPORTS).split('\n')).toEqual([
    'flowchart TB',
    '  contracts["contracts"]',
    '  libs-doctor["libs/doctor"]',
    '  load["load"]',
    '  load --> contracts',
    '  load --> libs-doctor',
  ]);
});

test('so is a room of a project, from the top', () => {
  expect(drawRooms('libs/doctor/src', ['reach', 'sets'], IMPORTS).split('\n')).toEqual([
    'flowchart TB',
    '  room-reach["reach"]',
    '  room-sets["sets"]',
    '  room-reach --> room-sets',
  ]);
});

test('what tests, their support and packages import is left out', () => {
  const picture = drawProjects([
    { from: 'load/src/main.test.ts', to: 'tools/src/services.ts' },
    { from: 'load/testing/server.ts', to: 'tools/src/services.ts' },
    { from: 'apps/data-service/testing/start-service.ts', to: 'libs/contract/src/index.ts' },
    { from: 'load/src/main.ts', to: 'node_modules/undici/index.js' },
  ]);

  expect(picture).toBe('flowchart TB');
});
