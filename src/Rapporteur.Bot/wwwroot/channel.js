// The messages of the channel: what was asked, what was answered, what happened by itself.
import { ask, askCommand, byId, count, el, say } from './dom.js';
import { card, heard } from './card.js';

const Kept = 40;
const messages = byId('messages');
const scroll = byId('scroll');
const newer = byId('newer');

// What the channel shows, so that a page that is loaded anew shows it again. Each has `at` and either `asked` or `answer`.
const shown = JSON.parse(sessionStorage.getItem('channel') ?? '[]');

export function begin() {
  for (const message of shown) append(message);
  showWelcome();
  scroll.scrollTop = scroll.scrollHeight;
  newer.addEventListener('click', () => {
    messages.lastElementChild?.scrollIntoView({ block: 'start' });
    byId('command').focus();
  });
  scroll.addEventListener('scroll', () => { if (isAtEnd()) newer.hidden = true; });
}

/** Asks a command and shows both it and its answer. */
export async function send(command) {
  add({ at: Date.now(), asked: command });
  const waiting = append({ at: Date.now(), waiting: true });
  toEnd(waiting);
  let answer;
  try {
    answer = await askCommand(command);
  } catch (fault) {
    answer = { title: fault.message, sections: [], suggestions: [], error: true };
  }
  waiting.remove();
  toEnd(add({ at: Date.now(), answer }));
  say(heard(answer));
}

/**
 * Shows an alert; one that changes another takes its place. Somebody who reads further up stays there and is told.
 * @returns whether it is news: not shown yet, and not of before the page was opened
 */
export function alert(answer) {
  const madeAt = Date.parse(answer.madeAt);
  const isNews = madeAt > performance.timeOrigin;
  // After a restart the host may tell again what is on the page already.
  if (shown.some((message) => message.told?.includes(answer.madeAt))) return false;
  const changed = shown.findIndex((message) => message.number && message.number === answer.changes);
  if (changed >= 0) {
    shown[changed].answer = answer;
    shown[changed].told.push(answer.madeAt);
    store();
    messages.children[messages.children.length - shown.length + changed].querySelector('.card').replaceWith(card(answer, send));
    if (isNews) say(`Alert changed: ${heard(answer)}`);
    return false;
  }
  const follows = isAtEnd();
  const message = add({ at: madeAt, answer, number: answer.number, told: [answer.madeAt] });
  if (follows) toEnd(message);
  else {
    newer.textContent = 'New alert below ↓';
    newer.hidden = false;
  }
  if (isNews) say(`Alert: ${heard(answer)}`);
  return isNews;
}

function add(message) {
  shown.push(message);
  shown.splice(0, shown.length - Kept);
  store();
  byId('welcome').hidden = true;
  return append(message);
}

function store() {
  try {
    sessionStorage.setItem('channel', JSON.stringify(shown));
  } catch {
    // The browser's store is full: what is on the page stays, and a reload begins later.
    shown.splice(0, shown.length / 2);
  }
}

function append(message) {
  const at = new Date(message.at);
  const item = el('li', { class: message.asked ? 'asked' : message.number ? 'message alert' : 'message' },
    el('p', { class: 'who' },
      el('strong', {}, message.asked ? 'You' : 'Rapporteur'), ' ',
      message.number && [el('span', { class: 'tag' }, message.answer.repliesTo ? 'More on an alert' : 'Alert'), ' '],
      el('time', { datetime: at.toISOString() }, timeOf(at))),
    message.asked ? el('p', { class: 'command', dir: 'auto' }, message.asked)
      : message.waiting ? el('p', { class: 'waiting', 'aria-hidden': 'true' }, '…')
        : card(message.answer, send));
  messages.append(item);
  return item;
}

export async function showWelcome() {
  if (shown.length) return;
  let welcome;
  try {
    welcome = await ask('/api/welcome');
  } catch {
    return;
  }
  if (shown.length) return;
  byId('welcome').replaceChildren(
    el('h2', {}, 'Ask what the articles say'),
    el('p', {}, welcome.documents
      ? `${count(welcome.documents, 'document')} read, ${count(welcome.facts, 'fact')} found. Every line of an answer leads to the words it rests on.`
      : 'No document has been read yet.'),
    el('ul', { class: 'examples' }, welcome.examples.map((example) => el('li', {},
      el('button', { type: 'button', click: () => { send(example.text); byId('command').focus(); } },
        el('code', {}, example.text), el('span', {}, example.description))))),
    el('p', { class: 'drop' }, 'Drop a .txt or .md file into the folder ', el('code', {}, welcome.folder), ': what it changes is told here, by itself.'));
  byId('welcome').hidden = false;
}

function timeOf(at) {
  const isToday = at.toDateString() === new Date().toDateString();
  return at.toLocaleString([], { dateStyle: isToday ? undefined : 'medium', timeStyle: 'short' });
}

const isAtEnd = () => scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < 80;

// A card that is longer than the channel is high is shown from its start.
function toEnd(item) {
  if (item.offsetHeight > scroll.clientHeight) item.scrollIntoView({ block: 'start' });
  else scroll.scrollTop = scroll.scrollHeight;
}

