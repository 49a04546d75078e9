import { formatReference } from '../../../finding/resource-reference';
import type { Ingress } from '../../../read/routing/ingress';
import { judgeEach } from '../../../read/schema/unread-field';
import type { Advice, AdviceRule } from '../../rule';

/** Annotations by which controllers are told of certificates that are in no Secret (AWS, Google, Traefik, HAProxy, OpenShift). */
const HAS_TLS = /cert|ssl|tls|https/i;

/** Names that nobody outside of a machine or a cluster finds. */
const LOCAL = /^localhost$|\.(?:local|localhost|localdomain|internal|test|svc)$/;

/** Classes whose traffic comes through a tunnel that encrypts. */
const TUNNELS = ['cloudflare-tunnel', 'ngrok', 'tailscale'];

/** What is in front of a controller, or its default certificate, is in no Ingress. */
export const ingressWithoutTls: AdviceRule = {
  id: 'ingress-without-tls',
  isAdvice: true,
  says: 'an Ingress has no TLS',
  why: 'Passwords, cookies and tokens of users go through every network on the way in plain text, unless something in front of the controller encrypts them.',
  fix: 'Name a Secret with a certificate for the hosts in spec.tls; cert-manager makes one.',
  find: ({ routing }) => judgeEach(routing.ingresses, judge),
};

function judge({ reference, annotations, spec }: Ingress): readonly Advice[] {
  const { tls = [], rules = [], ingressClassName = '' } = spec;
  const hosts = rules.flatMap(({ host }) => host ?? []);
  const isLocal = hosts.length > 0 && hosts.every((host) => LOCAL.test(host));
  const isEncrypted = tls.length > 0 || TUNNELS.includes(ingressClassName) || Object.keys(annotations).some((key) => HAS_TLS.test(key));
  if (isLocal || isEncrypted) return [];
  return [
    {
      certainty: 'likely',
      resource: reference,
      path: 'spec',
      what: `${formatReference(reference)} takes requests for ${hosts.join(', ') || 'every host'} without TLS`,
      why: 'what users send, passwords and cookies included, goes there in plain text, unless something in front encrypts it',
      fix: 'write spec.tls with the hosts and the name of a Secret that holds their certificate',
    },
  ];
}
