import { type Address, readHost } from './address';

const HOST_PORT = /(?<![\w.:/@$(){}-])([a-z0-9][a-z0-9.-]{0,252}):(\d{2,5})(?![\w.:])/gi;

/** Each `redis:6379` in a text. It may be anything else as well: `redis:7` is an image. */
export function findHostPorts(text: string): readonly Address[] {
  return [...text.matchAll(HOST_PORT)].flatMap(([, name = '', port]) => {
    const host = readHost(name);
    return host === undefined ? [] : [{ host, port: Number(port) }];
  });
}
