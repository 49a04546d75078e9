import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

/** State of a socket that listens, as /proc/net/tcp writes it. */
const LISTENING = '0A';

/**
 * The process that listens on a port of this machine, from Linux's /proc.
 *
 * @throws Error that says how to name it instead
 */
export function getListeningPid(port: number): number {
  const inodes = ['/proc/net/tcp', '/proc/net/tcp6'].flatMap((table) => findListeningInodes(readOr(table, ''), port));
  const pid = inodes.length > 0 ? readdirSync('/proc').find((entry) => /^\d+$/.test(entry) && holdsSocket(entry, inodes)) : undefined;
  if (pid === undefined) throw new Error(`which process listens on port ${port} cannot be seen; give its id: --database-pid <pid>`);
  return Number(pid);
}

/** Inodes of the sockets that listen on a port, in the words of /proc/net/tcp. */
export function findListeningInodes(table: string, port: number): readonly string[] {
  return table.split('\n').flatMap((line) => {
    const [, local = '', , state, , , , , , inode] = line.trim().split(/\s+/);
    return state === LISTENING && inode !== undefined && parseInt(local.split(':')[1] ?? '', 16) === port ? [inode] : [];
  });
}

/** Processes of other users cannot be looked into. */
function holdsSocket(pid: string, inodes: readonly string[]): boolean {
  try {
    const folder = `/proc/${pid}/fd`;
    return readdirSync(folder).some((fd) => inodes.some((inode) => readLinkOr(`${folder}/${fd}`, '') === `socket:[${inode}]`));
  } catch {
    return false;
  }
}

function readOr(file: string, otherwise: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return otherwise;
  }
}

function readLinkOr(file: string, otherwise: string): string {
  try {
    return readlinkSync(file);
  } catch {
    return otherwise;
  }
}
