import { Size } from 'cdk8s';
import { findPropFaults, isObject, type KnownProps, showGiven } from 'fairlead/contract';
import { checkAll, refuseAll } from '../checks/invalid-platform';
import { checkProps, givenProps } from '../checks/props';
import { findDestinationFaults } from '../checks/range';
import { checkSizes } from '../checks/size';
import { checkWhole } from '../checks/whole-number';
import type { Platform } from '../platform/platform';
import { checkResources, LOG_STORAGE } from '../pod/resources';
import type { AlertmanagerProps } from './alertmanager-props';

/** Where kubelets are asked what containers take of their nodes. */
export interface KubeletProps {
  /** Address ranges of the nodes: `['10.0.0.0/16']`. A kubelet is no pod, so that policies open it by address. */
  readonly cidrs: readonly string[];

  /**
   * Whether a kubelet's certificate is taken without looking who signed it: that of kubeadm and kind is signed by the kubelet itself. Whoever
   * stands between then reads the token of Prometheus.
   *
   * @default false
   */
  readonly insecureSkipVerify?: boolean;
}

/** What a {@link PrometheusStack} leaves open: all of it has a default. */
export interface PrometheusStackProps {
  /**
   * Text of the file with its rules, made when the manifests are rendered, once every edge is known: what `toRuleFile` gives.
   *
   * @default no rules
   */
  readonly rules?: (platform: Platform) => string;

  /**
   * Whom an Alertmanager tells of alerts, and when.
   *
   * @default there is no Alertmanager: alerts are seen in Prometheus alone
   */
  readonly alertmanager?: AlertmanagerProps;

  /**
   * Whether kube-state-metrics runs beside it: what the API server knows of the platform's pods, Deployments and Jobs.
   *
   * @default true
   */
  readonly kubeStateMetrics?: boolean;

  /**
   * Asks the kubelets for what containers and volumes of the namespace take, cAdvisor's series among it.
   *
   * @default they are not asked
   */
  readonly kubelets?: KubeletProps;

  /**
   * Seconds between two scrapes, and between two looks at the rules.
   *
   * @default 30
   */
  readonly intervalSeconds?: number;

  /**
   * Days after which a series is forgotten; it is earlier where four fifths of the volume are full.
   *
   * @default 15
   */
  readonly retentionDays?: number;

  /**
   * Memory of Prometheus, request and limit: some 4 KiB for each series that is read, and what queries take.
   *
   * @default 512 MiB
   */
  readonly memory?: Size;

  /**
   * Size of its volume.
   *
   * @default what the environment says of all claims, else 8 GiB
   */
  readonly storage?: Size;

  /** @default 100 */
  readonly cpuMillis?: number;

  /** @default 1000 */
  readonly cpuLimitMillis?: number;
}

/** Every literal above. */
export const PROMETHEUS_STACK_DEFAULTS = Object.freeze({
  kubeStateMetrics: true,
  intervalSeconds: 30,
  retentionDays: 15,
  memory: Size.mebibytes(512),
  cpuMillis: 100,
  cpuLimitMillis: 1_000,
});

/** What was given, its defaults filled in. */
export type CompleteStackProps = PrometheusStackProps & Required<Pick<PrometheusStackProps, keyof typeof PROMETHEUS_STACK_DEFAULTS>>;

const STACK_PROPS: KnownProps<PrometheusStackProps> = {
  rules: 'optional',
  alertmanager: 'optional',
  kubeStateMetrics: 'optional',
  kubelets: 'optional',
  intervalSeconds: 'optional',
  retentionDays: 'optional',
  memory: 'optional',
  storage: 'optional',
  cpuMillis: 'optional',
  cpuLimitMillis: 'optional',
};

const KUBELET_PROPS: KnownProps<KubeletProps> = { cidrs: 'required', insecureSkipVerify: 'optional' };
const SUBJECT = 'a PrometheusStack';

/** What was given with its defaults, whatever is wrong with it. */
export function completeStack(given: PrometheusStackProps): CompleteStackProps {
  return { ...PROMETHEUS_STACK_DEFAULTS, ...givenProps(given, ['alertmanager', 'kubelets']) };
}

/**
 * Lets through only a Prometheus that starts.
 *
 * @param owner such as `prod/prometheus`
 * @returns what it was given, its defaults filled in
 * @throws InvalidPlatform with every fault
 */
export function checkStack(owner: string, given: PrometheusStackProps): CompleteStackProps {
  const props = completeStack(given);
  const { memory, storage, cpuMillis, cpuLimitMillis, intervalSeconds, retentionDays } = props;
  checkAll(
    () => checkProps(owner, findPropFaults({ subject: SUBJECT, given }, STACK_PROPS), findPartFaults(given)),
    () => checkResources(owner, { memory, cpuMillis, cpuLimitMillis, ephemeralStorage: LOG_STORAGE }),
    () => checkSizes(owner, { storage }),
    () => checkWhole(owner, { intervalSeconds, retentionDays }),
    () => refuseAll(findStackFaults(props).map((fault) => `${owner}: ${fault}`)),
  );
  return props;
}

function findPartFaults(given: PrometheusStackProps): string[] {
  if (!isObject(given)) return [];
  const { kubelets } = given as PrometheusStackProps;
  if (kubelets === undefined) return [];
  const faults = findPropFaults({ subject: SUBJECT, given: kubelets, path: 'kubelets.' }, KUBELET_PROPS);
  return faults.length > 0 ? faults : findKubeletFaults(kubelets);
}

function findKubeletFaults({ cidrs, insecureSkipVerify }: KubeletProps): string[] {
  return [
    ...(Array.isArray(cidrs) && cidrs.length > 0 ? [] : [`kubelets.cidrs names no address; write ranges of nodes such as ["10.0.0.0/16"]`]),
    ...findDestinationFaults('kubelets.cidrs', Array.isArray(cidrs) ? (cidrs as readonly unknown[]) : [], '10.0.0.0/16'),
    ...findNoBoolean('kubelets.insecureSkipVerify', insecureSkipVerify),
  ];
}

function findStackFaults({ rules, kubeStateMetrics }: CompleteStackProps): string[] {
  const isFunction = rules === undefined || typeof rules === 'function';
  return [
    ...(isFunction ? [] : [`rules is ${showGiven(rules)}; write a function that gives the text of a rule file: (shop) => toRuleFile(…)`]),
    ...findNoBoolean('kubeStateMetrics', kubeStateMetrics),
  ];
}

function findNoBoolean(field: string, given: unknown): string[] {
  return given === undefined || typeof given === 'boolean' ? [] : [`${field} is ${showGiven(given)}; write true or false`];
}
