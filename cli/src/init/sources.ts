/** What a new platform is written of. */
export interface ProjectNames {
  /** Of the platform: `shop`. */
  readonly name: string;
  /** Of its environments: `dev`, `prod`. */
  readonly environments: readonly string[];
}

/** Environments for one machine; all others serve clients. */
export const DEVELOPMENT_NAMES: readonly string[] = ['dev', 'development', 'local', 'test'];

const CONTRACTS = `import { defineContract, forward } from 'fairlead/contract';

// What others may know about each service. It is plain data, which the running service may read too.

export const api = defineContract({
  name: 'api',
  description: 'answers requests',
  // Not made with Fairlead's service kit: it gets its own variables alone, and says itself where it is asked whether it is ready.
  foreign: true,
  port: 8080,
  probes: { readiness: '/ready' },
  routes: [{ path: '/items', methods: ['GET', 'POST'] }],
});

export const web = defineContract({
  name: 'web',
  description: 'the way in: passes requests on',
  foreign: true,
  port: 8080,
  probes: { readiness: '/ready' },
  calls: [api],
  // Of all routes only these can be reached from outside.
  routes: forward(api, '/items', '/api/items'),
});
`;

/** The sources of a platform of two services, by file. They import each other. */
export function renderSources({ name, environments }: ProjectNames): ReadonlyMap<string, string> {
  return new Map([
    ['contracts.ts', CONTRACTS],
    ['environments.ts', renderEnvironments(name, environments)],
    ['platform.ts', renderPlatform(name)],
  ]);
}

function renderPlatform(name: string): string {
  return `import type { App } from 'cdk8s';
import { autoscale, HttpService, Platform, replicas } from 'fairlead';
import * as contracts from './contracts';
import type { Target } from './environments';

export { environments } from './environments';

/** Who calls whom, declared once for every environment. */
export function createPlatform(app: App, environment: Target): Platform {
  const platform = new Platform(app, '${name}', environment);

  const api = new HttpService(platform, contracts.api, { scale: replicas(2) });
  const web = new HttpService(platform, contracts.web, { scale: autoscale({ min: 3, max: 10, cpu: 70 }) });

  web.calls(api);
  web.exposeAt(environment.host);

  return platform;
}
`;
}

function renderEnvironments(name: string, environments: readonly string[]): string {
  const isDevelopment = (environment: string) => DEVELOPMENT_NAMES.includes(environment);
  const imports = [
    ...(environments.some(isDevelopment) ? ['development'] : []),
    ...(environments.every(isDevelopment) ? [] : ['externalSecrets']),
    'ingressNginx',
    ...(environments.every(isDevelopment) ? [] : ['production']),
  ];
  const rendered = environments.map((environment) =>
    isDevelopment(environment) ? renderDevelopment(name, environment) : renderProduction(name, environment),
  );
  return `import { ${imports.join(', ')} } from 'fairlead';

/** Everything that differs between two deployments. */
export const environments = [
${rendered.join('\n')}
];

/** One of them. */
export type Target = (typeof environments)[number];
`;
}

function renderDevelopment(name: string, environment: string): string {
  const named = environment === 'dev' ? '' : `name: '${environment}', `;
  const host = environment === 'dev' ? `${name}.localhost` : `${environment}.${name}.localhost`;
  return `  // For one machine: one pod of each, and images that are built on it, such as web:dev.
  { ...development({ ${named}ingress: ingressNginx() }), host: '${host}' },`;
}

function renderProduction(name: string, environment: string): string {
  const named = environment === 'prod' ? '' : `\n      name: '${environment}',`;
  const host = environment === 'prod' ? `${name}.example.com` : `${environment}.${name}.example.com`;
  return `  // Serves clients: no image that can change under its name, no password in a file, no way in without TLS.
  {
    ...production({${named}
      images: {
        api: 'ghcr.io/example/api:1.0.0',
        web: 'ghcr.io/example/web:1.0.0',
      },
      credentials: externalSecrets({ clusterSecretStore: 'vault' }),
      ingress: ingressNginx({ tlsSecretName: '${name}-tls' }),
    }),
    host: '${host}',
  },`;
}
