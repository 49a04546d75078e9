import { isProven } from 'fairlead/doctor';
import { synthesize } from '../synthesis';
import { createProofShop, proofOverlay } from './proof-shop';

test('what the proof of the alerts applies is proven itself, the way to what stands in for Slack too', () => {
  const props = { apiServer: { address: '10.0.0.4', port: 6443 }, scale: 10 };

  const [synthesis] = synthesize([proofOverlay(props)], (app, overlay) => createProofShop(app, overlay, props.scale));

  expect(synthesis && isProven(synthesis.report)).toBe(true);
  expect(synthesis?.manifests.find(({ name }) => name === '20-alertmanager.yaml')?.text).toContain('name: allow-alertmanager-to-slack');
});
