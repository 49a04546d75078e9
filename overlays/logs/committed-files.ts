import { App, Yaml } from 'cdk8s';
import { elasticsearch, ExternalApi, LogPipeline, openSearch, Platform, s3Archive } from 'fairlead';
import { createShop } from '../platform';
import { prod } from '../prod/environment';

/** Folder of the files below, from the root of the repository. */
export const FOLDER = 'overlays/logs/files';

/** What the pipeline of the shop's lines sends to each kind of output before the first line, and what Fluent Bit reads: by path below {@link FOLDER}. */
export function committedFiles(): Readonly<Record<string, string>> {
  const pipeline = createShopPipeline();
  return {
    'fluent-bit.yaml': Yaml.stringify(pipeline.fluentBit),
    'redact.lua': pipeline.redaction,
    ...Object.fromEntries(pipeline.files.map(({ name, content }) => [name, content])),
  };
}

function createShopPipeline(): LogPipeline {
  const app = new App();
  const shop = createShop(app, prod);
  const logs = new Platform(app, 'logs', { ...prod, namespace: { podSecurity: 'privileged' } });
  const api = (name: string, host: string) => new ExternalApi(logs, name, { hosts: [host] });
  return new LogPipeline(logs, 'log-pipeline', {
    from: [shop],
    to: [
      openSearch(api('opensearch', 'search.example.com')),
      elasticsearch(api('elasticsearch', 'elastic.example.com')),
      s3Archive(api('s3', 's3.eu-central-1.amazonaws.com'), {
        bucket: 'shop-logs',
        region: 'eu-central-1',
        roleArn: 'arn:aws:iam::111122223333:role/shop-logs',
      }),
    ],
  });
}
