// What the page of marking by hand does: boxes make points, comments are used again, marks are kept in the browser and given as a file.
// What an answer has in the page's HTML is what was taken in before; only what differs from that is kept and downloaded.

const { assignment, question, points: most, kept } = document.querySelector('header').dataset;
const place = `lectern marks ${assignment} ${question} ${kept}`;
const [done, next, download] = ['done', 'next', 'download'].map((id) => document.getElementById(id));

const cards = [...document.querySelectorAll('.card')].map((node) => ({
  node,
  answer: node.dataset.answer,
  boxes: [...node.querySelectorAll('[type=checkbox]')],
  points: node.querySelector('.points'),
  comment: node.querySelector('textarea'),
  reuse: node.querySelector('.reuse'),
}));

/** The points in a text: null for none, NaN for what are no points. */
function pointsIn(text) {
  const value = text.trim() === '' ? null : Number(text.trim().replace(',', '.'));
  return value === null || (value >= 0 && value <= Number(most)) ? value : Number.NaN;
}

const pointsOf = ({ points }) => pointsIn(points.value);

const isMarked = (card) => pointsOf(card) !== null && !Number.isNaN(pointsOf(card));
const isChanged = ({ boxes, points, comment }) =>
  boxes.some((box) => box.checked !== box.defaultChecked) ||
  !Object.is(pointsIn(points.value), pointsIn(points.defaultValue)) ||
  comment.value.trim() !== comment.defaultValue.trim();

const stateOf = ({ boxes, points, comment }) => ({
  points: points.value,
  criteria: boxes.filter((box) => box.checked).map((box) => box.value),
  comment: comment.value,
});

function put({ boxes, points, comment }, value) {
  for (const box of boxes) box.checked = value.criteria.includes(box.value);
  points.value = value.points;
  comment.value = value.comment;
}

const asTakenIn = ({ boxes, points, comment }) => ({
  points: points.defaultValue,
  criteria: boxes.filter((box) => box.defaultChecked).map((box) => box.value),
  comment: comment.defaultValue,
});

/** What the browser keeps, by answer; answers that are not on this page stay. */
function read() {
  try {
    return JSON.parse(localStorage.getItem(place) ?? '{}');
  } catch {
    return {};
  }
}

function keep() {
  const all = read();
  for (const card of cards) {
    if (isChanged(card)) all[card.answer] = stateOf(card);
    else delete all[card.answer];
  }
  try {
    localStorage.setItem(place, JSON.stringify(all));
  } catch {
    document.getElementById('unkept').hidden = false;
  }
}

/** Changed answers whose points can be taken in; without points a mark is taken away. */
const ready = () => cards.filter((card) => isChanged(card) && !Number.isNaN(pointsOf(card)));

function show(card) {
  card.node.classList.toggle('marked', isMarked(card));
  card.node.classList.toggle('fresh', isChanged(card));
  card.points.setCustomValidity(Number.isNaN(pointsOf(card)) ? card.points.title : '');
}

/** Says what an element is made to say, with numbers in their places. */
const say = (node, ...numbers) => {
  node.textContent = node.dataset.words.replace(/#/g, () => String(numbers.shift()));
};

function showAll() {
  say(done, cards.filter(isMarked).length, cards.length);
  next.disabled = cards.every(isMarked);
  const n = ready().length;
  download.disabled = n === 0;
  say(download, n);
}

/** The lines of all comments, those used most often first. */
function lines() {
  const counts = new Map();
  for (const { comment } of cards)
    for (const line of comment.value.split('\n').map((one) => one.trim()))
      if (line !== '') counts.set(line, (counts.get(line) ?? 0) + 1);
  return [...counts].sort(([, n], [, m]) => m - n).map(([line]) => line);
}

/** Offers, under the answer that is being marked, what was said of others. */
function offer(card) {
  for (const { reuse } of cards) if (reuse !== card.reuse) reuse.replaceChildren();
  const own = card.comment.value.split('\n').map((one) => one.trim());
  const others = lines().filter((line) => !own.includes(line));
  const buttons = others.slice(0, 8).map((line) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = line;
    return button;
  });
  card.reuse.replaceChildren(...buttons);
}

function change(card) {
  show(card);
  showAll();
  keep();
}

for (const card of cards) {
  const { node, boxes, points, comment, reuse } = card;
  for (const box of boxes)
    box.addEventListener('change', () => {
      const sum = boxes.reduce((total, one) => total + (one.checked ? Number(one.dataset.points) : 0), 0);
      const within = Math.min(Number(most), Math.max(0, sum));
      points.value = String(Math.round(100 * within) / 100);
    });
  node.addEventListener('input', () => change(card));
  node.addEventListener('change', () => change(card));
  node.addEventListener('focusin', ({ target }) => {
    if (!reuse.contains(target)) offer(card); // a button that is pressed stays
  });
  node.querySelector('form').addEventListener('submit', (event) => event.preventDefault());
  reuse.addEventListener('click', ({ target }) => {
    if (target.tagName !== 'BUTTON') return;
    const before = comment.value.trimEnd();
    comment.value = before === '' ? target.textContent : `${before}\n${target.textContent}`;
    change(card);
    offer(card);
  });
  node.querySelector('.changed button').addEventListener('click', () => {
    put(card, asTakenIn(card));
    change(card);
  });
}

next.addEventListener('click', () => {
  const from = cards.findIndex(({ node }) => node.contains(document.activeElement));
  const open = [...cards.slice(from + 1), ...cards.slice(0, from + 1)].find((card) => !isMarked(card));
  open?.node.scrollIntoView();
  open?.node.querySelector('input').focus({ preventScroll: true });
});

download.addEventListener('click', () => {
  const marks = ready().map((card) => ({ answer: card.answer, ...stateOf(card), points: pointsOf(card) }));
  const file = { format: 1, assignment, question, points: Number(most), marks };
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([`${JSON.stringify(file, null, 2)}\n`], { type: 'application/json' }));
  link.download = `${assignment}-${question}.json`;
  link.click();
  URL.revokeObjectURL(link.href);
});

const before = read();
for (const card of cards) {
  const value = before[card.answer];
  if (value) put(card, value);
  if (value && !isChanged(card)) put(card, asTakenIn(card)); // it was taken in since
  show(card);
}
showAll();
