import { html, type Html, type HtmlValue } from '../html';

/** What is told of one part of the page, which is shown once a reader asks for it. */
export function detail(target: string, title: string, content: HtmlValue): Html {
  return html`<section class="detail" id="${target}" tabindex="-1" aria-label="${title}">
    <h3>${title}</h3>
    ${content}
  </section>`;
}
