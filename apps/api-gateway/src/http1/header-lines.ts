import { isNamed } from '@fairlead/service-kit';
import { InvalidInput } from '@fairlead/service-kit/errors';
import { FIELD_VALUE, TOKEN } from './grammar';

/**
 * Header lines of a request, as they are sent: without `Host`, `Connection` and `Transfer-Encoding`. They are made straight as text, since
 * a list of names and values costs as much again as the text.
 */
export class HeaderLines {
  #text = '';
  #contentLength: number | undefined;

  /** Each with its end. */
  get text(): string {
    return this.#text;
  }

  /** What `Content-Length` says, where it is among them. */
  get contentLength(): number | undefined {
    return this.#contentLength;
  }

  /**
   * Adds what somebody else has written.
   *
   * @throws InvalidInput where a part would end its line: the request would become two
   */
  add(name: string, value: string): this {
    if (!TOKEN.test(name) || !FIELD_VALUE.test(value)) throw new InvalidInput('the request has a header that cannot be passed on');
    if (isNamed(name, 'content-length')) this.#contentLength = Number(value);
    return this.addOwn(name, value);
  }

  /** Adds what was written here, of parts that end no line. */
  addOwn(name: string, value: string): this {
    this.#text += `${name}: ${value}\r\n`;
    return this;
  }
}
