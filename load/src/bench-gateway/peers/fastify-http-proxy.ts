import httpProxy from '@fastify/http-proxy';
import fastify from 'fastify';
import { LOOPBACK } from '../../programs/loopback';
import { readAddresses, READY_PATH } from './addresses';

/** The bare plugin: no log, no limit, no header of its own. */
const { port, upstream } = readAddresses();
const app = fastify();
app.get(READY_PATH, () => '');
app.register(httpProxy, { upstream, prefix: '/api/users', rewritePrefix: '/users' });
void app.listen({ port, host: LOOPBACK });
