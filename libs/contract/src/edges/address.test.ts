import { addressVariable, addressVariables } from './address';

test.each([
  { service: 'user-service', variable: 'USER_SERVICE_URL' },
  { service: 'search', variable: 'SEARCH_URL' },
  { service: 'a-b-c2', variable: 'A_B_C2_URL' },
])('the address of $service is in $variable', ({ service, variable }) => {
  expect(addressVariable(service)).toBe(variable);
});

test('the name of the variable is known to the type system', () => {
  const variable: 'USER_SERVICE_URL' = addressVariable('user-service');

  expect(variable).toBe('USER_SERVICE_URL');
});

test('a called service is found at its own port on one machine, and by its address alone in production', () => {
  const variables = addressVariables([{ name: 'user-service', ports: { traffic: 3001 } }]);

  expect(variables).toEqual({
    USER_SERVICE_URL: {
      type: 'url',
      protocols: ['http:'],
      origin: true,
      default: 'http://localhost:3001',
      required: 'production',
      description: 'address of user-service',
    },
  });
});
