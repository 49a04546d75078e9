/* global __ENV */
// A stress test of data-service as its users write one: k6 alone, and nothing of this repository.
//
//   k6 run -e BASE_URL=http://localhost:3002 load/k6/stress.js
import { check } from 'k6';
import http from 'k6/http';
import { Rate } from 'k6/metrics';

const BASE_URL = __ENV.BASE_URL || 'http://localhost:3002';
const errors = new Rate('errors');

export const options = {
  stages: [
    { duration: '60s', target: 1000 },
    { duration: '120s', target: 5000 },
    { duration: '180s', target: 10000 },
    { duration: '300s', target: 10000 },
    { duration: '120s', target: 0 },
  ],
  thresholds: {
    http_req_duration: ['p(95)<=2000', 'p(99)<=5000'],
    http_req_failed: ['rate<0.01'],
    errors: ['rate<0.01'],
    'checks{of:fields}': ['rate==1'],
  },
};

const isFlag = (value) => typeof value === 'boolean';
const isCount = (value) => typeof value === 'number' && value >= 0;
const isText = (value) => typeof value === 'string' && value !== '';
const isThere = (value) => value !== undefined;
const isTime = (value) => isText(value) && !Number.isNaN(Date.parse(value));
const isFiveIds = (value) => Array.isArray(value) && value.length === 5 && value.every(isText);

const FIELDS = {
  '/healthz': { status: (value) => value === 'ok', timestamp: isTime, version: isText },
  '/readyz': { status: (value) => value === 'ready', timestamp: isTime, cache_enabled: isFlag, redis_connected: isFlag },
  '/api/cache/status': {
    cache_enabled: isFlag,
    connected: isFlag,
    redis_connected: isFlag,
    ttl_seconds: isCount,
    hits: isCount,
    misses: isCount,
    hit_ratio: isCount,
    used_memory: isThere,
    queue_length: isCount,
  },
};

/** Asks once what operators ask. */
export function setup() {
  for (const [path, fields] of Object.entries(FIELDS)) checkFields(path, 200, fields);
  checkFields('/no-such-path', 404, { title: isText, detail: isText, message: isText });
}

/** Asks again as soon as it is answered. */
export default function () {
  const response = http.get(`${BASE_URL}/api/data`);
  const body = parse(response);
  const isAsPromised = check(response, {
    'status is 200': ({ status }) => status === 200,
    'says success': () => body.status === 'success',
    'five were read': () => isFiveIds(body.reads),
    'five were written': () => isFiveIds(body.writes),
    'says whether it is cached': () => isFlag(body.cached),
    'has a time': () => isTime(body.timestamp),
  });
  errors.add(!isAsPromised);
}

function checkFields(path, expected, fields) {
  const response = http.get(BASE_URL + path, { responseCallback: http.expectedStatuses(expected) });
  const body = parse(response);
  const checks = Object.entries(fields).map(([name, isRight]) => [`${path} has ${name}`, () => isRight(body[name])]);
  check(
    response,
    { [`${path} is answered ${expected}`]: ({ status }) => status === expected, ...Object.fromEntries(checks) },
    { of: 'fields' },
  );
}

function parse({ body }) {
  try {
    return JSON.parse(body) || {};
  } catch {
    return {};
  }
}
