import { type ApiObject, JsonPatch } from 'cdk8s';
import type { k8s } from 'cdk8s-plus-28';
import { findUnknownProps, type KnownProps } from 'fairlead/contract';
import type { KubernetesObject } from './kubernetes-object';
import { refuse } from '../checks/invalid-platform';
import { checkProps } from '../checks/props';

/** A value as YAML holds it: quantities and ports as text or numbers, and nothing read-only. */
export type Rendered<Value> = Value extends k8s.Quantity | k8s.IntOrString
  ? string | number
  : Value extends Date
    ? string
    : Value extends readonly (infer Item)[]
      ? Rendered<Item>[]
      : Value extends object
        ? { -readonly [Key in keyof Value]: Rendered<Value[Key]> }
        : Value;

interface Kinds {
  ConfigMap: k8s.KubeConfigMapProps;
  CronJob: k8s.KubeCronJobProps;
  DaemonSet: k8s.KubeDaemonSetProps;
  Deployment: k8s.KubeDeploymentProps;
  HorizontalPodAutoscaler: k8s.KubeHorizontalPodAutoscalerV2Props;
  Ingress: k8s.KubeIngressProps;
  Job: k8s.KubeJobProps;
  Namespace: k8s.KubeNamespaceProps;
  NetworkPolicy: k8s.KubeNetworkPolicyProps;
  PodDisruptionBudget: k8s.KubePodDisruptionBudgetProps;
  ResourceQuota: k8s.KubeResourceQuotaProps;
  Role: k8s.KubeRoleProps;
  RoleBinding: k8s.KubeRoleBindingProps;
  Secret: k8s.KubeSecretProps;
  Service: k8s.KubeServiceProps;
  ServiceAccount: k8s.KubeServiceAccountProps;
  StatefulSet: k8s.KubeStatefulSetProps;
}

type WithParts<Props> = Props & { readonly metadata: k8s.ObjectMeta } & (Props extends { readonly spec?: infer Spec }
    ? { readonly spec: NonNullable<Spec> }
    : unknown);

/** A kind of object that {@link Patch} functions know the fields of. */
export type KnownKind = keyof Kinds;

/** An object of a kind, as it is rendered; of a kind that is not known, any object. */
export type RenderedKind<Kind extends string> = KubernetesObject &
  (Kind extends KnownKind ? Rendered<WithParts<Kinds[Kind]>> : Record<string, unknown>);

/** A change of one object: JSON patches (RFC 6902), or a function that changes the object it is given or returns another. */
export type Patch<Kind extends string> = JsonPatch | ((object: RenderedKind<Kind>) => RenderedKind<Kind> | void);

/** An object by its kind, and by its name where there are several of the kind. */
export type PatchTarget<Kind extends string> = Kind | { readonly kind: Kind; readonly name: string };

const TARGET_PROPS: KnownProps<Exclude<PatchTarget<string>, string>> = { kind: 'required', name: 'required' };

/**
 * Changes an object after it was rendered. A patch before would lose every field that is newer than the generated classes, which write
 * the fields of Kubernetes 1.28 and drop the others.
 */
export function changeRendered(object: ApiObject, change: (rendered: KubernetesObject) => KubernetesObject): void {
  const render = object.toJson.bind(object) as () => KubernetesObject;
  object.toJson = () => change(render());
}

/** An object as it was made, without any change after. */
export function renderUnchanged(object: ApiObject): KubernetesObject {
  const { toJson } = Object.getPrototypeOf(object) as Pick<ApiObject, 'toJson'>;
  return toJson.call(object) as KubernetesObject;
}

/** Applies one patch to a rendered object. */
export function applyPatch<Kind extends string>(rendered: KubernetesObject, patch: Patch<Kind>): KubernetesObject {
  if (patch instanceof JsonPatch) return JsonPatch.apply(rendered, patch) as KubernetesObject;
  return patch(rendered as RenderedKind<Kind>) ?? rendered;
}

/**
 * Patches the one object that is meant.
 *
 * @param owner whose objects they are, such as `prod/user-service`
 * @throws InvalidPlatform when no object, or more than one, is meant
 */
export function patchOne<Kind extends string>(
  owner: string,
  objects: readonly ApiObject[],
  target: PatchTarget<Kind>,
  patches: readonly Patch<Kind>[],
): void {
  if (typeof target === 'object') checkProps(owner, findUnknownProps({ subject: 'what to patch', given: target }, TARGET_PROPS));
  const { kind, name }: { readonly kind: string; readonly name?: string } = typeof target === 'string' ? { kind: target } : target;
  const meant = objects.filter((object) => object.kind === kind && (name === undefined || object.metadata.name === name));
  const [object] = meant;
  if (!object || meant.length > 1) {
    return refuse(
      `${owner}: patch(${JSON.stringify(target)}) means ${meant.length} of its objects; write the kind, and the name where there are several: ${listObjects(objects)}`,
    );
  }
  for (const patch of patches) changeRendered(object, (rendered) => applyPatch(rendered, patch));
}

function listObjects(objects: readonly ApiObject[]): string {
  return objects
    .map(({ kind, metadata }) => `${kind} ${metadata.name}`)
    .sort()
    .join(', ');
}
