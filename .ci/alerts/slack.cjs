const console = require('node:console');
const { createServer } = require('node:http');
const process = require('node:process');

/**
 * Stands in for Slack: takes what is posted to an incoming webhook, and prints its title and its text as one line of JSON.
 *
 * `node slack.cjs PORT`
 */
const [, , port] = process.argv;

createServer((request, response) => {
  let body = '';
  request.setEncoding('utf8');
  request.on('data', (part) => (body += part));
  request.on('end', () => {
    // A probe asks without a body.
    for (const { title, text } of body === '' ? [] : JSON.parse(body).attachments) console.log(JSON.stringify({ title, text }));
    response.end('ok');
  });
}).listen(Number(port));

process.on('SIGTERM', () => process.exit());
