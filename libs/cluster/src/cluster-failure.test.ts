import { findFailure } from './cluster-failure';

test.each([
  ['error: context "prod" does not exist', 'context-unknown'],
  ['Error in configuration: context was not found for specified context: prod', 'context-unknown'],
  ['error: You must be logged in to the server (Unauthorized)', 'not-logged-in'],
  ['Error from server (Forbidden): pods is forbidden: User "jane" cannot list resource "pods"', 'no-permission'],
  ['The connection to the server 127.0.0.1:1 was refused - did you specify the right host or port?', 'cluster-unreachable'],
  ['Unable to connect to the server: dial tcp: lookup nowhere: no such host', 'cluster-unreachable'],
  ['Unable to connect to the server: net/http: TLS handshake timeout', 'cluster-unreachable'],
])('%s is %s', (stderr, failure) => {
  expect(findFailure(`E0101 memcache.go:265] noise\n${stderr}\n`)?.failure).toBe(failure);
});

test('what the cluster says of an object is no failure to ask it', () => {
  expect(findFailure('Error from server (NotFound): pods "web" not found')).toBeUndefined();
});

test('the message quotes the line that says it, without the words before it', () => {
  expect(findFailure('noise\nerror: context "prod" does not exist\n')?.message).toBe(
    'the kubeconfig has no such context; kubectl config get-contexts lists those that there are (context "prod" does not exist)',
  );
});
