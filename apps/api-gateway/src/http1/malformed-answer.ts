/** An upstream sent what is no well-formed answer; the message says what, after its name. */
export class MalformedAnswer extends Error {
  override readonly name = 'MalformedAnswer';
}
