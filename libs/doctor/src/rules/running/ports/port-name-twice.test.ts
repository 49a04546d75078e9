import { findingsOf } from '../../../../testing/findings-of';
import { runningWorkload } from '../../../../testing/running-workload';
import { portNameTwice } from './port-name-twice';

const port = (name: string | undefined, containerPort: number) => ({ ...(name && { name }), containerPort });
const found = (...containers: readonly (readonly object[])[]) =>
  findingsOf(portNameTwice, [runningWorkload({ pod: { containers: containers.map((ports, index) => ({ name: `c${index}`, ports })) } })]);

test('twice in one container is refused', () => {
  expect(found([port('http', 80), port('http', 8080)])).toMatchObject([
    {
      severity: 'error',
      certainty: 'proven',
      path: 'spec.template.spec.containers[0].ports[1].name',
      what: 'container c0 of Deployment shop/web names a port http, as another of its own is named',
      evidence: [{ path: 'spec.template.spec.containers[0].ports[0].name' }],
    },
  ]);
});

test('in two containers the second is never reached by its name', () => {
  expect(found([port('http', 80)], [port('http', 8080)])).toMatchObject([
    {
      severity: 'warning',
      path: 'spec.template.spec.containers[1].ports[0].name',
      why: expect.stringContaining('the port of container c0 alone'),
    },
  ]);
});

test('silent of other names, and of none', () => {
  expect(found([port('http', 80), port('admin', 81)], [port(undefined, 82), port(undefined, 83)])).toEqual([]);
});
