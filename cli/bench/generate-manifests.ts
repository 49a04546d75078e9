/** Objects of one application. */
export const OBJECTS_OF_APPLICATION = 10;

/** Applications that share a namespace. */
const APPLICATIONS_OF_NAMESPACE = 10;

/** Every so many, an application has a mistake: what is found has to be located and shown too. */
const APPLICATIONS_OF_MISTAKE = 10;

/** A file of a set. */
export interface ManifestFile {
  readonly name: string;
  readonly text: string;
}

/**
 * Manifests as teams write them: each application has a Deployment with probes, settings and a password, what scales and guards it, a
 * Service, and policies for the calls of the application before it.
 *
 * @param applications each in a file of its own, {@link OBJECTS_OF_APPLICATION} objects
 */
export function generateManifests(applications: number): readonly ManifestFile[] {
  return Array.from({ length: applications }, (_, index) => ({ name: `app-${index}.yaml`, text: writeApplication(index) }));
}

function writeApplication(index: number): string {
  const namespace = `team-${Math.floor(index / APPLICATIONS_OF_NAMESPACE)}`;
  const first = index - (index % APPLICATIONS_OF_NAMESPACE);
  const name = `app-${index}`;
  const callee = `app-${index + 1 < first + APPLICATIONS_OF_NAMESPACE ? index + 1 : first}`;
  const caller = `app-${index > first ? index - 1 : first + APPLICATIONS_OF_NAMESPACE - 1}`;
  const port = index % APPLICATIONS_OF_MISTAKE === 0 ? 'htpp' : 'http';
  return `${[
    writeDeployment(namespace, name, callee),
    writeAccess(namespace, name, port),
    writeScaling(namespace, name),
    writePolicies(namespace, name, caller, callee),
  ].join('---\n')}`;
}

function writeDeployment(namespace: string, name: string, callee: string): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata:
  name: ${name}
  namespace: ${namespace}
  labels:
    app.kubernetes.io/name: ${name}
spec:
  selector:
    matchLabels:
      app.kubernetes.io/name: ${name}
  strategy:
    rollingUpdate:
      maxSurge: 1
      maxUnavailable: 0
  template:
    metadata:
      labels:
        app.kubernetes.io/name: ${name}
    spec:
      serviceAccountName: ${name}
      automountServiceAccountToken: false
      securityContext:
        runAsNonRoot: true
        runAsUser: 10001
        seccompProfile:
          type: RuntimeDefault
      terminationGracePeriodSeconds: 40
      topologySpreadConstraints:
        - maxSkew: 1
          topologyKey: topology.kubernetes.io/zone
          whenUnsatisfiable: ScheduleAnyway
          labelSelector:
            matchLabels:
              app.kubernetes.io/name: ${name}
      containers:
        - name: ${name}
          image: registry.example.com/team/${name}:1.4.2
          ports:
            - name: http
              containerPort: 8080
          env:
            - name: PORT
              value: '8080'
            - name: NEXT_URL
              value: http://${callee}:80
            - name: API_PASSWORD
              valueFrom:
                secretKeyRef:
                  name: ${name}
                  key: password
          envFrom:
            - configMapRef:
                name: ${name}
          startupProbe:
            httpGet:
              path: /healthz
              port: http
            failureThreshold: 30
          readinessProbe:
            httpGet:
              path: /readyz
              port: http
          livenessProbe:
            httpGet:
              path: /healthz
              port: http
            periodSeconds: 20
            timeoutSeconds: 3
          resources:
            requests:
              cpu: 100m
              memory: 128Mi
              ephemeral-storage: 64Mi
            limits:
              cpu: 500m
              memory: 256Mi
              ephemeral-storage: 128Mi
          securityContext:
            allowPrivilegeEscalation: false
            readOnlyRootFilesystem: true
            capabilities:
              drop: [ALL]
          volumeMounts:
            - name: tmp
              mountPath: /tmp
      volumes:
        - name: tmp
          emptyDir:
            sizeLimit: 64Mi
`;
}

function writeAccess(namespace: string, name: string, port: string): string {
  return `apiVersion: v1
kind: Service
metadata:
  name: ${name}
  namespace: ${namespace}
spec:
  selector:
    app.kubernetes.io/name: ${name}
  ports:
    - name: http
      port: 80
      targetPort: ${port}
---
apiVersion: v1
kind: ServiceAccount
metadata:
  name: ${name}
  namespace: ${namespace}
automountServiceAccountToken: false
---
apiVersion: v1
kind: ConfigMap
metadata:
  name: ${name}
  namespace: ${namespace}
data:
  LOG_LEVEL: info
  TIMEOUT_MS: '2000'
  GREETING: |
    Hello from ${name}.
    This is a text of several lines.
---
apiVersion: v1
kind: Secret
metadata:
  name: ${name}
  namespace: ${namespace}
stringData:
  password: correct-horse-${name}
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: ${name}
  namespace: ${namespace}
spec:
  ingressClassName: nginx
  rules:
    - host: ${name}.example.com
      http:
        paths:
          - path: /
            pathType: Prefix
            backend:
              service:
                name: ${name}
                port:
                  name: http
`;
}

function writeScaling(namespace: string, name: string): string {
  return `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata:
  name: ${name}
  namespace: ${namespace}
spec:
  minReplicas: 2
  maxReplicas: 6
  scaleTargetRef:
    apiVersion: apps/v1
    kind: Deployment
    name: ${name}
  metrics:
    - type: Resource
      resource:
        name: cpu
        target:
          type: Utilization
          averageUtilization: 70
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  name: ${name}
  namespace: ${namespace}
spec:
  maxUnavailable: 1
  selector:
    matchLabels:
      app.kubernetes.io/name: ${name}
`;
}

function writePolicies(namespace: string, name: string, caller: string, callee: string): string {
  return `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: ${name}-in
  namespace: ${namespace}
spec:
  podSelector:
    matchLabels:
      app.kubernetes.io/name: ${name}
  policyTypes: [Ingress]
  ingress:
    - from:
        - podSelector:
            matchLabels:
              app.kubernetes.io/name: ${caller}
        - namespaceSelector:
            matchLabels:
              kubernetes.io/metadata.name: ingress-nginx
          podSelector:
            matchLabels:
              app.kubernetes.io/name: ingress-nginx
      ports:
        - port: 8080
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: ${name}-out
  namespace: ${namespace}
spec:
  podSelector:
    matchLabels:
      app.kubernetes.io/name: ${name}
  policyTypes: [Egress]
  egress:
    - to:
        - podSelector:
            matchLabels:
              app.kubernetes.io/name: ${callee}
      ports:
        - port: 8080
    - to:
        - namespaceSelector:
            matchLabels:
              kubernetes.io/metadata.name: kube-system
          podSelector:
            matchLabels:
              k8s-app: kube-dns
      ports:
        - port: 53
          protocol: UDP
        - port: 53
          protocol: TCP
`;
}
