import { toBulk } from './bulk';
import type { ContainerLine } from './container-log';
import { podOf } from './pods';
import { WRONG_STATUS } from './secret-lines';

/** A server of OpenSearch, or one that answers as it does. */
export class OpenSearch {
  readonly url: string;

  /** @param url such as `http://127.0.0.1:9200` */
  constructor(url: string) {
    this.url = url;
  }

  /** Takes the template of the indexes, and forgets what an earlier run has left. */
  async prepare(template: string): Promise<object> {
    await this.ask('DELETE', 'shop-logs-*?ignore_unavailable=true');
    return this.ask('PUT', '_index_template/shop-logs', template);
  }

  /** The documents that a query finds in all indexes. */
  async search(body: object): Promise<readonly Readonly<Record<string, unknown>>[]> {
    await this.ask('POST', 'shop-logs-*/_refresh?ignore_unavailable=true');
    const { hits } = (await this.ask('POST', 'shop-logs-*/_search?ignore_unavailable=true', JSON.stringify({ size: 1000, ...body }))) as {
      readonly hits: { readonly hits: readonly { readonly _source: Readonly<Record<string, unknown>> }[] };
    };
    return hits.hits.map(({ _source }) => _source);
  }

  /**
   * Sends lines of a service as `_bulk`.
   *
   * @returns why the first is refused; nothing where none is
   */
  async bulk(service: string, lines: readonly ContainerLine[]): Promise<string | undefined> {
    const { items } = (await this.ask('POST', '_bulk', toBulk(lines, podOf(service), 'shop-logs'), 'application/x-ndjson')) as {
      readonly items: readonly { readonly create: { readonly status: number; readonly error?: { readonly reason: string } } }[];
    };
    const refused = items.find(({ create }) => create.status !== 201)?.create;
    return refused && `${refused.status} ${refused.error?.reason ?? ''}`;
  }

  /** A line with a text in a field of numbers, as no pipeline sends it. @returns why it is refused */
  async sendWrongType(): Promise<string> {
    const refusal = await this.bulk('site', [{ text: JSON.stringify({ status: WRONG_STATUS }), time: new Date().toISOString() }]);
    if (!refusal?.startsWith('400 ')) throw new Error(`a text is taken for a number: ${refusal ?? 'not refused'}`);
    return refusal;
  }

  private async ask(method: string, path: string, body?: string, type = 'application/json'): Promise<object> {
    const answer = await fetch(new URL(path, this.url), { method, headers: { 'content-type': type }, ...(body !== undefined && { body }) });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path} ${answer.status} ${text}`);
    return JSON.parse(text) as object;
  }
}
