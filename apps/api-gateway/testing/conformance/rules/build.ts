/** A GET of the route that every proxy in these tests has, with more lines of headers. */
export function get(lines = '', path = '/api/users'): string {
  return `GET ${path} HTTP/1.1\r\nHost: shop.example\r\n${lines}\r\n`;
}

/** A POST with its framing and its bytes. */
export function post(lines: string, body: string): string {
  return `POST /api/users HTTP/1.1\r\nHost: shop.example\r\n${lines}\r\n${body}`;
}

/** What must never come out of a body as a request. */
export const SMUGGLED = 'GET /api/users/smuggled HTTP/1.1\r\nHost: shop.example\r\n\r\n';

/** An answer with these lines of headers and bytes. */
export function answer(lines: string, body: string, status = '200 OK'): () => { readonly bytes: string } {
  return () => ({ bytes: `HTTP/1.1 ${status}\r\n${lines}\r\n${body}` });
}
