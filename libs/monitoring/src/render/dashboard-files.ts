import { createHash } from 'node:crypto';
import { Yaml } from 'cdk8s';
import type { Dashboard } from '../panels/panel';
import { toGrafana } from './grafana';

/** Which platform a dashboard is of. */
export interface DashboardProps {
  /** `shop-prod`. */
  readonly namespace: string;
}

/** Where Grafana looks for dashboards. */
export interface DashboardConfigMapProps extends DashboardProps {
  /**
   * Labels by which Grafana's sidecar finds the ConfigMap.
   *
   * @default `grafana_dashboard: "1"`, that of Grafana's chart
   */
  readonly labels?: Readonly<Record<string, string>>;
}

/** What Grafana's chart looks for. */
const SIDECAR_LABELS = { grafana_dashboard: '1' };

/** A file that Grafana reads, by its provisioning or by hand. JSON has no comments, so that nothing says who made it. */
export function toDashboardFile(dashboard: Dashboard, { namespace }: DashboardProps): string {
  return `${JSON.stringify(toGrafana(dashboard, uidOf(`${namespace}-${dashboard.name}`), namespace), undefined, 1)}\n`;
}

/** The same in a ConfigMap that Grafana's sidecar finds by its labels. */
export function toDashboardConfigMap(dashboard: Dashboard, { labels, namespace }: DashboardConfigMapProps, header: string): string {
  const { name } = dashboard;
  const object = {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: `dashboard-${name}`, namespace, labels: { ...(labels ?? SIDECAR_LABELS) } },
  };
  // A writer of YAML would look at each sign of the text, which takes it longer than all else.
  const lines = toDashboardFile(dashboard, { namespace }).replaceAll(/^(?=.)/gm, '    ');
  return `# ${header}\n${Yaml.stringify(object)}data:\n  ${namespace}-${name}.json: |\n${lines}`;
}

const LONGEST_UID = 40;

/** Two long names that begin alike stay two. */
function uidOf(name: string): string {
  if (name.length <= LONGEST_UID) return name;
  const hash = createHash('sha256').update(name).digest('hex').slice(0, 8);
  return `${name.slice(0, LONGEST_UID - hash.length - 1)}-${hash}`;
}
