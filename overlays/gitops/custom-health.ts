/**
 * How Argo CD knows whether a custom resource of ours is healthy, by `kind.group`. A wave waits for it: services come once their Secrets
 * are there. Argo CD takes a kind that it does not know for healthy at once, so that each kind that we render has its line here.
 */
export const CUSTOM_HEALTH: Readonly<Record<string, string>> = {
  'ExternalSecret.external-secrets.io': 'built into Argo CD: healthy when Ready is True, degraded when it is False',
  'PodMonitor.monitoring.coreos.com': 'has no state of its own: healthy as soon as it is there',
  'SecretStore.external-secrets.io': 'built into Argo CD: the same',
};
