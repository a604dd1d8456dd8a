// The command line: completes commands, options and values, and remembers what was asked.
import { ask, byId, el } from './dom.js';

const input = byId('command');
const list = byId('offers');
const asked = JSON.parse(sessionStorage.getItem('asked') ?? '[]');
let offers = [];
let active = -1;
let isExact = false;
let place = asked.length;
let draft = '';

export function begin(send) {
  byId('ask').addEventListener('submit', (event) => {
    event.preventDefault();
    submit(send);
  });
  input.addEventListener('input', complete);
  input.addEventListener('keydown', (event) => onKey(event, send));
  input.addEventListener('blur', close);
  // "/" begins a command from anywhere on the page but where text is typed.
  document.addEventListener('keydown', (event) => {
    if (event.key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey && !/^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName) && !byId('channel').hidden) {
      event.preventDefault();
      input.value = '/';
      input.focus();
      complete();
    }
  });
}

function onKey(event, send) {
  if (event.isComposing) return;
  const isOpen = !list.hidden;
  const key = event.key;
  if (key === 'Escape' && isOpen) {
    event.stopPropagation();
    close();
  } else if (key === 'Tab' && isOpen && !event.shiftKey) take(Math.max(active, 0));
  else if (key === 'Enter' && isOpen && (active >= 0 || isBeginning())) take(Math.max(active, 0));
  else if (key === 'Enter') submit(send);
  else if ((key === 'ArrowDown' || key === 'ArrowUp') && isOpen) move(key === 'ArrowDown' ? 1 : -1);
  else if (key === 'ArrowUp' || (key === 'ArrowDown' && place < asked.length)) recall(key === 'ArrowUp' ? -1 : 1);
  else if (key === 'ArrowDown') complete();
  else return;
  event.preventDefault();
}

function submit(send) {
  const command = input.value.trim();
  if (!command) return;
  if (asked.at(-1) !== command) asked.push(command);
  asked.splice(0, asked.length - 50);
  sessionStorage.setItem('asked', JSON.stringify(asked));
  place = asked.length;
  input.value = '';
  close();
  send(command);
}

// "/del" is the beginning of a command and none yet: Enter completes it rather than asking for nothing.
const isBeginning = () => !isExact && !/\s/.test(input.value.trim());

async function complete() {
  const typed = input.value;
  if (!typed) return close();
  let found;
  try {
    found = await ask(`/api/complete?text=${encodeURIComponent(typed)}`);
  } catch {
    return close();
  }
  // Answers may overtake each other; only the one to what stands there now counts.
  if (typed !== input.value || document.activeElement !== input) return;
  const others = found.filter((offer) => offer.text.trim() !== typed.trim());
  isExact = others.length < found.length;
  show(others);
}

function show(found) {
  offers = found;
  active = -1;
  list.replaceChildren(...found.map((offer, at) => el('li', {
    id: `offer-${at}`,
    role: 'option',
    'aria-selected': 'false',
    // The click must come before the input loses the focus.
    mousedown: (event) => { event.preventDefault(); take(at); },
  }, el('bdi', {}, offer.shown), offer.detail && el('small', {}, ` ${offer.detail}`))));
  list.hidden = found.length === 0;
  input.setAttribute('aria-expanded', String(!list.hidden));
  input.removeAttribute('aria-activedescendant');
}

function close() {
  show([]);
}

function move(by) {
  list.children[active]?.setAttribute('aria-selected', 'false');
  active = (active + by + offers.length + (active < 0 && by < 0 ? 1 : 0)) % offers.length;
  const option = list.children[active];
  option.setAttribute('aria-selected', 'true');
  option.scrollIntoView({ block: 'nearest' });
  input.setAttribute('aria-activedescendant', option.id);
}

function take(at) {
  input.value = offers[at].text;
  input.setSelectionRange(input.value.length, input.value.length);
  close();
  // A name of an option or a command goes on with its values; a value is an end.
  if (/[\s:]$/.test(input.value)) complete();
}

function recall(by) {
  if (place === asked.length) draft = input.value;
  place = Math.min(Math.max(place + by, 0), asked.length);
  input.value = place === asked.length ? draft : asked[place];
  input.setSelectionRange(input.value.length, input.value.length);
}
