import { MESSAGE } from 'triple-beam';
import TransportStream from 'winston-transport';

/**
 * Prints to standard output, all lines of one turn of the event loop together: one system call, where winston's own transport makes
 * one and a timer for each line. What is left when the process exits is printed then.
 */
export class OutputTransport extends TransportStream {
  readonly #output: { write(text: string): unknown };
  #lines = '';

  constructor(output: { write(text: string): unknown } = process.stdout) {
    super();
    this.#output = output;
  }

  override log(entry: { readonly [MESSAGE]: string }, done: () => void): void {
    if (this.#lines === '') {
      setImmediate(this.#print);
      process.once('exit', this.#print);
    }
    this.#lines += `${entry[MESSAGE]}\n`;
    done();
  }

  readonly #print = () => {
    process.off('exit', this.#print);
    this.#output.write(this.#lines);
    this.#lines = '';
  };
}
