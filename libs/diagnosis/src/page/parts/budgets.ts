import type { BudgetLine } from 'fairlead/doctor';
import { html, type Html } from '../html';

/** What is used up at the worst moment beside what bounds it: a bar for each, with its arithmetic. */
export function drawBudgets(budgets: readonly BudgetLine[]): Html {
  const bounded = budgets.filter(({ limit }) => limit !== undefined);
  const unbounded = budgets.filter(({ limit }) => limit === undefined);
  return html`<section id="budgets" aria-labelledby="budgets-title">
    <h2 id="budgets-title">Budgets at the worst moment</h2>
    ${bounded.length > 0 ? drawTable(bounded) : html`<p class="none">Nothing bounds what these manifests use.</p>`}
    ${
      unbounded.length > 0
        ? html`<details>
            <summary>${unbounded.length} more without a limit</summary>
            ${drawTable(unbounded)}
          </details>`
        : undefined
    }
  </section>`;
}

function drawTable(budgets: readonly BudgetLine[]): Html {
  return html`<table class="budgets">
    <thead>
      <tr>
        <th scope="col">Whose</th>
        <th scope="col">What</th>
        <th scope="col">Used of what there is</th>
        <th scope="col">Arithmetic</th>
      </tr>
    </thead>
    <tbody>
      ${budgets.map(drawLine)}
    </tbody>
  </table>`;
}

function drawLine({ owner, name, used, limit, unit, arithmetic, ok }: BudgetLine): Html {
  return html`<tr class="${ok ? 'kept' : 'exceeded'}" data-searched>
    <th scope="row">${owner}</th>
    <td>${name}</td>
    <td class="amount">
      ${used !== undefined && limit !== undefined ? drawBar(used, limit, ok) : undefined}
      <span>${ok ? undefined : html`<strong>✖ exceeded: </strong>`}${describeAmount(used, limit)} ${unit}</span>
    </td>
    <td class="arithmetic">${arithmetic}</td>
  </tr>`;
}

/** What is used fills the bar up to its limit; what is beyond is hatched behind a line there. */
function drawBar(used: number, limit: number, ok: boolean): Html {
  const whole = Math.max(used, limit, Number.MIN_VALUE);
  const percent = (value: number) => Math.round((1000 * value) / whole) / 10;
  return html`<svg class="bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
    <rect class="room" width="100" height="10" />
    <rect class="used" width="${percent(Math.min(used, limit))}" height="10" />
    ${ok ? undefined : html`<rect class="beyond" x="${percent(limit)}" width="${100 - percent(limit)}" height="10" />`}
  </svg>`;
}

function describeAmount(used: number | undefined, limit: number | undefined): string {
  const amount = (value: number) => value.toLocaleString('en', { maximumFractionDigits: 2 });
  const share = used !== undefined && limit ? ` (${Math.round((100 * used) / limit)} %)` : '';
  return `${used === undefined ? 'unknown' : amount(used)}${limit === undefined ? '' : ` of ${amount(limit)}`}${share}`;
}
