import { ApiObject, App, Chart, Yaml } from 'cdk8s';
import type { Construct } from 'constructs';
import type { Synthesis } from 'fairlead/synth';
import { describeObjects, type EnvironmentObjects } from './environment-objects';

/** What Argo CD follows. */
export interface ArgoCdProps {
  /** Address of the repository, as Git clones it. */
  readonly repository: string;
  /** Environment: `prod`. */
  readonly environment: string;
  readonly objects: EnvironmentObjects;
}

/** Every literal of this file. */
export const ARGO_CD_DEFAULTS = Object.freeze({
  /** Where Argo CD itself runs. */
  namespace: 'argocd',
  /** The cluster that Argo CD runs in. */
  server: 'https://kubernetes.default.svc',
  /** A sync that fails is tried again after 10 s, 20 s, 40 s, … for a quarter of an hour: a store may still start. */
  retry: { limit: 7, backoff: { duration: '10s', factor: 2, maxDuration: '3m' } },
});

/** The branch that says what runs in an environment: `npm run gitops` writes it. */
export const branchOf = (environment: string) => `environments/${environment}`;

/** The folder that Argo CD renders, from the root of the repository. */
export const folderOf = (environment: string) => `overlays/gitops/${environment}`;

/**
 * An environment for Argo CD: an AppProject that allows its repository, its namespace and the kinds that its manifests have, nothing else,
 * and an Application that keeps the cluster at what the branch says. What somebody changes by hand is put back, and what has left the
 * manifests is deleted, after all else is healthy.
 *
 * @see https://argo-cd.readthedocs.io/en/stable/operator-manual/declarative-setup/
 */
export class ArgoCdEnvironment extends Chart {
  constructor(scope: Construct, id: string, props: ArgoCdProps) {
    super(scope, id);
    const { repository, environment, objects } = props;
    const { namespace, server, retry } = ARGO_CD_DEFAULTS;
    const destination = { server, namespace: objects.namespace };

    new ApiObject(this, 'project', {
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'AppProject',
      metadata: { name: objects.namespace, namespace },
      spec: {
        description: `What the manifests of ${environment} have, and nothing else`,
        sourceRepos: [repository],
        destinations: [destination],
        clusterResourceWhitelist: objects.clusterKinds,
        namespaceResourceWhitelist: objects.namespacedKinds,
      },
    });

    new ApiObject(this, 'application', {
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'Application',
      metadata: {
        name: objects.namespace,
        namespace,
        // The API server says what differs, with what it fills in: no field of ours has to be ignored.
        annotations: { 'argocd.argoproj.io/compare-options': 'ServerSideDiff=true' },
      },
      spec: {
        project: objects.namespace,
        source: { repoURL: repository, targetRevision: branchOf(environment), path: folderOf(environment) },
        destination,
        syncPolicy: {
          automated: { prune: true, selfHeal: true },
          syncOptions: ['ServerSideApply=true', 'PruneLast=true', 'FailOnSharedResource=true'],
          retry,
        },
      },
    });
  }
}

/** `overlays/gitops/argocd/prod.yaml`: what is applied where Argo CD runs. */
export function renderArgoCd({ environment, manifests }: Pick<Synthesis, 'environment' | 'manifests'>, repository: string): string {
  const chart = new ArgoCdEnvironment(new App(), environment, { repository, environment, objects: describeObjects(manifests) });
  return Yaml.stringify(...(chart.toJson() as object[]));
}
