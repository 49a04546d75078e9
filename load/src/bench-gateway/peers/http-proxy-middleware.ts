import { Agent } from 'node:http';
import express from 'express';
import { createProxyMiddleware } from 'http-proxy-middleware';
import { LOOPBACK } from '../../programs/loopback';
import { readAddresses, READY_PATH } from './addresses';

/** The bare middleware in Express, with connections that are kept: it would make one for each request. */
const { port, upstream } = readAddresses();
const app = express();
app.get(READY_PATH, (_request, response) => void response.end());
app.use(
  createProxyMiddleware({
    target: upstream,
    pathFilter: '/api/users',
    pathRewrite: { '^/api/users': '/users' },
    agent: new Agent({ keepAlive: true }),
  }),
);
app.listen(port, LOOPBACK);
