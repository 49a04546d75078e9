import { requestsToTry } from './requests-to-try';

/** Commands that show the platform at work, through the gateway at this port. README.md has the same. */
export function whatToTry(port: number): readonly string[] {
  return requestsToTry().map(({ path, body }) => {
    const sent = body === undefined ? '' : ` -H 'Content-Type: application/json' -d '${JSON.stringify(body)}'`;
    return `curl localhost:${port}${path}${sent}`;
  });
}
