import { Inventory } from '../read/inventory';
import { countScaledDown } from './scaled-down-pods';

const GRACE_SECONDS = 40;
const pods = (value: number, periodSeconds: number) => ({ type: 'Pods', value, periodSeconds });

test.each<[string, number, object | undefined, number]>([
  ['one pod a minute goes once in 40 s', 50, { policies: [pods(1, 60)] }, 1],
  ['three a minute are three', 50, { policies: [pods(3, 60)] }, 3],
  ['a period that has begun counts whole', 50, { policies: [pods(2, 15)] }, 6],
  ['a share rounds up', 50, { policies: [{ type: 'Percent', value: 5, periodSeconds: 60 }] }, 3],
  ['of two policies both let pods go', 50, { policies: [pods(10, 60), pods(1, 20)] }, 12],
  ['with Min the slower one holds', 50, { policies: [pods(10, 60), pods(1, 20)], selectPolicy: 'Min' }, 2],
  ['with Disabled none goes', 50, { policies: [pods(10, 60)], selectPolicy: 'Disabled' }, 0],
  ['Kubernetes takes all down to the minimum at once', 50, undefined, 45],
  ['a window says nothing of policies', 50, { stabilizationWindowSeconds: 60 }, 45],
  ['a shorter window lets them fall again', 7, { stabilizationWindowSeconds: 20, policies: [pods(9, 15)] }, 4],
  ['without a window only the policies hold', 7, { stabilizationWindowSeconds: 0, policies: [pods(3, 15)] }, 9],
  ['where nothing is to scale, nothing goes', 5, { stabilizationWindowSeconds: 0 }, 0],
])('%s', (_, maxReplicas, scaleDown, expected) => {
  const manifest = {
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    metadata: { namespace: 'shop', name: 'web' },
    spec: {
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' },
      minReplicas: 5,
      maxReplicas,
      ...(scaleDown && { behavior: { scaleDown } }),
    },
  };

  const [autoscaler] = new Inventory([manifest]).autoscalers;

  expect(autoscaler && countScaledDown(autoscaler, GRACE_SECONDS)).toBe(expected);
});

test('pods that are gone at once never pile up, whatever the window', () => {
  const scaleDown = { stabilizationSeconds: 0, selectPolicy: 'Max', policies: [{ type: 'Pods', value: 3, periodSeconds: 15 }] } as const;

  expect(countScaledDown({ min: 1, max: 5, scaleDown }, 0)).toBe(0);
});
