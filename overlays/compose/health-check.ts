import type { Container } from './component-pod';

/** The `healthcheck` of a service of Docker Compose. */
export interface HealthCheck {
  readonly test: readonly string[];
  readonly interval: string;
  readonly timeout: string;
  readonly retries: number;
  readonly start_period: string;
}

/**
 * What the kubelet asks from outside, a program asks inside the container: `node` in the images of services, `bash` in those of stores,
 * which both have. Asked is readiness, so that whoever waits for a healthy service finds one that answers; of a worker, whether it is alive.
 *
 * @returns nothing where the kubelet does not ask either
 */
export function healthCheck({ name, ports = [], readinessProbe, livenessProbe, startupProbe }: Container): HealthCheck | undefined {
  const probe = readinessProbe ?? livenessProbe;
  if (!probe) return undefined;
  const { exec, httpGet, tcpSocket, periodSeconds = 10, timeoutSeconds = 1, failureThreshold = 3 } = probe;
  const portOf = (port: string | number | undefined) => ports.find((each) => each.name === port)?.containerPort ?? port;
  const test =
    exec?.command ??
    (httpGet && ['node', '--eval', askHttp(`http://localhost:${portOf(httpGet.port)}${httpGet.path}`)]) ??
    (tcpSocket && ['bash', '-c', `</dev/tcp/localhost/${portOf(tcpSocket.port)}`]);
  if (!test) throw new Error(`${name} has no probe that Docker Compose could ask`);
  return {
    test: ['CMD', ...test],
    interval: `${periodSeconds}s`,
    timeout: `${timeoutSeconds}s`,
    retries: failureThreshold,
    start_period: `${(startupProbe?.periodSeconds ?? 10) * (startupProbe?.failureThreshold ?? 3)}s`,
  };
}

const askHttp = (url: string) => `fetch('${url}').then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))`;
