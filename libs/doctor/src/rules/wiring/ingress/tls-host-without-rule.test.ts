import { ingress } from '../../../../testing/example-objects';
import { findingsOf } from '../../../../testing/findings-of';
import { tlsHostWithoutRule } from './tls-host-without-rule';

const find = (...hosts: readonly string[]) =>
  findingsOf(tlsHostWithoutRule, [ingress('web', { '/': ['web', 80] }, { tls: [{ hosts, secretName: 'web' }] })]);

test('a slip in the host leaves that of the rule without TLS', () => {
  expect(find('shop.exmaple.com')).toMatchObject([
    {
      severity: 'error',
      certainty: 'likely',
      path: 'spec.tls[0].hosts[0]',
      what: 'Ingress shop/web has TLS for shop.exmaple.com, which none of its rules has, and none for shop.example.com',
      fix: 'write shop.example.com',
    },
  ]);
});

test('another host is a warning', () => {
  expect(find('other.example.org')).toMatchObject([{ severity: 'warning' }]);
});

test.each([[['shop.example.com']], [['*.example.com']], [['shop.example.com', 'www.shop.example.com']], [[]]])(
  'silent where TLS is for %j',
  (hosts) => {
    expect(find(...hosts)).toEqual([]);
  },
);
