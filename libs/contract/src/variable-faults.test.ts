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
    fault: 'env.SIZE.type is "number"; give one of integer, text, choice, url, cidrs',
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
    fault: 'env.ADDRESS.default is "localhost"; give an absolute URL',
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
  { type: 'cidrs', default: ['10.0.0.0/8'], description },
])('finds nothing wrong with a good variable of type $type', (variable) => {
  expect(variableFaults('GOOD', variable).filter((line) => line !== undefined)).toEqual([]);
});
