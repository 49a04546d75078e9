import { formatReference } from '../../../finding/resource-reference';
import type { Ingress } from '../../../read/routing/ingress';
import { judgeEach } from '../../../read/schema/unread-field';
import type { Fault, Rule } from '../../rule';
import { isMisspelt } from '../../../finding/misspelt-name';

/** A certificate may name more hosts than an Ingress has; it is told where a host of the Ingress is left without. */
export const tlsHostWithoutRule: Rule = {
  id: 'tls-host-without-rule',
  says: 'TLS of an Ingress is for a host that none of its rules has, and a host that they have is left without',
  why: 'Clients of the host that is left out get the certificate of the controller, which they do not trust.',
  fix: 'Write the host of the rule under tls too.',
  find: ({ routing: { ingresses } }) => judgeEach(ingresses, judge),
};

function judge({ reference, spec: { rules = [], tls = [] } }: Ingress): readonly Fault[] {
  const hosts = rules.flatMap(({ host }) => host ?? []);
  const covered = tls.flatMap(({ hosts: own = [] }) => own);
  const open = hosts.filter((host) => !covered.some((each) => covers(each, host)));
  if (open.length === 0 || hosts.length < rules.length) return [];
  return tls.flatMap(({ hosts: own = [] }, entry) =>
    own.flatMap((host, index): Fault[] => {
      if (hosts.some((each) => covers(host, each) || covers(each, host))) return [];
      const meant = open.find((each) => isMisspelt(host, each)) ?? (open.length === 1 ? open[0] : undefined);
      const isMeant = meant !== undefined && isMisspelt(host, meant);
      return [
        {
          severity: isMeant ? 'error' : 'warning',
          certainty: 'likely',
          resource: reference,
          path: `spec.tls[${entry}].hosts[${index}]`,
          what: `${formatReference(reference)} has TLS for ${host}, which none of its rules has, and none for ${open.join(', ')}`,
          why: `clients of ${open[0]} get the certificate of the controller, which they do not trust`,
          fix: meant ? `write ${meant}` : `add ${open.join(', ')} to spec.tls`,
        },
      ];
    }),
  );
}

/** Whether a name, which may be a wildcard for one label, is that of a host. */
function covers(name: string, host: string): boolean {
  return name === host || (name.startsWith('*.') && host.slice(host.indexOf('.')) === name.slice(1));
}
