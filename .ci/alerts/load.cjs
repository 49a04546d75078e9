const { request } = require('node:https');
const process = require('node:process');
const { setInterval } = require('node:timers');

/**
 * Asks for the same thing again and again, a fixed number of times a second, and drops the answers. Its certificate is not looked at: a
 * cluster of a test has none that anybody signed.
 *
 * `node load.cjs URL HOST PER_SECOND`
 */
const [, , url, host, perSecond] = process.argv;

setInterval(
  () =>
    request(url, { headers: { host }, servername: host, rejectUnauthorized: false }, (answer) => answer.resume())
      .on('error', () => {})
      .end(),
  1_000 / perSecond,
);
