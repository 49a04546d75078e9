import type { Manifest } from '../src/read/manifest';

/** Used by tests only: objects in as few words as possible, in the namespace `shop` unless a `namespace` is told. */

type Fields = Readonly<Record<string, unknown>>;

/** An object of any kind. */
export function object(apiVersion: string, kind: string, name: string, fields: Fields = {}, namespace = 'shop'): Manifest {
  return { apiVersion, kind, metadata: { name, namespace }, ...fields };
}

/** A Deployment of one container, with fields of the container and of the pod. */
export function podOf(name: string, container: Fields, pod: Fields = {}, namespace = 'shop'): Manifest {
  const template = { metadata: { labels: { app: name } }, spec: { containers: [{ name, ...container }], ...pod } };
  return object('apps/v1', 'Deployment', name, { spec: { selector: { matchLabels: { app: name } }, template } }, namespace);
}

/** A ConfigMap with keys, of which nobody asks for the values. */
export function configMap(name: string, keys: readonly string[] = ['a'], namespace = 'shop'): Manifest {
  return object('v1', 'ConfigMap', name, { data: Object.fromEntries(keys.map((key) => [key, 'x'])) }, namespace);
}

/** A Secret with keys. */
export function secret(name: string, keys: readonly string[] = ['password'], namespace = 'shop'): Manifest {
  return object('v1', 'Secret', name, { data: Object.fromEntries(keys.map((key) => [key, 'eA=='])) }, namespace);
}

/** A variable that is a key of a ConfigMap or Secret. */
export function variable(name: string, from: 'configMap' | 'secret', object: string, key: string, optional?: boolean): Fields {
  return { name, valueFrom: { [`${from}KeyRef`]: { name: object, key, ...(optional !== undefined && { optional }) } } };
}

/** An Ingress with paths of one host, each with the name and the port of a Service. */
export function ingress(
  name: string,
  paths: Readonly<Record<string, readonly [service: string, port: string | number]>>,
  spec: Fields = {},
): Manifest {
  const rules = Object.entries(paths).map(([path, [service, port]]) => ({
    path,
    pathType: 'Prefix',
    backend: { service: { name: service, port: typeof port === 'number' ? { number: port } : { name: port } } },
  }));
  return object('networking.k8s.io/v1', 'Ingress', name, {
    spec: { rules: [{ host: 'shop.example.com', http: { paths: rules } }], ...spec },
  });
}
