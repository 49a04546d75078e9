import { formatReference } from '../../../finding/resource-reference';
import { parseImage } from '../../../read/containers/image';
import { hasJavaOptions } from '../../../read/java/java-options';
import { nameContainer, type PlacedContainer } from '../../../read/pod-spec';
import { patienceSeconds, timingOf } from '../../../read/containers/probe-timing';
import type { Workload } from '../../../read/workload';
import type { Fault, Rule } from '../../rule';
import { judgeServing } from '../../judge-containers';

/** A Java program of a framework takes half a minute and more on part of a processor. */
const SLOW_START_SECONDS = 60;

/** Images whose program is Java and starts slowly, by name. */
const JAVA_IMAGE =
  /^(cassandra|elasticsearch|jenkins|jetty|kafka|cp-kafka|keycloak|logstash|neo4j|nexus3?|opensearch|solr|sonarqube|tomcat|wildfly)$/;

/** Only what the manifest shows to be slow: Java by its image, its command or its options, or a delay of a minute and more. */
export const slowStartWithoutStartupProbe: Rule = {
  id: 'slow-start-without-startup-probe',
  says: 'a program starts slowly, and its liveness probe has no startup probe before it',
  why: 'A start that takes longer than the liveness probe waits is restarted, and the next start is no faster: CrashLoopBackOff after a deployment on a busy node. A long initialDelaySeconds only guesses how long a start takes, and leaves a program that hangs in it alone.',
  fix: 'Add a startupProbe with the same question, periodSeconds 5 and a failureThreshold that covers the slowest start; then drop initialDelaySeconds.',
  find: (inventory) => judgeServing(inventory, judge),
};

function judge(placed: PlacedContainer, workload: Workload): readonly Fault[] {
  const { livenessProbe, startupProbe } = placed.container;
  if (!livenessProbe || startupProbe) return [];
  const timing = timingOf(livenessProbe);
  const window = timing.initialDelaySeconds + patienceSeconds(timing);
  const evidence = findSlowness(placed);
  if (evidence !== undefined && window < SLOW_START_SECONDS)
    return [
      faultOf(placed, workload, {
        severity: 'warning',
        what: `runs ${evidence}, and is restarted when it has not started after ${window} s`,
        why: 'a start on a busy node takes longer, the restart takes as long again, and so on without end',
      }),
    ];
  if (timing.initialDelaySeconds < SLOW_START_SECONDS) return [];
  return [
    faultOf(placed, workload, {
      severity: 'info',
      what: `is not asked whether it lives for ${timing.initialDelaySeconds} s after each start`,
      why: 'a slower start is restarted all the same, and one that hangs is not seen until then',
    }),
  ];
}

/** What of a container shows that it is Java. */
function findSlowness(placed: PlacedContainer): string | undefined {
  const { image = '', command = [] } = placed.container;
  const { name } = parseImage(image);
  if (JAVA_IMAGE.test(name)) return name;
  return /(^|\/)java$/.test(command[0] ?? '') || hasJavaOptions(placed) ? 'Java' : undefined;
}

function faultOf(placed: PlacedContainer, { reference, podPath }: Workload, told: Pick<Fault, 'severity' | 'what' | 'why'>): Fault {
  return {
    ...told,
    certainty: 'likely',
    resource: reference,
    path: `${podPath}.${placed.path}.livenessProbe`,
    what: `${nameContainer(placed)} of ${formatReference(reference)} ${told.what}`,
    fix: 'add a startupProbe that asks the same, with periodSeconds: 5 and failureThreshold: 60, which gives a start 5 minutes',
  };
}
