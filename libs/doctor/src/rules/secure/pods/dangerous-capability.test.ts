import { adviceOf } from '../../../../testing/findings-of';
import { runningWorkload } from '../../../../testing/running-workload';
import { dangerousCapability } from './dangerous-capability';

const found = (securityContext: object) => adviceOf(dangerousCapability, [runningWorkload({ container: { securityContext } })]);

test('capabilities that lead out of a container are one finding', () => {
  expect(found({ capabilities: { drop: ['ALL'], add: ['CHOWN', 'NET_ADMIN', 'SYS_ADMIN'] } })).toMatchObject([
    {
      severity: 'warning',
      certainty: 'proven',
      path: 'spec.template.spec.containers[0].securityContext.capabilities.add[1]',
      what: 'container web of Deployment shop/web adds NET_ADMIN, SYS_ADMIN',
      why: 'with NET_ADMIN it may change addresses, routes and firewall of its network',
      fix: 'leave NET_ADMIN out, and the others, unless the program is there for just that',
      evidence: [{ path: 'spec.template.spec.containers[0].securityContext.capabilities.add[2]' }],
    },
  ]);
});

test.each<[string, object]>([
  ['what runtimes give by default', { capabilities: { add: ['NET_BIND_SERVICE', 'CHOWN'] } }],
  ['what it drops', { capabilities: { drop: ['SYS_ADMIN'] } }],
  ['a privileged container, which has all', { privileged: true, capabilities: { add: ['SYS_ADMIN'] } }],
])('silent on %s', (_, securityContext) => {
  expect(found(securityContext)).toEqual([]);
});
