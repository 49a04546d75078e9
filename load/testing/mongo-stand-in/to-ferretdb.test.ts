import { toFerretDb } from './to-ferretdb';

test.each(['createUser', 'updateUser'])('%s keeps the name and the password', (verb) => {
  const command = { [verb]: 'data-service', pwd: 'secret', roles: ['data-service'], customData: { managedBy: 'fairlead' } };

  expect(toFerretDb(command)).toEqual({ known: { [verb]: 'data-service', pwd: 'secret', roles: [] } });
});

test('there are no roles, and making one does nothing', () => {
  expect(toFerretDb({ rolesInfo: 'data-service' })).toEqual({ answer: { roles: [], ok: 1 } });
  expect(toFerretDb({ createRole: 'data-service', privileges: [], roles: [] })).toEqual({ answer: { ok: 1 } });
});

test('other commands are what they are', () => {
  expect(toFerretDb({ usersInfo: 1 })).toEqual({ known: { usersInfo: 1 } });
});
