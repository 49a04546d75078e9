import { App } from 'cdk8s';
import { dev } from './dev/environment';
import { imagesOf } from './images-of';
import { createShop } from './platform';
import references from './prod/images.json';

/** Every image that dev runs with these images, and when it is pulled. */
function imagesOfDev(images: Readonly<Record<string, string>>): readonly string[] {
  const rendered = JSON.stringify(createShop(new App(), { ...dev, images: imagesOf(images) }).toJson());
  const named = [...rendered.matchAll(/"image":"([^"]*)","imagePullPolicy":"(\w*)"/g)].map(([, image, policy]) => `${image} ${policy}`);
  return [...new Set(named)].sort();
}

test('with a tag, dev runs what the machine has built, and never pulls it', () => {
  expect(imagesOfDev({ tag: 'sha-1' })).toEqual(
    expect.arrayContaining(['api-gateway:sha-1 Never', 'data-service:sha-1 Never', 'user-service:sha-1 Never']),
  );
});

test('with a reference of each, dev runs on a cluster that pulls', () => {
  const pulled = Object.values(references).map((reference) => `${reference} IfNotPresent`);

  expect(imagesOfDev(references)).toEqual(pulled.sort());
});
