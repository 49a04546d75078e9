import { LOOPBACK } from '../../programs/loopback';

/** Configuration of one haproxy process with one thread. */
export function haproxyConfiguration(port: number, upstream: URL): string {
  return `global
  nbthread 1
  maxconn 8192
defaults
  mode http
  timeout connect 1s
  timeout client 65s
  timeout server 30s
  http-reuse always
frontend public
  bind ${LOOPBACK}:${port} backlog 4096
  default_backend users
backend users
  http-request replace-path /api/users(.*) /users\\1
  server one ${upstream.host} pool-max-conn 1024
`;
}
