import { v7 } from 'uuid';
import { describeOnEachStore, newEmail } from '../testing/on-each-store';

/** Preconditions (RFC 9110 §13), asked over a socket. Each user is at version 2, of the entity tag "2". */
describeOnEachStore((client) => {
  const createChanged = async () => {
    const { id } = await client.create();
    await client.send('PATCH', `/users/${id}`, { name: 'Countess' });
    return `/users/${id}`;
  };
  const bodyFor = (method: string) => (method === 'PUT' || method === 'PATCH' ? { name: 'Grace', email: newEmail() } : undefined);

  describe.each(['PUT', 'PATCH', 'DELETE'])('a %s', (method) => {
    test.each([
      { headers: { 'If-Match': '"2"' } },
      { headers: { 'If-Match': '*' } },
      { headers: { 'If-Match': '"1", "2"' } },
      { headers: { 'If-None-Match': '"1"' } },
      { headers: { 'If-None-Match': '"02"' } },
      { headers: { 'If-None-Match': '"*"' } },
      { headers: { 'If-Match': '"2"', 'If-None-Match': '"1"' } },
      { headers: { 'If-Unmodified-Since': 'Thu, 01 Jan 1970 00:00:00 GMT' } },
    ])('is done with $headers', async ({ headers }) => {
      const path = await createChanged();

      const answer = await client.send(method, path, bodyFor(method), headers);

      expect(answer.ok).toBe(true);
    });

    test.each([
      { headers: { 'If-Match': '"1"' } },
      { headers: { 'If-Match': '"02"' } },
      { headers: { 'If-Match': 'W/"2"' } },
      { headers: { 'If-Match': '2' } },
      { headers: { 'If-Match': '"any"' } },
      { headers: { 'If-None-Match': '*' } },
      { headers: { 'If-None-Match': '"2"' } },
      { headers: { 'If-None-Match': 'W/"2"' } },
      { headers: { 'If-None-Match': '"1", "2"' } },
      { headers: { 'If-Match': '"2"', 'If-None-Match': '*' } },
    ])('is refused with $headers and changes nothing', async ({ headers }) => {
      const path = await createChanged();

      const answer = await client.send(method, path, bodyFor(method), headers);

      expect(answer.status).toBe(412);
      expect((await client.send('GET', path)).headers.get('ETag')).toBe('"2"');
    });

    test('of nobody is 404, whatever it is bound to', async () => {
      const answers = await Promise.all(
        [{ 'If-Match': '*' }, { 'If-None-Match': '*' }].map((headers) => client.send(method, `/users/${v7()}`, bodyFor(method), headers)),
      );

      expect(answers.map(({ status }) => status)).toEqual([404, 404]);
    });
  });

  describe.each(['GET', 'HEAD'])('a %s', (method) => {
    test.each([
      { headers: { 'If-None-Match': '"2"' }, status: 304 },
      { headers: { 'If-None-Match': 'W/"2"' }, status: 304 },
      { headers: { 'If-None-Match': '*' }, status: 304 },
      { headers: { 'If-None-Match': '"1", "2"' }, status: 304 },
      // It asks caches, and is no reason to send what the client has.
      { headers: { 'If-None-Match': '"2"', 'Cache-Control': 'no-cache' }, status: 304 },
      { headers: { 'If-None-Match': '"1"' }, status: 200 },
      { headers: { 'If-None-Match': '"02"' }, status: 200 },
      { headers: { 'If-None-Match': '2' }, status: 200 },
      { headers: { 'If-Match': '"2"' }, status: 200 },
      { headers: { 'If-Match': '"1"' }, status: 412 },
      { headers: { 'If-Match': 'W/"2"' }, status: 412 },
      { headers: { 'If-Match': '"1"', 'If-None-Match': '"2"' }, status: 412 },
    ])('with $headers is $status', async ({ headers, status }) => {
      const path = await createChanged();

      const answer = await client.send(method, path, undefined, headers);

      expect(answer.status).toBe(status);
      if (status !== 412) expect(answer.headers.get('ETag')).toBe('"2"');
      if (status === 304) expect(await answer.text()).toBe('');
    });
  });
});
