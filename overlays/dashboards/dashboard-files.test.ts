import { SERVICES } from '@fairlead/contracts';
import { parse } from 'yaml';
import { compose } from '../compose/environment';
import { environments } from '../environments';
import { dev } from '../dev/environment';
import { overlayShop } from '../overlaid-shop';
import { renderDashboards } from './dashboard-files';

const files = renderDashboards(environments.map(overlayShop), 'generated');
const NAMES = ['platform', 'stores', 'load', ...SERVICES.map(({ name }) => name)];

/** `kubectl apply` keeps what it applied in an annotation, and annotations have 256 KiB in all. */
const MOST_BYTES = 2 ** 17;

test('each environment has the form that it asks for, and one that asks for none has no file', () => {
  const expected = NAMES.flatMap((name) => [`overlays/dev/dashboards/${name}.json`, `overlays/prod/dashboards/${name}.yaml`]);
  expect([...files.keys()].sort()).toEqual(expected.sort());
  expect(renderDashboards([overlayShop(compose)], 'generated').size).toBe(0);
});

test('the same environment has the same dashboards in either form', () => {
  const asConfigMaps = renderDashboards([overlayShop({ ...dev, dashboards: { kind: 'config-maps' } })], 'generated');

  for (const name of NAMES) {
    const { data } = parse(asConfigMaps.get(`overlays/dev/dashboards/${name}.yaml`) ?? '') as { data: Record<string, string> };
    expect(data).toEqual({ [`shop-dev-${name}.json`]: files.get(`overlays/dev/dashboards/${name}.json`) });
  }
});

test('each is small enough for an annotation of what was applied', () => {
  for (const text of files.values()) expect(text.length).toBeLessThan(MOST_BYTES);
});
