import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { toStartError } from '@fairlead/command-line';
import type { Manifest } from 'fairlead/doctor';
import { MADE_BY } from './made-by';

/** A Secret that the manifests only refer to, and that somebody must make. */
export interface NeededSecret {
  readonly namespace: string;
  readonly name: string;
  /** Whether an operator would make it of an ExternalSecret. */
  readonly isExternal: boolean;
  /** Makes the object, with values of its own each time. */
  readonly create: () => Promise<object> | object;
}

interface ExternalSecret extends Manifest {
  readonly spec: { readonly target?: { readonly name?: string }; readonly data?: readonly { readonly secretKey: string }[] };
}

interface Ingress extends Manifest {
  readonly spec: { readonly tls?: readonly { readonly secretName?: string; readonly hosts?: readonly string[] }[] };
}

/** Bytes of randomness in a password. */
const PASSWORD_BYTES = 24;

const CERTIFICATE_DAYS = 90;

/**
 * The Secrets that manifests need and do not have: what an operator makes of each ExternalSecret, and certificates of Ingresses. On a
 * cluster for trials their passwords are random, and their certificates sign themselves.
 */
export function listNeededSecrets(objects: readonly Manifest[]): readonly NeededSecret[] {
  return objects.flatMap((object) => {
    if (object.kind === 'ExternalSecret') return [ofExternalSecret(object as ExternalSecret)];
    return object.kind === 'Ingress' ? certificatesOf(object as Ingress) : [];
  });
}

function ofExternalSecret({ metadata, spec: { target, data = [] } }: ExternalSecret): NeededSecret {
  const [namespace, name] = [metadata?.namespace ?? '', target?.name ?? metadata?.name ?? ''];
  const create = () =>
    secret(
      namespace,
      name,
      'Opaque',
      Object.fromEntries(data.map(({ secretKey }) => [secretKey, randomBytes(PASSWORD_BYTES).toString('base64url')])),
    );
  return { namespace, name, isExternal: true, create };
}

function certificatesOf({ metadata, spec: { tls = [] } }: Ingress): readonly NeededSecret[] {
  const namespace = metadata?.namespace ?? '';
  return tls.flatMap(({ secretName: name, hosts = [] }) => {
    if (name === undefined) return [];
    const create = async () => secret(namespace, name, 'kubernetes.io/tls', await createCertificate(hosts));
    return [{ namespace, name, isExternal: false, create }];
  });
}

/** A key and a certificate that it signs itself. Both stay out of files. */
async function createCertificate(hosts: readonly string[]): Promise<Record<string, string>> {
  const names = hosts.map((host) => `DNS:${host}`).join();
  const args = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', '-', '-out', '-', '-days', `${CERTIFICATE_DAYS}`];
  const child = spawn('openssl', [...args, '-subj', `/CN=${hosts[0]}`, '-addext', `subjectAltName=${names}`], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  try {
    const [output, [code]] = await Promise.all([text(child.stdout), once(child, 'close') as Promise<[number | null]>]);
    if (code !== 0) throw new Error(`openssl ended with ${code}, so there is no certificate for ${hosts.join(', ')}`);
    return { 'tls.key': findPem(output, 'PRIVATE KEY'), 'tls.crt': findPem(output, 'CERTIFICATE') };
  } catch (error) {
    throw toStartError('openssl', error, { howToGet: 'it makes certificates, and npm run validate -- --for secrets says how to get it' });
  }
}

function findPem(output: string, label: string): string {
  return new RegExp(`-----BEGIN ${label}-----[^]*?-----END ${label}-----\\n`).exec(output)?.[0] ?? '';
}

function secret(namespace: string, name: string, type: string, stringData: Readonly<Record<string, string>>): object {
  return { apiVersion: 'v1', kind: 'Secret', metadata: { name, namespace, labels: MADE_BY }, type, stringData };
}
