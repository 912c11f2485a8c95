(() => {
  'use strict';
  const { elements, edges, findings, shownAs } = JSON.parse(document.getElementById('data').textContent);
  const byId = (id) => document.getElementById(id);
  const frames = [...document.querySelectorAll('.frame')];
  let view = 0;
  let zoom = 1;

  const frame = () => frames[view];
  const picture = () => frame().querySelector('svg');
  const node = (index) => byId(`v${view}-${index}`);
  const indexOf = (item) => Number(item.id.split('-')[1]);
  const say = (text) => (byId('status').textContent = text);

  /** The node that shows an element: itself, or the one that stands for it. */
  function nodeFor(index) {
    for (let one = index; one !== undefined; one = shownAs[view][one] ?? elements[one].parent) if (node(one)) return node(one);
    return undefined;
  }

  /** The item that contains another. */
  const parentOf = (item) => item.parentElement.parentElement.closest('.element')?.querySelector('[role="treeitem"]');
  const collapsedAbove = (item) => item.parentElement.parentElement.closest('.collapsed')?.querySelector('[role="treeitem"]');
  const isHidden = (item) => !!collapsedAbove(item);
  const visible = () => [...picture().querySelectorAll('[role="treeitem"]')].filter((item) => !isHidden(item));

  function setZoom(value) {
    zoom = Math.min(4, Math.max(0.1, value));
    const { width, height } = picture().viewBox.baseVal;
    picture().setAttribute('width', String(Math.round(width * zoom)));
    picture().setAttribute('height', String(Math.round(height * zoom)));
  }

  /** The zoom at which the whole picture is visible. */
  function zoomOfAll() {
    const { width, height } = picture().viewBox.baseVal;
    return Math.min((frame().clientWidth - 4) / width, (frame().clientHeight - 4) / height, 1.5);
  }

  /** Shows the whole picture, unless nothing of it could be recognized: then the frame scrolls. */
  function fit() {
    setZoom(Math.max(zoomOfAll(), 0.35));
  }

  /** Makes an item the only one that the tab key reaches, and focuses it. */
  function focus(item) {
    for (const other of picture().querySelectorAll('[tabindex="0"]')) other.setAttribute('tabindex', '-1');
    item.setAttribute('tabindex', '0');
    item.focus({ preventScroll: true });
    item.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }

  function select(item) {
    for (const other of document.querySelectorAll('[role="treeitem"][aria-selected="true"]')) other.setAttribute('aria-selected', 'false');
    for (const edge of document.querySelectorAll('.edge.of-selected')) edge.classList.remove('of-selected');
    item.setAttribute('aria-selected', 'true');
    const index = String(indexOf(item));
    for (const edge of picture().querySelectorAll('.edge')) {
      if (edge.dataset.from === index || edge.dataset.to === index) edge.classList.add('of-selected');
    }
    showDetails(indexOf(item));
  }

  function add(parent, name, text, attributes = {}) {
    const child = parent.appendChild(document.createElement(name));
    if (text !== undefined) child.textContent = text;
    for (const [key, value] of Object.entries(attributes)) child.setAttribute(key, value);
    return child;
  }

  function addList(parent, title, texts) {
    if (texts.length === 0) return;
    add(parent, 'h3', title);
    const list = add(parent, 'ul');
    for (const text of texts) add(list, 'li', text);
  }

  /** Elements that an element stands for in the picture, and itself. */
  function covered(index) {
    return elements.flatMap((_, one) => (one === index || (!node(one) && nodeFor(one) === node(index)) ? [one] : []));
  }

  function showDetails(index) {
    const element = elements[index];
    const inside = covered(index);
    byId('panel-title').textContent = element.title;
    const body = byId('panel-body');
    body.replaceChildren();
    add(body, 'p', element.kind, { class: 'muted' });
    const about = findings.filter((finding) => inside.includes(finding.element));
    if (about.length > 0) {
      add(body, 'h3', 'Findings');
      for (const { severity, message, fix, source, ruleId } of about) {
        const item = add(body, 'div', undefined, { class: severity });
        add(item, 'strong', severity === 'error' ? 'Error' : 'Warning');
        add(item, 'p', message);
        const how = add(item, 'p', `Fix: ${fix} `);
        add(how, 'a', ruleId, { href: source });
      }
    }
    addList(body, 'Facts', [...element.lines, ...element.details]);
    addList(body, `Resources (${element.members.length})`, element.members);
    if (element.outage.length > 0) {
      add(body, 'h3', 'During a service link outage');
      const list = add(body, 'ul');
      const effects = { stops: 'stops', limited: 'continues with limitations', continues: 'continues to work' };
      for (const { what, effect, happens, source } of element.outage) {
        const item = add(list, 'li', `${what}: ${effects[effect]}. ${happens}. `);
        add(item, 'a', 'AWS documentation', { href: source, 'aria-label': `AWS documentation: ${what}` });
      }
    }
    const names = {
      local: 'through the local gateway',
      serviceLink: 'service link',
      route: 'route',
      data: 'copies of data',
      traffic: 'requests',
    };
    const connections = edges.filter(({ from, to }) => inside.includes(from) !== inside.includes(to));
    addList(
      body,
      'Connections',
      connections.map(({ from, to, kind, label }) => {
        const other = elements[inside.includes(from) ? to : from];
        return `${other.kind === other.title ? other.title : `${other.kind} ${other.title}`}: ${label ?? names[kind]}`;
      }),
    );
  }

  function setCollapsed(item, isCollapsed) {
    if (!item.hasAttribute('aria-expanded')) return;
    item.parentElement.classList.toggle('collapsed', isCollapsed);
    item.setAttribute('aria-expanded', String(!isCollapsed));
    for (const edge of picture().querySelectorAll('.edge')) {
      const ends = [edge.dataset.from, edge.dataset.to].map((index) => node(Number(index)));
      edge.classList.toggle(
        'hidden',
        ends.some((end) => !end || isHidden(end)),
      );
    }
  }

  function setAll(isCollapsed) {
    for (const item of picture().querySelectorAll('[aria-expanded]')) {
      if (!isCollapsed || Number(item.getAttribute('aria-level')) > 1) setCollapsed(item, isCollapsed);
    }
    say(isCollapsed ? 'All places are collapsed' : 'All places are expanded');
    if (isHidden(current())) focus(visible()[0]);
  }

  const current = () => picture().querySelector('[tabindex="0"]') ?? visible()[0];

  /** Shows an element, in a picture that contains it. */
  function reveal(index) {
    const exact = frames.findIndex((_, number) => byId(`v${number}-${index}`));
    if (!node(index) && exact >= 0) setView(exact);
    const item = nodeFor(index);
    if (!item) return;
    for (let place = collapsedAbove(item); place; place = collapsedAbove(item)) setCollapsed(place, false);
    select(item);
    focus(item);
  }

  function setView(number) {
    view = number;
    frames.forEach((one, index) => (one.hidden = index !== view));
    if (byId('view')) byId('view').value = String(view);
    if (!picture().querySelector('[tabindex="0"]')) visible()[0].setAttribute('tabindex', '0');
    fit();
  }

  let hits = [];
  let hit = -1;
  function search(text) {
    for (const item of document.querySelectorAll('.found')) item.classList.remove('found');
    const words = text.toLowerCase().split(/\s+/).filter(Boolean);
    hits = [];
    hit = -1;
    say('');
    if (words.length > 0) {
      elements.forEach(({ kind, title, lines, details, members }, index) => {
        const all = [kind, title, ...lines, ...details, ...members].join(' ').toLowerCase();
        if (words.every((word) => all.includes(word))) hits.push(index);
      });
    }
    for (const index of hits) nodeFor(index)?.classList.add('found');
    byId('found').textContent =
      words.length === 0
        ? ''
        : hits.length === 0
          ? 'nothing found'
          : hits.length === 1
            ? '1 found, Enter shows it'
            : `${hits.length} found, Enter shows the next`;
  }

  function moveIn(item, key) {
    const items = visible();
    const at = items.indexOf(item);
    if (key === 'ArrowDown') return items[at + 1];
    if (key === 'ArrowUp') return items[at - 1];
    if (key === 'Home') return items[0];
    if (key === 'End') return items[items.length - 1];
    const isOpen = item.getAttribute('aria-expanded') === 'true';
    if (key === 'ArrowRight') {
      if (isOpen) return items[at + 1];
      setCollapsed(item, false);
    } else if (isOpen) setCollapsed(item, true);
    else return parentOf(item);
    return item;
  }

  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const isField = event.target.matches('input, select');
    if (event.key === '/' && !isField) {
      byId('search').focus();
      event.preventDefault();
      return;
    }
    if (event.key === 'Escape' && event.target.closest('#panel')) focus(current());
    const item = event.target.closest('[role="treeitem"]');
    if (!item) return;
    if (['ArrowDown', 'ArrowUp', 'ArrowLeft', 'ArrowRight', 'Home', 'End'].includes(event.key)) {
      const next = moveIn(item, event.key);
      if (next) focus(next);
    } else if (event.key === 'Enter' || event.key === ' ') select(item);
    else if (event.key === '+') setZoom(zoom * 1.25);
    else if (event.key === '-') setZoom(zoom / 1.25);
    else return;
    event.preventDefault();
  });

  byId('pictures').addEventListener('click', (event) => {
    const item = event.target.closest('[role="treeitem"]');
    if (!item) return;
    select(item);
    focus(item);
  });
  byId('pictures').addEventListener('dblclick', (event) => {
    const item = event.target.closest('[aria-expanded]');
    if (item) setCollapsed(item, item.getAttribute('aria-expanded') === 'true');
  });
  byId('pictures').addEventListener(
    'wheel',
    (event) => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      setZoom(zoom * (event.deltaY < 0 ? 1.1 : 1 / 1.1));
    },
    { passive: false },
  );
  byId('zoom-in').addEventListener('click', () => setZoom(zoom * 1.25));
  byId('zoom-out').addEventListener('click', () => setZoom(zoom / 1.25));
  byId('fit').addEventListener('click', () => setZoom(zoomOfAll()));
  byId('collapse').addEventListener('click', () => setAll(true));
  byId('expand').addEventListener('click', () => setAll(false));
  byId('print').addEventListener('click', () => window.print());
  byId('theme').addEventListener('change', ({ target }) => (document.documentElement.dataset.theme = target.value));
  byId('view')?.addEventListener('change', ({ target }) => setView(Number(target.value)));
  byId('search').addEventListener('input', ({ target }) => search(target.value));
  byId('search').addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || hits.length === 0) return;
    event.preventDefault();
    hit = (hit + 1) % hits.length;
    reveal(hits[hit]);
    byId('search').focus({ preventScroll: true });
    say(`${hit + 1} of ${hits.length}: ${elements[hits[hit]].title}`);
  });
  byId('outage').addEventListener('click', ({ currentTarget }) => {
    const isDown = currentTarget.getAttribute('aria-checked') !== 'true';
    currentTarget.setAttribute('aria-checked', String(isDown));
    document.body.classList.toggle('outage', isDown);
    const stopped = picture().querySelectorAll('.element.stops').length;
    const limited = picture().querySelectorAll('.element.limited').length;
    say(isDown ? `Service link down: ${stopped} elements stop, ${limited} continue with limitations` : 'Service link connected');
  });
  for (const button of document.querySelectorAll('.subject')) {
    button.addEventListener('click', () => reveal(Number(button.dataset.element)));
  }
  window.addEventListener('resize', fit);
  setView(0);
})();
