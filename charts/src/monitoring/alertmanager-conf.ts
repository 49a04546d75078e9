import { Yaml } from 'cdk8s';
import type { CompleteAlertmanagerProps } from './alertmanager-props';

/** Its ConfigMap's file, the folder where its container finds that, and the one with a folder for each receiver's credential. */
export const ALERTMANAGER_FILES = Object.freeze({
  folder: '/etc/alertmanager',
  conf: 'alertmanager.yml',
  secrets: '/etc/alertmanager-secrets',
});

/** A receiver's credential: the Secret, and the key in it, which is the name of the file too. */
export interface ReceiverSecret {
  readonly name: 'slack' | 'pagerduty';
  readonly key: string;
}

/** Credentials of the receivers, by their props. */
export const RECEIVER_SECRETS = Object.freeze({
  slack: Object.freeze<ReceiverSecret>({ name: 'slack', key: 'url' }),
  pagerDuty: Object.freeze<ReceiverSecret>({ name: 'pagerduty', key: 'routing-key' }),
});

/** Tells nobody. */
const NOBODY = 'nobody';

/** The first line of a message: `FIRING: HighErrorRate of data-service`. */
const TITLE = '{{ .Status | toUpper }}: {{ .CommonLabels.alertname }} of {{ .CommonLabels.component }}';

/** Labels that the title has, or the paragraph in other words. */
const TOLD = ['alertname', 'component', 'namespace', 'severity'];

/** What tells an alert from others of its name and component: `pod=user-service-6b7f-x2x4z`. */
const DETAILS = `{{ range (.Labels.Remove (stringSlice ${TOLD.map((label) => `"${label}"`).join(' ')})).SortedPairs }} {{ .Name }}={{ .Value }}{{ end }}`;

/** A paragraph for each alert: what is wrong, of which pod or what else, the query that says so, and where to read what to do. */
const TEXT = `{{ range .Alerts }}*{{ .Annotations.summary }}* ({{ .Labels.severity }})${DETAILS}
{{ .Annotations.description }}
{{ .Annotations.runbook_url }}
{{ end }}`;

/**
 * The configuration as text. Messages are of one alert and one component each: that is how our rules are labelled.
 *
 * @see https://prometheus.io/docs/alerting/latest/configuration/
 */
export function alertmanagerConf(props: CompleteAlertmanagerProps): string {
  const { slack, pagerDuty, groupWaitSeconds, groupIntervalSeconds, repeatHours } = props;
  return Yaml.stringify({
    route: {
      receiver: slack ? RECEIVER_SECRETS.slack.name : NOBODY,
      group_by: ['namespace', 'component', 'alertname'],
      group_wait: `${groupWaitSeconds}s`,
      group_interval: `${groupIntervalSeconds}s`,
      repeat_interval: `${repeatHours}h`,
      ...(pagerDuty && { routes: criticalRoutes(props) }),
    },
    receivers: [...(slack ? [slackReceiver(slack.channel)] : [{ name: NOBODY }]), ...(pagerDuty ? [pagerDutyReceiver()] : [])],
  });
}

/** The second one is there so that the first does not keep alerts from Slack. */
function criticalRoutes({ slack }: CompleteAlertmanagerProps) {
  const toPagerDuty = { receiver: RECEIVER_SECRETS.pagerDuty.name, matchers: ['severity="critical"'] };
  return slack ? [{ ...toPagerDuty, continue: true }, { receiver: RECEIVER_SECRETS.slack.name }] : [toPagerDuty];
}

function slackReceiver(channel: string) {
  const link = '{{ (index .Alerts 0).Annotations.runbook_url }}';
  const slack = { api_url_file: fileOf(RECEIVER_SECRETS.slack), channel, send_resolved: true, title: TITLE, title_link: link, text: TEXT };
  return { name: RECEIVER_SECRETS.slack.name, slack_configs: [slack] };
}

function pagerDutyReceiver() {
  const pagerDuty = {
    routing_key_file: fileOf(RECEIVER_SECRETS.pagerDuty),
    send_resolved: true,
    severity: '{{ .CommonLabels.severity }}',
    description: TITLE,
    details: { text: TEXT },
  };
  return { name: RECEIVER_SECRETS.pagerDuty.name, pagerduty_configs: [pagerDuty] };
}

function fileOf({ name, key }: ReceiverSecret): string {
  return `${ALERTMANAGER_FILES.secrets}/${name}/${key}`;
}
