import { select, type Subject } from '@fairlead/exposition/series';
import type { Alert } from '../../rules/alert';

/** Who renews certificates does so long before: cert-manager with a third of their time left, 30 days of 90. */
export function certificateExpires({ name }: Subject, host: string): Alert {
  return {
    name: 'CertificateExpires',
    severity: 'warning',
    expr: `min(${select('nginx_ingress_controller_ssl_expire_time_seconds', { host })}) - time() < 21 * 86400`,
    for: '1h',
    labels: { host },
    summary: `The certificate of ${host}, where ${name} is reached, expires within 21 days`,
  };
}
