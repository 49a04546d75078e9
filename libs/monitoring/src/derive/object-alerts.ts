import type { Subject } from '@fairlead/exposition/series';
import type { IngressSettings } from 'fairlead';
import { certificateExpires } from '../alerts/cluster/certificate-expires';
import { hpaAtMaxReplicas } from '../alerts/cluster/hpa-at-max-replicas';
import { jobFailed } from '../alerts/cluster/job-failed';
import { jobLate } from '../alerts/cluster/job-late';
import { isRunningKind, replicasUnavailable } from '../alerts/cluster/replicas-unavailable';
import { volumeFilling } from '../alerts/store/volume-filling';
import type { Alert } from '../rules/alert';
import type { RenderedObject } from './rendered-object';

/** What follows from an object of a component, whatever made it. */
export function objectAlerts(subject: Subject, { kind, spec = {} }: RenderedObject, ingress: IngressSettings): readonly Alert[] {
  return [
    ...(isRunningKind(kind) ? [replicasUnavailable(subject, kind)] : []),
    // One that may not choose is always at its most.
    ...(kind === 'HorizontalPodAutoscaler' && spec.minReplicas !== spec.maxReplicas ? [hpaAtMaxReplicas(subject)] : []),
    ...(spec.volumeClaimTemplates ? [volumeFilling(subject, namesOf(spec.volumeClaimTemplates))] : []),
    ...(kind === 'Job' || kind === 'CronJob' ? [jobFailed(subject)] : []),
    ...(kind === 'CronJob' && spec.startingDeadlineSeconds !== undefined ? [jobLate(subject, spec.startingDeadlineSeconds)] : []),
    ...hostsOf(spec, ingress).map((host) => certificateExpires(subject, host)),
  ];
}

const namesOf = (objects: readonly { readonly metadata: { readonly name: string } }[]) => objects.map(({ metadata }) => metadata.name);

/** Hosts with a certificate of which ingress-nginx says when it expires. */
function hostsOf({ ingressClassName, tls = [] }: NonNullable<RenderedObject['spec']>, ingress: IngressSettings): readonly string[] {
  if (ingress.kind !== 'ingress-nginx' || ingressClassName !== ingress.className) return [];
  return tls.flatMap(({ hosts = [] }) => hosts);
}
