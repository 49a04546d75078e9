import { newUser, userChange, userPage } from '@fairlead/contracts/user-service/http';
import { parse } from '@fairlead/service-kit';
import { NotFound } from '@fairlead/service-kit/errors';
import { type Response, Router } from 'express';
import { acceptedVersions, entityTag } from '../entity-tag';
import type { StoredUser, UserStore } from '../store/user-store';

/** `/users`: parse, call, respond. Rejections travel to the error handler on their own (Express 5). */
export function userRoutes(store: UserStore): Router {
  const router = Router();

  router.get('/', async (request, response) => {
    response.json(await store.list(parse(userPage, request.query)));
  });

  router.post('/', async (request, response) => {
    const stored = await store.create(parse(newUser, request.body));
    response.status(201).location(`/users/${stored.user.id}`);
    show(response, stored);
  });

  router.get('/:id', async (request, response) => {
    const { id } = request.params;
    const stored = await store.find(id);
    if (!stored) throw new NotFound(`no user has the id ${id}`);
    show(response, stored);
  });

  router.put('/:id', async (request, response) => {
    const change = parse(newUser, request.body);
    show(response, await store.update(request.params.id, change, acceptedVersions(request.get('If-Match'))));
  });

  router.patch('/:id', async (request, response) => {
    const change = parse(userChange, request.body);
    show(response, await store.update(request.params.id, change, acceptedVersions(request.get('If-Match'))));
  });

  router.delete('/:id', async (request, response) => {
    await store.delete(request.params.id, acceptedVersions(request.get('If-Match')));
    response.status(204).end();
  });

  return router;
}

function show(response: Response, { user, version }: StoredUser): void {
  response.set('ETag', entityTag(version)).json(user);
}
