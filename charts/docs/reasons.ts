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

  'ServiceAccount <backend>': 'an identity of its own, without a token',
  'ConfigMap <backend>': 'every variable that is no secret',
  'Service <backend>': 'the name by which others reach the pods; of a gRPC server it stands for the addresses of all pods that are ready',
  'Deployment <backend>':
    'the pods, asked by the health service of gRPC, or by their port, whether they are ready, and apart from that whether they are alive; replaced without losing one',
  'PodDisruptionBudget <backend>': 'how many pods a drain may take at once: a third, always at least one',

  'ServiceAccount <worker>': 'an identity of its own, without a token',
  'ConfigMap <worker>': 'every variable that is no secret',
  'Deployment <worker>':
    'the pods: asked whether they are alive on their management port, or by a command, where the contract says so; all stop before a new one starts where `strategy` is Recreate',
  'PodDisruptionBudget <worker>': 'how many pods a drain may take at once: a third, always at least one',

  'ServiceAccount <job>': 'an identity of its own, without a token',
  'ConfigMap <job>': 'every variable that is no secret',
  'CronJob <job>':
    'the runs: none beside another, none longer than the contract says, three tries more where one fails; what has ended goes after a day',

  'ServiceAccount <task>': 'an identity of its own, without a token',
  'ConfigMap <task>': 'every variable that is no secret',
  'Job <task>-<tag>': 'the run of this release, no longer than the contract says; it stays, for pods that start later ask for it',

  'NetworkPolicy allow-<service>-to-api-server': 'out to the API server, whose address the environment says',
  'Role <service>-reads-jobs': 'lets the pods read the Jobs of the namespace, and nothing else',
  'RoleBinding <service>-reads-jobs': 'gives that to the ServiceAccount; only the initContainer has a token of it',
  'Deployment <service> spec.progressDeadlineSeconds': 'leaves the time that the task may take',
  'Deployment <service> spec.template.spec.volumes': 'the token of that one container, which the kubelet renews',

  'ServiceAccount <daemon>': 'an identity of its own, without a token',
  'ConfigMap <daemon>': 'every variable that is no secret',
  'DaemonSet <daemon>': 'one pod on each node, replaced node by node: the new one starts when the old one has stopped',

  'ServiceAccount <store>': 'an identity of its own, without a token',
  'Secret <store>-credentials': 'the one worthless password, marked as such',
  'ExternalSecret <store>-credentials':
    "has the External Secrets operator write the Secret of people's user: no value passes through synth",
  'Secret shared-credentials': 'a value for each of its variables, worth nothing and marked as such',
  'ExternalSecret shared-credentials': 'tells the External Secrets operator where the values are: a property for each variable',
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

  'ConfigMap <caller> data.ADDRESS': 'the address, under the name and in the form that the program reads',
  'NetworkPolicy allow-<service>-to-api': 'the way out to its addresses, on its ports alone',
  'ConfigMap <service> data.API_URL': "the API's address, under the name that the contract reads",
  'NetworkPolicy allow-<callee>-from-other-<caller>': 'in from the pods of the other namespace, on the traffic port',
  'ConfigMap <service> data.CACHE_REDIS_URL': 'the address, with the prefix of the name that the contract gives the store',
  'ConfigMap <service> data.CACHE_REDIS_KEY_PREFIX': 'the same as of every Redis',
  'ConfigMap <service> data.CACHE_REDIS_USERNAME': 'who it is there: a user of its own name',
  'Ingress <service>-ops.example.com-admin': 'the paths that are given, under the host, to the port that is named',

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
  'Deployment <service> spec.template.spec.initContainers':
    'waits until the store accepts connections, so that a start does not crash; or asks the API server until the Job is done',
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
