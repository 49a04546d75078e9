import { balancerConfiguration } from './balancer';

test('spreads over all instances, by connection or by request', () => {
  const instances = [new URL('http://127.0.0.1:4001'), new URL('http://127.0.0.1:4002')];

  const text = balancerConfiguration(4000, 'tcp', instances);

  expect(text).toContain('  mode tcp\n');
  expect(text).toContain('  bind 127.0.0.1:4000 ');
  expect(text.match(/^ {2}server .*$/gm)).toEqual(['  server instance0 127.0.0.1:4001', '  server instance1 127.0.0.1:4002']);
});
