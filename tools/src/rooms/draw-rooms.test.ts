import { drawRooms } from './draw-rooms';

test('a project with rooms is opened, another is a box, and an arrow leads to what is imported', () => {
  const picture = drawRooms({ 'libs/doctor/src': ['reach', 'sets'] }, [
    { from: 'load/src/main.ts', to: 'contracts/user-service/src/index.ts' },
    { from: 'load/src/main.ts', to: 'libs/doctor/src/index.ts' },
    { from: 'libs/doctor/src/reach/cluster.ts', to: 'libs/doctor/src/sets/label-set.ts' },
  ]);

  expect(picture.split('\n')).toEqual([
    'flowchart TB',
    '  contracts["contracts"]',
    '  subgraph libs-doctor["libs/doctor/src"]',
    '    direction TB',
    '    libs-doctor-reach["reach"]',
    '    libs-doctor-sets["sets"]',
    '    libs-doctor-reach --> libs-doctor-sets',
    '  end',
    '  load["load"]',
    '  load --> contracts',
    '  load --> libs-doctor',
  ]);
});

test('what tests, their support and packages import is left out', () => {
  const picture = drawRooms({}, [
    { from: 'load/src/main.test.ts', to: 'tools/src/services.ts' },
    { from: 'load/testing/server.ts', to: 'tools/src/services.ts' },
    { from: 'apps/data-service/testing/start-service.ts', to: 'libs/contract/src/index.ts' },
    { from: 'load/src/main.ts', to: 'node_modules/undici/index.js' },
  ]);

  expect(picture).toBe('flowchart TB');
});
