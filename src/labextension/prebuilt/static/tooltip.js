// The numbers of the mark under the pointer.

let box = null;

/** Vega calls it with the value of a mark, or with nothing when the pointer leaves it. */
export function showTooltip(_, event, __, value) {
  if (value === null || value === undefined || value === '') return hideTooltip();
  if (!box) {
    box = document.createElement('div');
    box.className = 'lectern-Tooltip';
    box.setAttribute('role', 'tooltip');
    document.addEventListener('scroll', hideTooltip, { capture: true, passive: true });
  }
  box.replaceChildren(typeof value === 'object' && !Array.isArray(value) ? fields(value) : String(value));
  document.body.append(box);
  place(event);
}

export function hideTooltip() {
  box?.remove();
}

/** A row for each field: its name, and its value as text. */
function fields(value) {
  const table = document.createElement('table');
  for (const [name, content] of Object.entries(value)) {
    const row = table.insertRow();
    const head = document.createElement('th');
    head.textContent = name;
    row.append(head);
    row.insertCell().textContent = typeof content === 'object' ? JSON.stringify(content) : String(content);
  }
  return table;
}

/** Beside the pointer, on the side where there is room. */
function place({ clientX, clientY }) {
  const { width, height } = box.getBoundingClientRect();
  const beside = (at, size, room) => Math.max(0, at + 12 + size <= room ? at + 12 : at - 12 - size);
  box.style.left = `${beside(clientX, width, window.innerWidth)}px`;
  box.style.top = `${beside(clientY, height, window.innerHeight)}px`;
}
