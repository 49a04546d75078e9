import { formatReference } from '../../../finding/resource-reference';
import { type Image, isOfficial, parseImage } from '../../../read/containers/image';
import { nameContainer, type PlacedContainer } from '../../../read/pod-spec';
import type { Workload } from '../../../read/workload';
import type { Fault, Rule } from '../../rule';
import { judgeAll } from '../../judge-containers';

/** Official images of Docker Hub that start as root. Some of them change to another user later, which is too late here. */
const ROOT_IMAGES: ReadonlySet<string> = new Set([
  ...['alpine', 'amazonlinux', 'bash', 'busybox', 'debian', 'fedora', 'ubuntu'],
  ...['docker', 'eclipse-temurin', 'golang', 'maven', 'node', 'openjdk', 'perl', 'php', 'python', 'ruby', 'rust'],
  ...['caddy', 'httpd', 'nginx', 'registry', 'tomcat', 'traefik', 'wordpress'],
  ...['cassandra', 'mariadb', 'mongo', 'mysql', 'postgres', 'rabbitmq', 'redis', 'valkey'],
]);

/** Official images whose user is a name, which the kubelet cannot tell from root. */
const NAMED_USERS: Readonly<Record<string, string>> = Object.freeze({ haproxy: 'haproxy', jetty: 'jetty', memcached: 'memcache' });

/** Tags of images of which other variants are made for a numbered user. */
const UNPRIVILEGED = /rootless|nonroot|unprivileged/;

/** Of other images nobody can tell the user without pulling them. */
export const rootImageRefused: Rule = {
  id: 'root-image-refused',
  says: 'runAsNonRoot is asked for, and the container starts as root or as a user without a number',
  why: 'The kubelet refuses to start it: CreateContainerConfigError, "container has runAsNonRoot and image will run as root", or "image has non-numeric user".',
  fix: 'Write runAsUser with the number of a user that the image works with, or take an image made for it.',
  find: (inventory) => judgeAll(inventory, judge),
};

function judge(placed: PlacedContainer, workload: Workload): readonly Fault[] {
  const { container, path } = placed;
  const { reference, pod, podPath } = workload;
  if (!(container.securityContext?.runAsNonRoot ?? pod.securityContext?.runAsNonRoot)) return [];
  const isOwn = container.securityContext?.runAsUser !== undefined;
  const user = container.securityContext?.runAsUser ?? pod.securityContext?.runAsUser;
  const found = { severity: 'error', resource: reference } as const;
  const who = `${nameContainer(placed)} of ${formatReference(reference)} must not run as root`;
  if (user === 0)
    return [
      {
        ...found,
        certainty: 'proven',
        path: `${podPath}.${isOwn ? `${path}.` : ''}securityContext.runAsUser`,
        what: `${who}, and runAsUser is 0, which is root`,
        why: 'the kubelet refuses to start it: CreateContainerConfigError',
        fix: 'write the number of another user, or remove runAsNonRoot',
      },
    ];
  const image = user === undefined ? describeUser(parseImage(container.image ?? '')) : undefined;
  if (image === undefined) return [];
  return [
    {
      ...found,
      certainty: 'likely',
      path: `${podPath}.${path}.image`,
      what: `${who}, and ${container.image} ${image}`,
      why: 'the kubelet refuses to start it: CreateContainerConfigError',
      fix: 'write securityContext.runAsUser with the number of a user that the image works with, or take an image made for it',
    },
  ];
}

function describeUser(image: Image): string | undefined {
  const { name, tag = '' } = image;
  if (!isOfficial(image) || UNPRIVILEGED.test(tag)) return undefined;
  if (ROOT_IMAGES.has(name)) return 'starts as root';
  return Object.hasOwn(NAMED_USERS, name) ? `starts as ${NAMED_USERS[name]}, a user without a number` : undefined;
}
