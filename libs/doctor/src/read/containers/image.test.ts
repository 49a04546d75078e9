import { isOfficial, parseImage } from './image';

test.each([
  ['nginx', { repository: 'nginx', name: 'nginx' }],
  ['nginx:1.29', { repository: 'nginx', name: 'nginx', tag: '1.29' }],
  ['registry.example.com:5000/team/app', { repository: 'registry.example.com:5000/team/app', name: 'app' }],
  [
    'registry.example.com:5000/app:1.2@sha256:ab',
    { repository: 'registry.example.com:5000/app', name: 'app', tag: '1.2', digest: 'sha256:ab' },
  ],
  ['', { repository: '', name: '' }],
])('takes %j apart', (text, image) => {
  expect(parseImage(text)).toEqual(image);
});

test.each([
  ['redis:7', true],
  ['docker.io/library/redis', true],
  ['docker.io/redis', true],
  ['bitnami/redis', false],
  ['registry.example.com/redis', false],
])('%s is official: %s', (text, official) => {
  expect(isOfficial(parseImage(text))).toBe(official);
});
