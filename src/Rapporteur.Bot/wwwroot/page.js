// The page: which view is shown, by the address alone, so that every place can be linked to.
import { byId, count } from './dom.js';
import * as channel from './channel.js';
import * as composer from './composer.js';
import { closePanel, openDocument, openFact } from './document.js';
import { drawOverview } from './overview.js';
import { listen } from './events.js';

let main = 'channel';
let unread = 0;
let opener = null;

const home = () => (main === 'overview' ? '#/overview' : '#/');
const close = () => { location.hash = home(); };

function route(again = false) {
  const [, place = '', name = '', span = ''] = location.hash.split('/');
  if (place === 'document' || place === 'fact') {
    if (byId('panel').hidden) opener = document.activeElement;
    const [, start, end] = /^(\d+)-(\d+)$/.exec(span) ?? [];
    if (place === 'fact') openFact(decoded(name), { close, send, again: again === true });
    else openDocument(decoded(name), start && Number(start), end && Number(end), { close, again: again === true });
  } else {
    show(place === 'overview' ? 'overview' : 'channel');
    if (!byId('panel').hidden) {
      closePanel();
      opener?.isConnected && opener.focus();
    }
  }
}

// An address that was cut or typed wrong is no reason to show nothing.
function decoded(name) {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

function show(view) {
  main = view;
  for (const name of ['channel', 'overview']) {
    byId(name).hidden = name !== view;
    if (name === view) byId(`to-${name}`).setAttribute('aria-current', 'page');
    else byId(`to-${name}`).removeAttribute('aria-current');
  }
  if (view === 'overview') drawOverview(send);
  else read();
}

function send(command) {
  if (main !== 'channel') location.hash = '#/';
  // A narrow screen has room for one of the two.
  else if (!byId('panel').hidden && matchMedia('(max-width: 60rem)').matches) close();
  show('channel');
  return channel.send(command);
}

function read() {
  if (document.hidden || main !== 'channel') return;
  unread = 0;
  showUnread();
}

function showUnread() {
  byId('unread').hidden = unread === 0;
  byId('unread').textContent = unread ? ` ${unread} new` : '';
  document.title = unread ? `(${unread}) Rapporteur` : 'Rapporteur';
}

function onReading({ done, all, facts }) {
  const isDone = facts !== null;
  byId('reading').hidden = isDone;
  byId('progress').max = all;
  byId('progress').value = done;
  byId('reading').querySelector('label').textContent = `Reading ${done.toLocaleString('en')} of ${count(all, 'file')}`;
  if (!isDone) return;
  byId('counts').textContent = `${count(all, 'document')}, ${count(facts, 'fact')}`;
  channel.showWelcome();
  if (main === 'overview') drawOverview(send);
  if (!byId('panel').hidden) route(true);
}

function onAlert(answer) {
  const isNew = channel.alert(answer);
  if (!isNew || (!document.hidden && main === 'channel')) return;
  unread += 1;
  showUnread();
}

function onLine(isUp) {
  const line = byId('line');
  line.dataset.state = isUp ? 'up' : 'down';
  line.textContent = isUp ? 'connected' : 'connection lost, trying again';
}

addEventListener('hashchange', route);
document.addEventListener('visibilitychange', read);
document.addEventListener('keydown', (event) => { if (event.key === 'Escape' && !byId('panel').hidden) close(); });
channel.begin();
composer.begin(send);
show('channel');
route();
listen({ reading: onReading, alert: onAlert, line: onLine });
if (matchMedia('(pointer: fine)').matches && byId('panel').hidden) byId('command').focus();
