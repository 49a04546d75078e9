import type { Variable } from './variable';
import { variableFaults } from './variable-faults';

const description = 'what it does';

test.each<{ name: string; variable: unknown; fault: string }>([
  {
    name: 'maxWrites',
    variable: { type: 'text', description },
    fault: 'env is "maxWrites"; give a name in capitals such as "MAX_QUEUED_WRITES"',
  },
  { name: 'SIZE', variable: { type: 'text', description: ' ' }, fault: 'env.SIZE.description is " "; give one line of text' },
  {
    name: 'SIZE',
    variable: { type: 'number', description },
    fault: 'env.SIZE.type is "number"; give one of integer, text, choice, url, address, cidrs',
  },
  {
    name: 'SIZE',
    variable: { type: 'text', alias: 'size', description },
    fault: 'env.SIZE.alias is "size"; give a name in capitals, or leave it out',
  },
  {
    name: 'TOKEN',
    variable: { type: 'text', secret: true, default: 'hunter2', description },
    fault: 'env.TOKEN.default is "(hidden)"; give no default: a secret comes from the environment alone',
  },
  {
    name: 'SIZE',
    variable: { type: 'integer', min: 9, max: 1, description },
    fault: 'env.SIZE.min is 9; give a number up to max (1)',
  },
  {
    name: 'SIZE',
    variable: { type: 'integer', min: 1, max: 9, default: 1.5, description },
    fault: 'env.SIZE.default is 1.5; give a whole number from 1 to 9',
  },
  {
    name: 'MODE',
    variable: { type: 'choice', choices: [], description },
    fault: 'env.MODE.choices is []; give at least one word',
  },
  {
    name: 'MODE',
    variable: { type: 'choice', choices: ['on', 'off'], default: 'maybe', description },
    fault: 'env.MODE.default is "maybe"; give one of on, off',
  },
  {
    name: 'ADDRESS',
    variable: { type: 'url', protocols: ['http'], description },
    fault: 'env.ADDRESS.protocols is ["http"]; give schemes with their colon, such as "http:"',
  },
  {
    name: 'ADDRESS',
    variable: { type: 'url', protocols: ['http:'], default: 'localhost', description },
    fault: 'env.ADDRESS.default is not usable (value hidden); give a URL that starts with http:// and carries no user name or password',
  },
  {
    name: 'ADDRESS',
    variable: { type: 'url', protocols: ['http:'], default: 'http://ada:hunter2@localhost', description },
    fault: 'env.ADDRESS.default is not usable (value hidden); give a URL that starts with http:// and carries no user name or password',
  },
  {
    name: 'ADDRESS',
    variable: { type: 'url', protocols: [], description },
    fault: 'env.ADDRESS.protocols is []; give schemes with their colon, such as "http:"',
  },
  {
    name: 'MODE',
    variable: { type: 'choice', choices: ['on', ''], description },
    fault: 'env.MODE.choices is ["on",""]; give at least one word',
  },
  {
    name: 'SIZE',
    variable: { type: 'integer', min: 1, max: 9, default: '7', description },
    fault: 'env.SIZE.default is "7" (did you mean 7?); give a whole number from 1 to 9',
  },
  {
    name: 'NOTE',
    variable: { type: 'text', default: '', description },
    fault: 'env.NOTE.default is ""; give some text',
  },
  {
    name: 'TRUSTED',
    variable: { type: 'cidrs', default: ['10.0.0.0/8', 'proxy'], description },
    fault: 'env.TRUSTED.default is ["10.0.0.0/8","proxy"]; give addresses or ranges such as 10.0.0.0/8,fd00::/8',
  },
  {
    name: 'TOKEN',
    variable: { type: 'text', secret: true, required: true, description },
    fault: 'env.TOKEN.required is true; give "production", or leave it out',
  },
])('says: $fault', ({ name, variable, fault }) => {
  const faults = variableFaults(name, variable as Variable).filter((line) => line !== undefined);

  expect(faults).toEqual([fault]);
});

test.each<Variable>([
  { type: 'integer', min: 0, max: 0, default: 0, description },
  { type: 'text', secret: true, description },
  { type: 'choice', choices: ['on', 'off'], default: 'off', description },
  { type: 'url', protocols: ['http:', 'https:'], default: 'http://localhost:3000', description },
  { type: 'cidrs', default: ['10.0.0.0/8', '::1'], description },
  { type: 'cidrs', default: [], description },
  { type: 'integer', min: -5, max: 5, default: -5, description },
])('finds nothing wrong with a good variable of type $type', (variable) => {
  expect(variableFaults('GOOD', variable).filter((line) => line !== undefined)).toEqual([]);
});
