// Making elements. Text from seeds and users only ever becomes text nodes: no markup is read anywhere on this page.

// What is not seen but acts: controls, overrides of direction, zero-width signs, tags. The joiners stay: scripts need them.
const unseen = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\u{e0000}-\u{e007f}]/u;
const cut = new RegExp(`(${unseen.source})`, 'u');

/** A string as nodes; a sign that acts unseen is shown by its number and does nothing. */
export function text(string) {
  return unseen.test(string)
    ? string.split(cut).map((part) => (unseen.test(part) ? el('span', { class: 'unseen', 'data-code': code(part) }) : part))
    : [string];
}

const code = (sign) => `U+${sign.codePointAt(0).toString(16).toUpperCase().padStart(4, '0')}`;

const svgNames = new Set(['svg', 'line', 'circle', 'rect', 'text', 'g', 'title', 'path']);

/** An element; properties that are functions are listeners, children that are null are left out. */
export function el(name, properties = {}, ...children) {
  const element = svgNames.has(name)
    ? document.createElementNS('http://www.w3.org/2000/svg', name)
    : document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (typeof value === 'function') element.addEventListener(key, value);
    else if (value === true) element.setAttribute(key, '');
    else if (value !== null && value !== undefined && value !== false) element.setAttribute(key, value);
  }
  for (const child of children.flat(Infinity)) {
    if (child instanceof Node) element.append(child);
    else if (child !== null && child !== undefined && child !== false) element.append(...text(String(child)));
  }
  return element;
}

export const byId = (id) => document.getElementById(id);

/** Tells those who listen and do not look. */
export function say(sentence) {
  byId('said').textContent = '';
  // A region that is set to the same text again says nothing.
  setTimeout(() => byId('said').replaceChildren(...text(sentence)), 50);
}

/** "1 fact", "2 facts". */
export const count = (number, thing) => `${number.toLocaleString('en')} ${thing}${number === 1 ? '' : 's'}`;

/** The first words of a text, at most so many characters, broken at a blank. */
export function few(string, most) {
  if (string.length <= most) return string;
  const end = string.lastIndexOf(' ', most - 1);
  return `${string.slice(0, end > most / 2 ? end : most - 1)} …`;
}

/** Where the words of a citation stand, as an address that can be shared. */
export const placeOf = (name, start, end) => `#/document/${encodeURIComponent(name)}/${start}-${end}`;

export const factOf = (id) => `#/fact/${encodeURIComponent(id)}`;

const names = { delegate: 'delegate', agreed: 'agreed', demand: 'demand', 'red-line': 'red line', proposal: 'proposal', gap: 'called a gap', 'off-agenda': 'off the agenda', meeting: 'meeting' };

/** A kind of fact in words. */
export const kindName = (kind) => names[kind] ?? kind;

const many = { delegate: 'delegates', demand: 'demands', 'red-line': 'red lines', proposal: 'proposals', meeting: 'meetings' };

/** "2 red lines". */
export const kindCount = (kind, number) => `${number} ${(number !== 1 && many[kind]) || kindName(kind)}`;

/** A kind's label: the word and, beside it, its colour. */
export const label = (kind, words) => el('span', { class: 'label', 'data-kind': kind }, words);

/** The answer to a command. */
export const askCommand = (command) => ask('/api/ask', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ text: command }) });

/** The body of an answer from the host, or an error whose message is a sentence to show. */
export async function ask(address, options) {
  let response;
  try {
    response = await fetch(address, options);
  } catch {
    throw new Error('The bot cannot be reached. Is it running? This page connects again by itself.');
  }
  if (response.headers.get('content-type')?.includes('json')) return response.json();
  throw new Error((await response.text()) || `The bot answered with status ${response.status}.`);
}
