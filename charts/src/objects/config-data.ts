import type { ApiObject } from 'cdk8s';

/** A ConfigMap's data as it is rendered, patches included. */
export function configData(configMap: Pick<ApiObject, 'toJson'>): Readonly<Record<string, string>> {
  const { data = {} } = configMap.toJson() as { readonly data?: Readonly<Record<string, string>> };
  return data;
}
