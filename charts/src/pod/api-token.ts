import type { k8s } from 'cdk8s-plus-28';

/** The volume with what the API server takes a pod for, and where programs look for that. */
const TOKEN = Object.freeze({ volume: 'api-token', path: '/var/run/secrets/kubernetes.io/serviceaccount', seconds: 3_607 });

/** Where the container finds it that asks the API server, and no other one. */
export const API_TOKEN_MOUNT: k8s.VolumeMount = Object.freeze({ name: TOKEN.volume, mountPath: TOKEN.path, readOnly: true });

/** Files of that folder. */
export const API_TOKEN_FILES = Object.freeze({
  token: `${TOKEN.path}/token`,
  certificate: `${TOKEN.path}/ca.crt`,
  namespace: `${TOKEN.path}/namespace`,
});

/** What a pod with a token of its own gets from the kubelet, for one container alone. */
export function apiTokenVolume(): k8s.Volume {
  return {
    name: TOKEN.volume,
    projected: {
      defaultMode: 0o444,
      sources: [
        { serviceAccountToken: { expirationSeconds: TOKEN.seconds, path: 'token' } },
        { configMap: { name: 'kube-root-ca.crt', items: [{ key: 'ca.crt', path: 'ca.crt' }] } },
        { downwardApi: { items: [{ path: 'namespace', fieldRef: { fieldPath: 'metadata.namespace' } }] } },
      ],
    },
  };
}
