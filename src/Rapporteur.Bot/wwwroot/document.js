// The panel beside the channel: a document with a quote in its place, or all that is known of a fact.
import { ask, askCommand, byId, count, el, factOf, kindCount, label, placeOf } from './dom.js';
import { card } from './card.js';

const panel = byId('panel');
let open = {};

/** Opens a document, with the quote between two offsets in sight; without them at its beginning. */
export async function openDocument(name, start, end, { close, again }) {
  const now = open = { json: open.json };
  let view;
  try {
    view = await ask(`/api/document?name=${encodeURIComponent(name)}`);
  } catch (fault) {
    return fill(close, 'Source', null, el('p', { class: 'note' }, fault.message));
  }
  if (open !== now || isShown(view, again)) return;
  const claims = view.claims.filter((claim) => claim.start === start && claim.end === end);
  fill(close, view.title, focusBar(view, claims, start, end),
    el('p', { class: 'origin' }, [view.outlet ?? 'Outlet not stated', view.date ?? 'undated', el('span', { class: 'file' }, view.name)].map((part, at) => [at ? ' · ' : '', part]),
      el('span', { class: 'hash', title: `SHA-256 of the file: ${view.sha256}` }, ` · SHA-256 ${view.sha256.slice(0, 12)}…`)),
    factList(view, start),
    el('div', { class: 'text' }, view.paragraphs.map((paragraph) => drawParagraph(view, paragraph, start, end))));
  panel.querySelector('mark')?.scrollIntoView({ block: 'center' });
}

/** Opens everything that is known of a fact. */
export async function openFact(id, { close, send, again }) {
  const now = open = { json: open.json };
  let answer;
  try {
    answer = await askCommand(`/fact id:${id}`);
  } catch (fault) {
    return fill(close, 'Fact', null, el('p', { class: 'note' }, fault.message));
  }
  if (open === now && !isShown(answer, again)) fill(close, `Fact ${id}`, null, card(answer, send, 3));
}

// Seeds that were read again have mostly changed nothing here: then nobody who reads is thrown out of place.
function isShown(content, again) {
  const before = open.json;
  open.json = JSON.stringify(content);
  return again && before === open.json;
}

export function closePanel() {
  open = {};
  panel.hidden = true;
  panel.replaceChildren();
  document.body.classList.remove('with-panel');
}

// The head stays in sight: what is looked at, and the way out.
function fill(close, title, head, ...content) {
  const heading = el('h2', { tabindex: '-1', dir: 'auto', title }, title);
  const wasOpen = !panel.hidden;
  panel.replaceChildren(
    el('div', { class: 'panel-head' },
      el('div', { class: 'row' }, heading, el('button', { type: 'button', class: 'close', 'aria-label': 'Close the source', click: close }, '×')),
      ...[head].filter(Boolean)),
    ...content);
  panel.hidden = false;
  panel.scrollTop = 0;
  document.body.classList.add('with-panel');
  if (!wasOpen || document.activeElement === document.body) heading.focus({ preventScroll: true });
}

// What the marked words are taken for, and the way to the claims before and after them.
function focusBar(view, claims, start, end) {
  if (start === undefined) return null;
  const places = [...new Map(view.claims.map((claim) => [`${claim.start}-${claim.end}`, claim])).values()];
  const before = places.findLast((claim) => claim.start < start || (claim.start === start && claim.end < end));
  const after = places.find((claim) => claim.start > start || (claim.start === start && claim.end > end));
  const step = (claim, name) => (claim
    ? el('a', { class: 'step', href: placeOf(view.name, claim.start, claim.end) }, name)
    : el('span', { class: 'step', 'aria-disabled': 'true' }, name));
  return el('div', { class: 'focus', role: 'region', 'aria-label': 'The marked words' },
    el('ul', {}, claims.map((claim) => el('li', { 'data-kind': claim.kind },
      label(claim.kind, claim.label), ' ', el('bdi', {}, claim.text), ' ', el('a', { class: 'id', href: factOf(claim.id), 'aria-label': `Fact ${claim.id}` }, `#${claim.id}`),
      claim.attributedTo.length > 0 && el('span', { class: 'by' }, ` according to ${claim.attributedTo.join(', by ')}`)))),
    el('p', { class: 'where' }, claims.length === 0 && 'No fact rests on these words now. ', claims.length > 0 && `Line ${claims[0].line}, `, `characters ${start.toLocaleString('en')} to ${end.toLocaleString('en')}`,
      el('span', { class: 'steps' }, step(before, '← Before'), step(after, 'After →'))));
}

function factList(view, start) {
  const kinds = Object.entries(Object.groupBy(view.claims, (claim) => claim.kind));
  return el('details', { class: 'taken', open: start === undefined },
    el('summary', {}, `${count(view.claims.length, 'claim')} taken from it`, el('span', { class: 'kinds' }, kinds.map(([kind, claims]) => label(kind, kindCount(kind, claims.length))))),
    el('ul', {}, view.claims.map((claim) => el('li', {},
      el('a', { href: placeOf(view.name, claim.start, claim.end), 'aria-current': claim.start === start ? 'true' : null }, label(claim.kind, claim.label), ' ', el('bdi', {}, claim.text))))));
}

const shapes = { headline: ['h3'], label: ['h4'], body: ['p'], furniture: ['p', 'furniture'] };

// The paragraph in runs: at each offset where a claim begins or ends a new run begins, which knows all claims over it.
function drawParagraph(view, paragraph, start, end) {
  const over = view.claims.filter((claim) => claim.start < paragraph.end && claim.end > paragraph.start);
  const edges = new Set([paragraph.start, paragraph.end]);
  const cut = (at) => { if (at > paragraph.start && at < paragraph.end) edges.add(at); };
  for (const claim of over) [claim.start, claim.end, claim.whatStart, claim.whatEnd].forEach((at) => at !== null && cut(at));
  if (start !== undefined) [start, end].forEach(cut);
  const sorted = [...edges].sort((one, other) => one - other);
  const runs = sorted.slice(0, -1).map((from, at) => drawRun(view, over, from, sorted[at + 1], start, end));
  const [tag, shape] = shapes[paragraph.role];
  return el(tag, { class: shape, dir: 'auto' }, runs);
}

function drawRun(view, over, from, to, start, end) {
  const words = view.text.slice(from, to);
  const here = over.filter((claim) => claim.start <= from && claim.end >= to);
  const isMarked = start !== undefined && start <= from && end >= to;
  if (!here.length) return isMarked ? el('mark', {}, words) : words;
  // Of claims over the same words the one with the shortest quote is meant; its content stands out in its quote.
  const [nearest] = [...here].sort((one, other) => (one.end - one.start) - (other.end - other.start));
  const isContent = here.some((claim) => claim.whatStart !== null && claim.whatStart <= from && claim.whatEnd >= to && (!isMarked || (claim.start === start && claim.end === end)));
  const run = el('a', {
    class: isContent ? 'claim content' : 'claim',
    'data-kind': nearest.kind,
    href: isMarked ? factOf(nearest.id) : placeOf(view.name, nearest.start, nearest.end),
    title: here.map((claim) => `${claim.label}: ${claim.text}`).join('\n'),
  }, words);
  return isMarked ? el('mark', {}, run) : run;
}
