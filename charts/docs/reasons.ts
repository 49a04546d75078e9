/** Why there is an object, by kind and name, and why a field changes, by kind, name and field. A test finds those that are missing or left over. */
export const REASONS: Readonly<Record<string, string>> = {
  'Namespace <platform>-<environment>': 'holds everything; the API server refuses pods that break Pod Security "restricted"',
  'NetworkPolicy deny-all': 'closes every pod both ways, so that only declared traffic passes',
  'NetworkPolicy allow-dns': 'lets every pod ask the cluster for names, over UDP and TCP',
  'ResourceQuota quota': 'the API server refuses the pod that would go beyond it; a budget says before whether a rollout fits',

  'ServiceAccount aws-secrets-manager': 'the identity that AWS takes for the role; no pod runs as it',
  'SecretStore aws-secrets-manager': "tells the operator where the namespace's secrets are; each ExternalSecret names it",

  'ServiceAccount <service>': 'an identity of its own, without a token: the pods cannot ask the API server for anything',
  'ConfigMap <service>': 'every variable that is no secret: ports, log level, heap, times to stop, addresses',
  'Service <service>': "the name by which others reach the pods; its port is the pod's",
  'Deployment <service>': 'the pods: three probes, non-root, read-only, spread over zones and nodes; replaced without losing one',
  'PodDisruptionBudget <service>': 'how many pods a drain may take at once: a third, always at least one, so that no drain hangs',
  'HorizontalPodAutoscaler <service>': 'as many pods as their processors need, within the bounds; they go slowly',
  'Deployment <service> spec.replicas': 'not said: the autoscaler sets it, and each apply would undo that',

  'ServiceAccount <store>': 'an identity of its own, without a token',
  'Secret <store>-credentials': 'the one worthless password, marked as such',
  'ExternalSecret <store>-credentials':
    "has the External Secrets operator write the Secret of people's user: no value passes through synth",
  'Secret <store>-credentials-<service>': 'the one worthless password, marked as such',
  'ExternalSecret <store>-credentials-<service>': "the same for the service's own user, who may do what its contract says",
  'ConfigMap <store>': "the server's configuration, its users, and the script that gives them their passwords at the start",
  'Service <store>': 'the name by which services reach the server',
  'Service <store>-headless': 'governs the StatefulSet: gives each pod a name that stays; nobody calls it',
  'StatefulSet <store>': 'the server: one pod that demands the credential, with probes and a limit for its memory',
  'PodDisruptionBudget <store>': 'lets a drain move the one pod',
  'PersistentVolumeClaim data-<store>-0': 'its records, which outlive the pod; made by the StatefulSet',

  'NetworkPolicy allow-<caller>-to-<callee>': "the half at the caller: out to the callee's pods, on their port",
  'NetworkPolicy allow-<callee>-from-<caller>': "the half at the callee: in from the caller's pods, on the same port",
  'ConfigMap <caller> data.<CALLEE>_URL': "the address, under the name that the caller's contract reads",
  'Deployment <caller> spec.template.metadata.annotations.checksum/config': 'restarts the pods when the ConfigMap changes',

  'NetworkPolicy allow-<service>-to-<store>': 'the half at the service: out to the store, on its port',
  'NetworkPolicy allow-<store>-from-<service>': "the half at the store: in from the service's pods, on the same port",
  'ConfigMap <service> data.REDIS_URL': 'the address, without a credential',
  'ConfigMap <service> data.REDIS_KEY_PREFIX': 'what each of its keys begins with, so that platforms can share a Redis',
  'ConfigMap <service> data.MONGO_URL': 'the address with a database of the platform and the environment, without a credential',
  'ConfigMap <service> data.REDIS_USERNAME': 'who it is there: a user of its own name',
  'ConfigMap <service> data.MONGO_USERNAME': 'who it is there: a user of its own name; in development the only one',
  'ConfigMap <store> data.users': 'what the user may do: the commands that its contract names, on its keys',
  'ConfigMap <store> data.users.json': 'what the user may do: the actions that its contract names, on its collections',
  'StatefulSet <store> spec.template.metadata.annotations.checksum/config': 'restarts the server, which then has the user',
  'StatefulSet <store> spec.template.spec.volumes[1].projected.sources': "the user's password, which the server gives it at its start",
  'StatefulSet <store> metadata.annotations.secret.reloader.stakater.com/reload':
    "has Stakater's Reloader restart the server when the password changes",
  'ConfigMap <service> data.MONGO_POOL_SIZE': "the share of the store's operations that each pod may use",
  'StatefulSet <store> spec.template.spec.containers[0].args[8]': 'the connections that it accepts: those of all pods of its clients',
  'StatefulSet <store> spec.template.spec.containers[0].resources.limits.memory': 'holds them beside the cache and the process',
  'StatefulSet <store> spec.template.spec.containers[0].resources.requests.memory':
    'the same: a pod that takes more than it asked for dies first',
  'Deployment <service> spec.template.metadata.annotations.checksum/config': 'restarts the pods when the ConfigMap changes',
  'Deployment <service> spec.template.spec.containers[0].env': 'the credential, by reference to the Secret',
  'Deployment <service> spec.template.spec.initContainers': 'waits until the store accepts connections, so that a start does not crash',
  'Deployment <service> metadata.annotations': "has Stakater's Reloader restart the pods when the credential changes",

  'NetworkPolicy allow-<service>-from-ingress-controller': "in from the controller's pods alone, on the traffic port",
  'Ingress <service>': "the contract's public paths under the host, with TLS; limits of body and time are the contract's",
  'HTTPRoute <service>': "the contract's public paths under the host, attached to the Gateway; its listener ends TLS",

  'NetworkPolicy allow-<service>-from-monitoring': "in from Prometheus's pods alone, on the management port",
  'PodMonitor <service>': 'tells the Prometheus operator the port, the path and the interval',
  'Deployment <service> spec.template.metadata.annotations.prometheus.io/scrape': 'tells Prometheus to ask',
  'Deployment <service> spec.template.metadata.annotations.prometheus.io/port': 'on the management port',
  'Deployment <service> spec.template.metadata.annotations.prometheus.io/path': "at the contract's path",
};
