import type { PublicSet } from './public-set';

const NO_BUDGET = 'True: several replicas and no budget in the set, so one drain may take them all.';
const LATEST = 'True: it is pulled only where it is not there (IfNotPresent), so nodes run different versions.';

/** The sets, with verdicts on what is found in them. */
export const PUBLIC_SETS: readonly PublicSet[] = [
  {
    name: 'online-boutique',
    repository: 'GoogleCloudPlatform/microservices-demo',
    commit: '34ffea9175946982c3088ed84994fe6019ad6e92',
    reads: ['release/kubernetes-manifests.yaml'],
    verdicts: {
      'dependency-without-service':
        'True: the frontend is told `shoppingassistantservice:80`, which only an optional component of the demo brings.',
    },
  },
  {
    name: 'podinfo',
    repository: 'stefanprodan/podinfo',
    commit: 'eec06d1ea459af4cb4e10e806f8be7c7bd58b361',
    reads: ['-k', 'kustomize'],
    verdicts: {
      'grpc-pins-one-pod': 'True: gRPC at port 9999 through a ClusterIP, and an autoscaler from 2 pods on.',
      'missing-disruption-budget': NO_BUDGET,
    },
  },
  {
    name: 'podinfo-chart',
    repository: 'stefanprodan/podinfo',
    commit: 'eec06d1ea459af4cb4e10e806f8be7c7bd58b361',
    reads: ['--helm', 'charts/podinfo'],
    verdicts: {},
  },
  {
    name: 'argo-cd',
    repository: 'argoproj/argo-cd',
    commit: '37ee0097cf851bc2dd7665fc081bbce61a7e836e',
    reads: ['manifests/install.yaml'],
    verdicts: { 'mutable-image-tag': LATEST },
  },
  {
    name: 'argo-cd-ha',
    repository: 'argoproj/argo-cd',
    commit: '37ee0097cf851bc2dd7665fc081bbce61a7e836e',
    reads: ['manifests/ha/install.yaml'],
    verdicts: {
      'missing-disruption-budget': NO_BUDGET,
      'mutable-image-tag': LATEST,
      'rollout-needs-spare-node':
        'True in a cluster of three nodes: three proxies must be apart, and the default strategy starts a fourth before one leaves.',
    },
  },
  {
    name: 'cert-manager',
    repository: 'cert-manager/cert-manager',
    commit: '2d0d7f7f74241a9cbf79f0e2a7bb247238ee09fd',
    reads: ['--helm', 'deploy/charts/cert-manager'],
    verdicts: {},
  },
  {
    name: 'ingress-nginx',
    repository: 'kubernetes/ingress-nginx',
    commit: 'dbb11b92ddb77bee9c35e462479129354c84f939',
    reads: ['deploy/static/provider/cloud/deploy.yaml'],
    verdicts: {},
  },
  {
    name: 'bank-of-anthos',
    repository: 'GoogleCloudPlatform/bank-of-anthos',
    commit: 'd0af04743a6d951665169ca6370d15725ec51252',
    reads: ['kubernetes-manifests', 'extras/jwt/jwt-secret.yaml'],
    verdicts: {
      'java-heap-exceeds-memory':
        'True of what is written: `JVM_OPTS` asks for a heap of 512 MiB in a limit of 512Mi. An image that does not read the variable is spared.',
      'plaintext-credential': 'True: a ConfigMap holds the URL of the accounts database with its user and password.',
    },
  },
  {
    name: 'kubernetes-examples',
    repository: 'kubernetes/examples',
    commit: '279e8e4fe314f6cb7bc55fa3fbc21bbeaa48c0ea',
    reads: ['.'],
    verdicts: {
      'autoscalers-collide':
        'True: the folder has two autoscalers for one Deployment. Its text says to choose one; applied as a folder, both act.',
      'claim-missing': 'True of what was read: one claim is nowhere, the other is in a file with a key twice, which is told as unread.',
      'invalid-field':
        'True: `protocol: tcp`, and a template of a script (`{{uid}}`, `{{keyspace}}`) whose name and labels no API server takes before it is filled in.',
      'mutable-image-tag': 'True: `busybox` without a tag and with IfNotPresent.',
      'removed-api':
        'True: kinds of `extensions/v1beta1`, `policy/v1beta1` and `storage.k8s.io/v1beta1`, which no supported release serves.',
      'replicas-beside-autoscaler': 'True: the Deployment says `replicas: 1`, and each apply sets the autoscaler back to it.',
      'rollout-needs-spare-node': 'True in a cluster of two nodes: two pods with a port of the node each, and a third starts first.',
      'slow-start-without-startup-probe': 'True: Cassandra is restarted after 40 s without an answer, and it has no startup probe.',
      'unknown-field': 'True: fields that the type does not have, such as `protectionDoamin`, `imageformat` and `pool`.',
      'unknown-kind': 'True: InitializerConfiguration was removed with its feature.',
      'volume-blocks-rollout': 'True: one replica with a ReadWriteOnce claim, and the default strategy starts the new pod first.',
      'wrong-type': 'True: `lun: <ADD LUN ID Here>` is text where a number belongs; it is to be filled in.',
    },
  },
  {
    name: 'kube-prometheus',
    repository: 'prometheus-operator/kube-prometheus',
    commit: '4d719f1dea8853540b3823ab1fbe6be74a9953b3',
    reads: ['manifests'],
    verdicts: {},
  },
  {
    name: 'metrics-server',
    repository: 'kubernetes-sigs/metrics-server',
    commit: '5ed5d3a2cf940a8c7541cfbac19af822f4c97844',
    reads: ['-k', 'manifests/overlays/release'],
    verdicts: {},
  },
  {
    name: 'keda',
    repository: 'kedacore/keda',
    commit: '8b4f083ca8c8c2baf8477e322bd4d16ac4dfa09a',
    reads: ['-k', 'config/default'],
    verdicts: {},
  },
  {
    name: 'strimzi',
    repository: 'strimzi/strimzi-kafka-operator',
    commit: '8541da1e336bdcda9647aeacfbc2048e57580a52',
    reads: ['packaging/install', 'packaging/examples'],
    verdicts: {
      'missing-field':
        'True: two examples with metrics lack `groupId` and the three topics that the definition of KafkaConnect in the same set requires.',
    },
  },
  {
    name: 'istio-samples',
    repository: 'istio/istio',
    commit: '86c9f01fd735fb01d8192f5bcaf0d424afb7f14c',
    reads: ['samples'],
    verdicts: {
      'config-map-missing': 'True of the set: a comment in the file shows the ConfigMap of the rate limits, and who follows it makes it.',
      'mutable-image-tag': 'True: images without a tag and with IfNotPresent.',
      'secret-missing': 'True of the set: nothing in it makes the two Secrets that `mtls-echo` mounts.',
      'unknown-field':
        'True of the definition beside it: that of ClusterFederatedTrustDomain in `samples/security/spire` has no `className`.',
      'unknown-kind': 'True: PodSecurityPolicy was never of `policy/v1`.',
      'volume-missing': 'True: `mtls-echo` mounts `ca-certs`, and its volume is called `ca`; the API server refuses its pods.',
    },
  },
  {
    name: 'robot-shop',
    repository: 'instana/robot-shop',
    commit: '55292e2199f2fb00a165b1f7d3045fe7f8922038',
    reads: ['--helm', 'K8s/helm'],
    verdicts: { 'mutable-image-tag': LATEST },
  },
  {
    name: 'sock-shop',
    repository: 'microservices-demo/microservices-demo',
    commit: '9dff06fae4981921caec6a62393a6ebfce4b3e3f',
    reads: ['deploy/kubernetes/complete-demo.yaml'],
    verdicts: {},
  },
  {
    name: 'voting-app',
    repository: 'dockersamples/example-voting-app',
    commit: '63e9150ca17af4ed05880d4245e486481f73fcb4',
    reads: ['k8s-specifications'],
    verdicts: { 'store-without-volume': 'True: PostgreSQL keeps the votes in an emptyDir.' },
  },
  {
    name: 'loki-distributed',
    repository: 'grafana/helm-charts',
    commit: '7a0ab968961a165318ab95ff678908c3b9bc3240',
    reads: ['--helm', 'charts/loki-distributed'],
    verdicts: {
      'liveness-checks-dependencies': 'True: the liveness probe asks `/ready`, which Loki answers with 503 while its ring is not healthy.',
    },
  },
  {
    name: 'rook',
    repository: 'rook/rook',
    commit: 'd0c3b9ce6d64ff0c47074437aab7314b7adf7f2c',
    reads: ['deploy/examples'],
    verdicts: {
      'invalid-field': 'True: `<node-hostname>` in a name is to be filled in; no API server takes it so.',
      'invalid-role-binding': 'True: a ClusterRoleBinding names a ServiceAccount without its namespace, and is refused.',
      'missing-disruption-budget': NO_BUDGET,
      'subject-missing': 'True of the set: the account comes with an installation of Prometheus.',
    },
  },
  {
    name: 'longhorn',
    repository: 'longhorn/longhorn',
    commit: 'bb2f2223a6f7b5d97a98b7e765937fe48a1b96f7',
    reads: ['deploy/longhorn.yaml'],
    verdicts: { 'missing-disruption-budget': NO_BUDGET },
  },
  {
    name: 'calico',
    repository: 'projectcalico/calico',
    commit: '87c15906f20c4ca1fda55af92295e7678b0cc0b2',
    reads: ['manifests/calico.yaml'],
    verdicts: {},
  },
  {
    name: 'argo-workflows',
    repository: 'argoproj/argo-workflows',
    commit: 'f016ad89eb269d282aec06dc491c29f396a38df4',
    reads: ['examples'],
    verdicts: { 'invalid-field': 'True: a label `generateName: fun-with-gifs-` ends in "-", which no label may.' },
  },
];
