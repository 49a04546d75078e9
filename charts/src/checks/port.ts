/** Whether pods and servers can listen on it: a whole number from 1 to 65535. */
export function isPort(port: unknown): boolean {
  return Number.isInteger(port) && (port as number) >= 1 && (port as number) <= 65_535;
}
