// Tables that Lectern writes can be sorted by a click on a heading, and copied. What the notebook keeps is as it was.

import { messages } from './messages.js';
import { sorted } from './order.js';

const mimeType = 'text/html';

/** JupyterLab's shortcuts, as Enter for editing the cell, do not count on what we add. */
const ownKeys = 'data-lm-suppress-shortcuts';

/** Makes `table` one that can be sorted and copied. */
function equip(table, copy) {
  const frame = document.createElement('div');
  frame.className = 'lectern-Table';
  table.replaceWith(frame);
  frame.append(table, copyButton(table, copy));
  const headings = [...(table.tHead?.rows[0]?.cells ?? [])];
  const body = table.tBodies[0];
  if (!body || table.tHead.rows.length > 1 || table.querySelector('[colspan], [rowspan]')) return;
  const given = [...body.rows];
  headings.forEach((heading, column) => {
    heading.tabIndex = 0;
    heading.setAttribute('aria-sort', 'none');
    heading.setAttribute(ownKeys, 'true');
    const sort = () => {
      const next = { none: 'ascending', ascending: 'descending', descending: 'none' }[
        heading.getAttribute('aria-sort')
      ];
      for (const other of headings) other.setAttribute('aria-sort', 'none');
      heading.setAttribute('aria-sort', next);
      body.append(...sorted(given, (row) => row.cells[column]?.textContent ?? '', next));
    };
    heading.addEventListener('click', sort);
    heading.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' && event.key !== ' ') return;
      event.preventDefault();
      event.stopPropagation();
      sort();
    });
  });
}

function copyButton(table, copy) {
  const button = document.createElement('button');
  button.className = 'lectern-Table-copy';
  button.textContent = messages.copy;
  button.setAttribute(ownKeys, 'true');
  button.addEventListener('click', () => {
    copy(tabSeparated(table));
    button.textContent = messages.copied;
    button.dataset.copied = '';
    setTimeout(() => {
      button.textContent = messages.copy;
      delete button.dataset.copied;
    }, 2000);
  });
  return button;
}

/** As a spreadsheet takes it: a line for each row, in the order that is shown, with the minus that programs know. */
function tabSeparated(table) {
  const text = (cell) =>
    cell.textContent
      .trim()
      .replace(/\s+/g, ' ')
      .replace(/−(?=[\d.∞])/g, '-');
  return [...table.rows].map((row) => [...row.cells].map(text).join('\t')).join('\n');
}

export async function plugin(shared) {
  const [{ IRenderMimeRegistry }, { Clipboard }] = await Promise.all(
    ['@jupyterlab/rendermime', '@jupyterlab/apputils'].map(shared),
  );
  return {
    id: 'lectern:tables',
    description: "Lectern's tables can be sorted and copied.",
    autoStart: true,
    requires: [IRenderMimeRegistry],
    activate: (_, rendermime) => {
      const html = rendermime.getFactory(mimeType);
      const createRenderer = (options) => {
        const widget = html.createRenderer(options);
        const renderModel = widget.renderModel.bind(widget);
        widget.renderModel = async (model) => {
          await renderModel(model);
          for (const table of widget.node.querySelectorAll('table.lectern-table'))
            if (!table.closest('.lectern-Table')) equip(table, (text) => Clipboard.copyToSystem(text));
        };
        return widget;
      };
      rendermime.addFactory({ ...html, mimeTypes: [mimeType], createRenderer }, rendermime.getRank?.(mimeType) ?? 50);
    },
  };
}
