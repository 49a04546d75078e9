/* global document, window, location, history */

/**
 * Runs in the page. Its text is put there, so that it may use nothing of what is around it. Without it the page can be read all the same:
 * nodes and arrows are links to what is told of them.
 */
exports.PAGE_SCRIPT = () => {
  const root = document.documentElement;
  const all = (selector) => [...document.querySelectorAll(selector)];
  const byId = (id) => document.getElementById(id);
  root.classList.add('scripted');

  let opener;

  /** Shows what is told of a node or an arrow, and which others it touches. */
  const choose = (id) => {
    const detail = byId(id);
    if (!detail?.classList.contains('detail')) return false;
    for (const rule of detail.querySelectorAll('[data-rule]:not(.told)')) {
      const copy = byId(rule.dataset.rule).cloneNode(true);
      rule.append(' ', ...copy.querySelectorAll('code'));
      rule.after(...copy.querySelectorAll('.excerpt'));
      rule.classList.add('told');
    }
    const isChosen = (link) => link.getAttribute('href') === `#${id}`;
    const nodes = all('.picture .node');
    const arrows = all('.picture .arrow');
    const own = new Set(nodes.filter(isChosen).map(({ dataset }) => dataset.id));
    const near = arrows.filter((arrow) => isChosen(arrow) || own.has(arrow.dataset.from) || own.has(arrow.dataset.to));
    const ends = new Set(near.flatMap(({ dataset }) => [dataset.from, dataset.to]));
    for (const shown of all('.detail.chosen')) shown.classList.remove('chosen');
    detail.classList.add('chosen');
    root.classList.add('choosing');
    for (const link of [...nodes, ...arrows]) {
      link.classList.toggle('chosen', isChosen(link));
      link.classList.toggle('near', isChosen(link) || near.includes(link) || ends.has(link.dataset.id));
    }
    history.replaceState(null, '', `#${id}`);
    detail.scrollIntoView({ block: 'nearest' });
    return true;
  };

  const unchoose = () => {
    if (!root.classList.contains('choosing')) return;
    for (const each of all('.chosen, .near')) each.classList.remove('chosen', 'near');
    root.classList.remove('choosing');
    history.replaceState(null, '', location.pathname + location.search);
    opener?.focus({ preventScroll: true });
  };

  const openView = (title) => {
    const view = all('.view').find(({ dataset }) => dataset.title === title);
    if (!view) return;
    for (const each of all('.view')) each.hidden = each !== view;
    byId('view-choice').value = view.id;
  };

  document.addEventListener('click', (event) => {
    const button = event.target.closest('[data-opens]');
    if (button) return openView(button.dataset.opens);
    const link = event.target.closest('a[href^="#"]');
    const id = link && (link.getAttribute('href') ?? '').slice(1);
    if (!id || !choose(id)) return;
    event.preventDefault();
    opener = link;
    // A key chose it: reading goes on where it is told.
    if (event.detail === 0) byId(id).focus();
  });
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') unchoose();
    if (event.key !== '/' || event.target.closest('input, select, textarea')) return;
    event.preventDefault();
    byId('search').focus();
  });

  /** Leaves what has all words that are searched for, and what no filter takes out. */
  const filter = () => {
    const words = byId('search').value.toLowerCase().split(/\s+/).filter(Boolean);
    const off = (name) => new Set(all(`input[data-${name}]:not(:checked)`).map(({ dataset }) => dataset[name]));
    const [severities, states] = [off('severity'), off('state')];
    const isFound = (text) => words.every((word) => text.toLowerCase().includes(word));
    for (const part of all('[data-searched]')) {
      const { severity, state } = part.dataset;
      part.hidden = severities.has(severity) || states.has(state) || !isFound(part.textContent);
    }
    for (const link of all('.picture a')) {
      link.classList.toggle('off', states.has(link.dataset.state));
      link.classList.toggle('missed', !isFound(link.getAttribute('aria-label') ?? ''));
    }
  };
  document.addEventListener('input', filter);
  document.addEventListener('change', ({ target }) => {
    if (target.id === 'view-choice') openView(byId(target.value).dataset.title);
    if (target.id === 'fit') root.classList.toggle('unfitted', !target.checked);
  });

  const theme = byId('theme');
  const isDark = () => (root.dataset.theme ?? (window.matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light')) === 'dark';
  const nameTheme = () => (theme.textContent = isDark() ? 'Light' : 'Dark');
  theme.addEventListener('click', () => {
    root.dataset.theme = isDark() ? 'light' : 'dark';
    nameTheme();
  });
  nameTheme();
  byId('print').addEventListener('click', () => window.print());
  window.addEventListener('beforeprint', () => all('details').forEach((each) => (each.open = true)));
  window.addEventListener('hashchange', () => choose(location.hash.slice(1)));
  choose(location.hash.slice(1));
};
