import { creationHeaders, newUser, type User, userChange, userPage } from '@fairlead/contracts/user-service/http';
import { JSON_TYPE, parse, sendText } from '@fairlead/service-kit';
import { InvalidInput } from '@fairlead/service-kit/errors';
import { type Request, type Response, Router } from 'express';
import { entityTag, readPrecondition } from '../entity-tag';
import { findFailure } from '../store/precondition';
import { refuse, type StoredUser, type UserStore } from '../store/user-store';
import { KeysInWork } from './keys-in-work';

/** `/users`: parse, call, respond. Rejections travel to the error handler on their own (Express 5). */
export function userRoutes(store: UserStore): Router {
  const router = Router();
  const keysInWork = new KeysInWork();

  router.get('/', async (request, response) => {
    response.json(await store.list(parse(userPage, request.query), response.trace?.span));
  });

  router.post('/', async (request, response) => {
    const user = parse(newUser, request.body);
    const { 'idempotency-key': idempotencyKey } = parse(creationHeaders, request.headers);
    const span = response.trace?.span;
    const stored = await keysInWork.run(idempotencyKey, () => store.create(user, { idempotencyKey, span }));
    show(response, stored, 201, { Location: `/users/${stored.user.id}` });
  });

  router.get('/:id', async (request, response) => {
    const id = idOf(request);
    const stored = await store.find(id, response.trace?.span);
    if (!stored) throw refuse.absent(id);
    const failure = findFailure(stored.version, readPrecondition(request.headers));
    if (failure === 'changed') throw refuse.changed(id);
    if (failure === 'excluded') response.status(304).set('ETag', entityTag(stored.version)).end();
    else show(response, stored);
  });

  router.put('/:id', async (request, response) => {
    const id = idOf(request);
    const user = parse(newUser, request.body);
    checkSameId(request, id);
    show(response, await store.update(id, user, readPrecondition(request.headers), response.trace?.span));
  });

  router.patch('/:id', async (request, response) => {
    const id = idOf(request);
    const change = parse(userChange, request.body);
    checkSameId(request, id);
    show(response, await store.update(id, change, readPrecondition(request.headers), response.trace?.span));
  });

  router.delete('/:id', async (request, response) => {
    await store.delete(idOf(request), readPrecondition(request.headers), response.trace?.span);
    response.status(204).end();
  });

  return router;
}

/** A UUID may come in either case (RFC 9562 §4); it is stored in the lower one. */
function idOf({ params }: Request<{ id: string }>): string {
  return params.id.toLowerCase();
}

/** Who sends back what was read sends the id too; another one means that the request went to the wrong user. */
function checkSameId({ body }: Request<{ id: string }, unknown, unknown>, id: string): void {
  const { id: given = id } = body as Partial<User>;
  if (String(given).toLowerCase() === id) return;
  const message = 'must be that of the path, or left out';
  throw new InvalidInput(`id ${message}`, [{ path: 'id', message }]);
}

function show(response: Response, { user, version }: StoredUser, status = 200, headers: Readonly<Record<string, string>> = {}): void {
  sendText(response, status, JSON_TYPE, JSON.stringify(user), { ETag: entityTag(version), ...headers });
}
