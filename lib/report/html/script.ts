/** What the page does when one types, ticks and points. Without it everything is shown all the same. */
export const script = `
'use strict';
(() => {
  const controls = document.querySelector('.controls');
  if (controls) {
    const rows = [...document.querySelectorAll('tbody tr')];
    const texts = rows.map((row) => row.textContent.toLowerCase());
    const search = document.getElementById('search');
    const boxes = [...controls.querySelectorAll('input[type=checkbox]')];
    const update = () => {
      const words = search.value.toLowerCase().split(/\\s+/).filter(Boolean);
      const states = new Set(boxes.filter((box) => box.checked).map((box) => box.value));
      let shown = 0;
      rows.forEach((row, index) => {
        row.hidden = !states.has(row.dataset.state) || !words.every((word) => texts[index].includes(word));
        if (!row.hidden) shown++;
      });
      document.getElementById('count').textContent = shown + ' of ' + rows.length + ' Services';
      document.getElementById('nothing').hidden = shown > 0;
    };
    const reveal = () => {
      const row = document.getElementById(location.hash.slice(1));
      if (!row || !row.hidden) return;
      search.value = '';
      boxes.forEach((box) => { box.checked = true; });
      update();
      row.scrollIntoView();
    };
    controls.hidden = false;
    controls.addEventListener('input', update);
    addEventListener('hashchange', reveal);
    update();
    reveal();
  }

  const graph = document.querySelector('.graph');
  if (graph) {
    const edges = [...graph.querySelectorAll('.edge')];
    const light = (id) => {
      const on = new Set([id]);
      const follow = (near, far) => {
        const reached = new Set([id]);
        for (const next of reached)
          edges.forEach((edge) => {
            if (edge.dataset[near] !== next) return;
            on.add(edge);
            on.add(edge.dataset[far]);
            reached.add(edge.dataset[far]);
          });
      };
      if (id) follow('from', 'to');
      if (id) follow('to', 'from');
      graph.classList.toggle('lit', Boolean(id));
      edges.forEach((edge) => edge.classList.toggle('on', on.has(edge)));
      graph.querySelectorAll('.box').forEach((box) => box.classList.toggle('on', on.has(box.dataset.id)));
    };
    const idAt = (event) => {
      const box = event.target.closest('a') ? event.target.closest('a').querySelector('.box') : event.target.closest('.box');
      return box ? box.dataset.id : undefined;
    };
    graph.addEventListener('pointerover', (event) => light(idAt(event)));
    graph.addEventListener('pointerleave', () => light());
    graph.addEventListener('focusin', (event) => light(idAt(event)));
    graph.addEventListener('focusout', () => light());
  }

  const details = [...document.querySelectorAll('.card details')];
  let closed = [];
  addEventListener('beforeprint', () => {
    closed = details.filter((part) => !part.open);
    closed.forEach((part) => { part.open = true; });
  });
  addEventListener('afterprint', () => closed.forEach((part) => { part.open = false; }));
})();
`;
