import { ENVIRONMENTS } from '../environment/environment';
import { parseOptions } from './options';

test('the least that is said: an action and a way', () => {
  expect(parseOptions(['create', '--with', 'kind'], {})).toMatchObject({ action: 'create', with: 'kind', env: 'dev', dryRun: false });
});

test('the program of nodes may be in FAIRLEAD_NODES', () => {
  const args = ['create', '--with', 'nodes'];

  expect(parseOptions(args, { FAIRLEAD_NODES: './nodes' }).program).toBe('./nodes');
  expect(parseOptions([...args, '--program', './mine'], { FAIRLEAD_NODES: './nodes' }).program).toBe('./mine');
});

test.each([
  { args: [], told: 'the action is nothing; give one of create, delete, status' },
  { args: ['make', '--with', 'kind'], told: 'the action is make; give one of create, delete, status' },
  { args: ['create', 'kind'], told: 'the action is create kind; give one of create, delete, status' },
  { args: ['create'], told: '--with is not given; give one of kind, k3d, nodes, current' },
  { args: ['create', '--with', 'minikube'], told: '--with is minikube; give one of kind, k3d, nodes, current' },
  { args: ['create', '--with', 'kind', '--env', 'test'], told: `--env is test; give one of ${ENVIRONMENTS.join(', ')}` },
  {
    args: ['create', '--with', 'current'],
    told: "--with current needs --context: the cluster that kubectl points at by itself may be anybody's",
  },
  { args: ['create', '--with', 'current', '--context', ''], told: '--context is empty; give a value, or leave it away' },
  { args: ['create', '--with', 'kind', '--context', 'x'], told: '--context is for --with current; kind has a context of its own' },
  { args: ['create', '--with', 'nodes'], told: '--with nodes needs --program, or FAIRLEAD_NODES' },
  {
    args: ['create', '--with', 'current', '--context', 'x', '--images', 'dev'],
    told: '--images is not for --with current: its nodes pull',
  },
  { args: ['create', '--with', 'kind', '--images', 'a:b'], told: '--images is a:b; give a tag, such as dev' },
  { args: ['status', '--with', 'kind', '--dry-run'], told: '--dry-run is for create and delete; status changes nothing' },
  { args: ['create', '--with', 'kind', '--json'], told: '--json is for status' },
])('$args is refused: $told', ({ args, told }) => {
  expect(() => parseOptions(args, {})).toThrow(told);
});
