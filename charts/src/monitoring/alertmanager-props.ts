import { findPropFaults, isObject, type KnownProps, showGiven } from 'fairlead/contract';
import { checkAll, refuseAll } from '../checks/invalid-platform';
import { checkProps, givenProps } from '../checks/props';
import { checkWhole } from '../checks/whole-number';
import { Component, type Destination } from '../graph/component';

/** A channel of Slack. The URL of its webhook is a credential, which Alertmanager reads from a Secret. */
export interface SlackProps {
  /** `#shop-alerts`. */
  readonly channel: string;

  /**
   * Where the webhook is.
   *
   * @default an ExternalApi, `hooks.slack.com` on 443
   */
  readonly api?: Destination;
}

/** A service of PagerDuty. The key of its integration is a credential, which Alertmanager reads from a Secret. */
export interface PagerDutyProps {
  /**
   * Where events are sent to.
   *
   * @default an ExternalApi, `events.pagerduty.com` on 443
   */
  readonly api?: Destination;
}

/** Whom an Alertmanager tells, and when. At least one of `slack` and `pagerDuty` is needed. */
export interface AlertmanagerProps {
  /**
   * Told of all alerts.
   *
   * @default nobody is told there
   */
  readonly slack?: SlackProps;

  /**
   * Told of critical ones, which wake somebody.
   *
   * @default nobody is told there
   */
  readonly pagerDuty?: PagerDutyProps;

  /**
   * Seconds from the first alert of a component to the message: others of the same cause come along.
   *
   * @default 30
   */
  readonly groupWaitSeconds?: number;

  /**
   * Seconds from one message of a component to the next, where there is news.
   *
   * @default 300
   */
  readonly groupIntervalSeconds?: number;

  /**
   * Hours until a message comes again where there is no news.
   *
   * @default 12
   */
  readonly repeatHours?: number;
}

/** Every literal above. */
export const ALERTMANAGER_DEFAULTS = Object.freeze({ groupWaitSeconds: 30, groupIntervalSeconds: 300, repeatHours: 12 });

/** What was given, its defaults filled in. */
export type CompleteAlertmanagerProps = AlertmanagerProps & Required<Pick<AlertmanagerProps, keyof typeof ALERTMANAGER_DEFAULTS>>;

const ALERTMANAGER_PROPS: KnownProps<AlertmanagerProps> = {
  slack: 'optional',
  pagerDuty: 'optional',
  groupWaitSeconds: 'optional',
  groupIntervalSeconds: 'optional',
  repeatHours: 'optional',
};

const SLACK_PROPS: KnownProps<SlackProps> = { channel: 'required', api: 'optional' };
const PAGER_DUTY_PROPS: KnownProps<PagerDutyProps> = { api: 'optional' };
const SUBJECT = 'an Alertmanager';

/** Names under which people know these credentials: one in a program is told where it belongs. */
const CREDENTIALS = /url|key|token|secret|webhook/i;

/**
 * Lets through only an Alertmanager that tells somebody.
 *
 * @param owner such as `prod/alertmanager`
 * @throws InvalidPlatform with every fault
 */
export function checkAlertmanager(owner: string, given: AlertmanagerProps): CompleteAlertmanagerProps {
  const props = { ...ALERTMANAGER_DEFAULTS, ...givenProps(given, ['slack', 'pagerDuty']) };
  const { groupWaitSeconds, groupIntervalSeconds, repeatHours } = props;
  checkAll(
    () => checkProps(owner, findPropFaults({ subject: SUBJECT, given }, ALERTMANAGER_PROPS), findReceiverFaults(given)),
    () => checkWhole(owner, { groupWaitSeconds }, 0),
    () => checkWhole(owner, { groupIntervalSeconds, repeatHours }),
    () => refuseAll(findNobody(given).map((fault) => `${owner}: ${fault}`)),
  );
  return props;
}

function findNobody(given: AlertmanagerProps): string[] {
  if (!isObject(given) || given['slack'] !== undefined || given['pagerDuty'] !== undefined) return [];
  return ["it tells nobody of alerts; write slack: { channel: '#<name>' }, pagerDuty: {}, or leave alertmanager out"];
}

function findReceiverFaults(given: AlertmanagerProps): string[] {
  if (!isObject(given)) return [];
  const { slack, pagerDuty } = given as AlertmanagerProps;
  return [
    ...(slack === undefined ? [] : findOneFault('slack', slack, SLACK_PROPS, 'the Secret alertmanager-slack, key url')),
    ...(isObject(slack) ? findChannelFaults(slack['channel']) : []),
    ...(pagerDuty === undefined
      ? []
      : findOneFault('pagerDuty', pagerDuty, PAGER_DUTY_PROPS, 'the Secret alertmanager-pagerduty, key routing-key')),
  ];
}

function findOneFault(name: string, given: unknown, known: KnownProps<SlackProps> | KnownProps<PagerDutyProps>, secret: string): string[] {
  const credentials = Object.keys(isObject(given) ? given : {}).filter((key) => !Object.hasOwn(known, key) && CREDENTIALS.test(key));
  const rest = isObject(given) ? Object.fromEntries(Object.entries(given).filter(([key]) => !credentials.includes(key))) : given;
  const api = isObject(given) ? given['api'] : undefined;
  return [
    ...credentials.map(
      (key) => `${name}.${key} is a credential, which has no place in a program; leave it out: Alertmanager reads it from ${secret}`,
    ),
    ...findPropFaults({ subject: SUBJECT, given: rest, path: `${name}.` }, known),
    ...(api === undefined || (api instanceof Component && api.port !== undefined)
      ? []
      : [`${name}.api is ${showGiven(api)}; write what is called, such as new ExternalApi(shop, '${name.toLowerCase()}', { hosts })`]),
  ];
}

function findChannelFaults(channel: unknown): string[] {
  if (channel === undefined || (typeof channel === 'string' && /^[#@]?[^\s#@]+$/.test(channel))) return [];
  return [`slack.channel is ${showGiven(channel)}; write its name, such as "#shop-alerts"`];
}
