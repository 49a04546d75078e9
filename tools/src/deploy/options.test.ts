import { ENVIRONMENTS } from '../environment/environment';
import { contextVariable, parseOptions } from './options';

const parse = (args: string, env: NodeJS.ProcessEnv = {}, canAsk = true) => parseOptions(args.split(' '), env, canAsk);

test('a deploy names its environment, its tag and its cluster', () => {
  expect(parse('--env prod --tag sha-4f2c1d0 --context shop')).toMatchObject({
    env: 'prod',
    tag: 'sha-4f2c1d0',
    context: 'shop',
    yes: false,
  });
});

test('the variable of the environment names the cluster too, and that of another environment does not', () => {
  expect(parse('--env dev', { FAIRLEAD_CONTEXT_DEV: 'kind-shop' })).toMatchObject({ context: 'kind-shop' });
  expect(() => parse('--env prod', { FAIRLEAD_CONTEXT_DEV: 'kind-shop' })).toThrow('no cluster is named; give --context');
});

test('the variable of an environment has a name that a shell takes', () => {
  expect(contextVariable('dev')).toBe('FAIRLEAD_CONTEXT_DEV');
  expect(contextVariable('pre-prod')).toBe('FAIRLEAD_CONTEXT_PRE_PROD');
});

test.each([
  ['--env dev --env prod --context shop', '--env is given more than once; give it once'],
  ['--env prod --context ', '--context is empty; give a value, or leave it away'],
  ['--tag sha-1 --context shop', `--env is missing; give one of ${ENVIRONMENTS.join(', ')}`],
  ['--env nowhere --context shop', `--env is nowhere; give one of ${ENVIRONMENTS.join(', ')}`],
  ['--env prod --tag latest --context shop', '--tag is "latest"; give the tag of images that stay the same, such as sha-4f2c1d0'],
  ['--env prod --tag a/b --context shop', '--tag is "a/b"; give the tag of images that stay the same'],
  ['--env prod --context shop --url shop.example.com', '--url is shop.example.com; give an address such as'],
  ['--env prod --context shop --url https://a:b@shop.example.com', '--url holds a credential; give the address alone'],
  ['--env prod --context shop --rollback --tag sha-1', '--rollback puts back the images that were, so it goes without --tag'],
  ['--env prod --context shop --to 3', '--to is of --rollback; give that too'],
])('%s is refused: %s', (args, message) => {
  expect(() => parse(args)).toThrow(message);
});

test('where nobody can be asked, an answer is given before', () => {
  const args = '--env prod --context shop';

  expect(() => parse(args, {}, false)).toThrow('nobody can be asked, for there is no terminal; give --yes');
  expect(parse(`${args} --yes`, {}, false)).toMatchObject({ yes: true });
  expect(parse(`${args} --dry-run`, {}, false)).toMatchObject({ dryRun: true });
});
