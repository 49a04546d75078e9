import { html } from './html';

test.each([
  ['<b>&', '&lt;b&gt;&amp;'],
  [`"'\``, '&quot;&#39;&#96;'],
  ['\u2028\u202e\u0000', '\\u2028\\u202e\\u0000'],
])('%j is text in HTML', (value, written) => {
  expect(html`<a title="${value}">${value}</a>`.text).toBe(`<a title="${written}">${written}</a>`);
});

test('HTML in HTML stays, in lists too, and nothing at all is left out', () => {
  const items = ['<', '>'].map((value) => html`<b>${value}</b>`);

  expect(html`<p>${items}${undefined}</p>`.text).toBe('<p><b>&lt;</b><b>&gt;</b></p>');
});

test('the lines that a template is set in are no part of the text, and the spaces of a value are', () => {
  // prettier-ignore
  const text = html`<p>
    ${'a    b'}
  </p>`.text;

  expect(text).toBe('<p>\na    b\n</p>');
});
