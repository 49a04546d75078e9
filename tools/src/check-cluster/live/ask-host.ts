import { request as requestPlain } from 'node:http';
import { request as requestEncrypted } from 'node:https';

/** An ingress that does not answer within this time counts as silent. */
const ANSWER_LIMIT_MS = 5_000;

/**
 * Asks an address as a client of a host would. Whether its certificate is good is another question: one that signs itself is taken.
 *
 * @returns its status, or why there was none
 */
export function askHost(url: URL, host: string): Promise<number | string> {
  const isEncrypted = url.protocol === 'https:';
  const [name = host] = host.split(':');
  const options = { headers: { host }, timeout: ANSWER_LIMIT_MS, ...(isEncrypted && { servername: name, rejectUnauthorized: false }) };
  return new Promise((done) => {
    const request = (isEncrypted ? requestEncrypted : requestPlain)(url, options, (response) => {
      response.resume();
      done(response.statusCode ?? 'an answer without a status');
    });
    request.once('timeout', () => request.destroy(new Error(`no answer within ${ANSWER_LIMIT_MS / 1_000} s`)));
    request.once('error', ({ message, ...error }: NodeJS.ErrnoException) => done(message || (error.code ?? 'no connection')));
    request.end();
  });
}
