/** Used by tests only: a claim `shop/data`, and the volume of a pod that takes it. */

export function volumeClaim(...accessModes: readonly string[]) {
  return {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: { name: 'data', namespace: 'shop' },
    spec: { accessModes, resources: { requests: { storage: '1Gi' } } },
  };
}

export const WITH_CLAIM = { volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }] };
