import { ENVIRONMENTS } from '../environment/environment';
import { parseOptions } from './options';

const LEAST = ['--env', 'dev', '--context', 'kind-fairlead'];

test('an environment and a context are enough', () => {
  expect(parseOptions(LEAST, {})).toMatchObject({
    ...{ env: 'dev', context: 'kind-fairlead', within: 120, ingress: undefined },
    ...{ markdown: false, json: false },
  });
});

test('the address of the ingress may be in INGRESS_URL', () => {
  const env = { INGRESS_URL: 'http://127.0.0.1:16480' };

  expect(parseOptions(LEAST, env).ingress?.href).toBe('http://127.0.0.1:16480/');
  expect(parseOptions([...LEAST, '--ingress', 'https://shop.example.com'], env).ingress?.href).toBe('https://shop.example.com/');
});

test.each([
  { args: ['--context', 'x'], told: `--env is not given; give one of ${ENVIRONMENTS.join(', ')}` },
  { args: ['--env', 'test', '--context', 'x'], told: `--env is test; give one of ${ENVIRONMENTS.join(', ')}` },
  { args: ['--env', 'dev'], told: "--context is not given: the cluster that kubectl points at by itself may be anybody's" },
  { args: ['--env', 'dev', '--context', ''], told: '--context is empty; give a value, or leave it away' },
  { args: [...LEAST, '--within', '2m'], told: '--within is "2m"; give a whole number of at least 1' },
  { args: [...LEAST, '--ingress', 'localhost'], told: '--ingress is localhost; give an address such as http://localhost:3000' },
  { args: [...LEAST, '--ingress', 'http://me:secret@localhost'], told: '--ingress holds a credential; give the address alone' },
  { args: [...LEAST, '--json', '--markdown'], told: '--markdown and --json are two forms of the same; give one' },
])('$args is refused: $told', ({ args, told }) => {
  expect(() => parseOptions(args, {})).toThrow(told);
});

test('a credential in INGRESS_URL is refused too, and not repeated', () => {
  expect(() => parseOptions(LEAST, { INGRESS_URL: 'http://me:secret@localhost' })).toThrow(
    new Error('INGRESS_URL holds a credential; give the address alone'),
  );
});
