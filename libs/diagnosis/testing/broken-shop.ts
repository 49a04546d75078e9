/** Written wherever a secret is: no output may hold it. */
export const CANARY = 'hunter2-c4n4ry';

const ENCODED = Buffer.from(CANARY).toString('base64');

/** A shop that is broken in several ways, and full of secrets beside what is broken. */
export const BROKEN_SHOP = `apiVersion: v1
kind: Secret
metadata:
  name: redis
  annotations:
    kubectl.kubernetes.io/last-applied-configuration: '{"kind":"Secret","stringData":{"p":"${CANARY}"}}'
data:
  password: ${ENCODED}
stringData:
  "a": |
    first
    ${CANARY}
---
apiVersion: v1
kind: ConfigMap
metadata: { name: settings }
data: { DB_PASSWORD: "${CANARY}", redis.conf: "requirepass ${CANARY}" }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  selector: { matchLabels: { app: web } }
  replicas: 3
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
        - name: web
          # password: ${CANARY}
          args: [--requirepass, ${CANARY}, '--token=${CANARY}']
          env: [{ name: API_TOKEN, value: ${CANARY} }, { name: URL, value: 'redis://:${CANARY}@redis:6379' }]
          resources: { requests: { memory: 1Gi }, limits: { memory: 512Mi } } # token: ${CANARY}
        - name: side
          env: [{ name: NODE_OPTIONS, value: '--max-old-space-size=9999 --password=${CANARY}' }]
          resources: { limits: { memory: 64Mi, cpu: ${CANARY} } }
---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: web }
spec:
  minReplicas: 5
  maxReplicas: 3
  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: none }
spec: { maxUnavailable: 1, selector: { matchLabels: { app: nobody } } }
`;
