/** What is used of picomatch, which has no types of its own. */
declare module 'picomatch' {
  function picomatch(patterns: string | readonly string[]): (path: string) => boolean;
  namespace picomatch {
    function scan(pattern: string): { readonly base: string; readonly isGlob: boolean };
  }
  export = picomatch;
}
