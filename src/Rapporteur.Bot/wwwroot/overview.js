// The whole picture on one sheet: who, what, how far apart, when.
import { ask, byId, count, el, factOf, few, kindCount, kindName, label } from './dom.js';

const Columns = 6;
const CellFacts = 3;
const view = byId('overview');

/** Draws the overview; what was drawn stays until the new one is there. */
export async function drawOverview(send) {
  let overview;
  try {
    overview = await ask('/api/overview');
  } catch (fault) {
    return view.replaceChildren(el('p', { class: 'note' }, fault.message));
  }
  view.replaceChildren(
    el('div', { class: 'sheet-head' }, el('h2', {}, 'Overview'), el('button', { type: 'button', class: 'print', click: () => print() }, 'Print')),
    figures(overview, send),
    sheet('What keeps the sides apart', matrix(overview, send)),
    sheet('Meetings', meetings(overview.meetings)),
    sheet('Delegations', delegations(overview.delegations)),
    el('div', { class: 'pair' },
      sheet('Facts by kind', bars(overview.kinds.map((count) => ({ name: kindName(count.kind), kinds: [count] })))),
      sheet('Parties', bars(overview.parties))));
}

const sheet = (title, ...content) => el('section', { class: 'sheet' }, el('h3', {}, title), content);

const none = (sentence) => el('p', { class: 'note' }, sentence);

function figures(overview, send) {
  const figure = (number, name, command) => el('li', {}, el('button', { type: 'button', click: () => send(command) }, el('strong', {}, number.toLocaleString('en')), ' ', name));
  return el('ul', { class: 'figures' },
    figure(overview.documents, overview.documents === 1 ? 'document' : 'documents', '/sources'),
    el('li', {}, el('span', {}, el('strong', {}, overview.facts.toLocaleString('en')), ' facts')),
    figure(overview.gaps.length, 'subjects apart', '/gaps'),
    figure(overview.contradictions, overview.contradictions === 1 ? 'contradiction' : 'contradictions', '/contradictions'),
    overview.unread > 0 && figure(overview.unread, 'not read', '/sources'));
}

// Subjects by parties. Those with most to say have a column; on a narrow screen each subject is a list.
function matrix({ gaps, offAgenda }, send) {
  if (!gaps.length) return none('No seed states a gap.');
  const spoken = new Map();
  for (const { cells } of gaps) for (const { party, facts } of cells) if (party) spoken.set(party, (spoken.get(party) ?? 0) + facts.length);
  const columns = [...spoken].sort((one, other) => other[1] - one[1]).map(([party]) => party);
  const shown = columns.slice(0, Columns);
  const hasOthers = columns.length > Columns || gaps.some((gap) => gap.cells.some((cell) => !cell.party));
  const cell = (title, facts, subject) => el('td', { 'data-party': title, class: facts.length ? null : 'empty' },
    facts.length ? el('ul', {}, facts.slice(0, CellFacts).map((fact) => el('li', {}, position(fact)))) : el('span', { class: 'nothing' }, 'not stated'),
    facts.length > CellFacts && el('button', { type: 'button', class: 'more', click: () => send(`/gaps subject:${subject}`) }, `${facts.length - CellFacts} more`));
  const table = el('table', { class: 'matrix' },
    el('thead', {}, el('tr', {}, el('th', { scope: 'col' }, 'Subject'), shown.map((party) => el('th', { scope: 'col' }, party)), hasOthers && el('th', { scope: 'col' }, 'Others'))),
    el('tbody', {}, gaps.map((gap) => el('tr', {},
      el('th', { scope: 'row' },
        el('button', { type: 'button', class: 'subject', click: () => send(`/gaps subject:${gap.id}`) }, gap.title),
        [...gap.called, ...gap.offAgenda].map(position),
        gap.contradictions > 0 && el('button', { type: 'button', class: 'flag', click: () => send('/contradictions') }, label('contradiction', count(gap.contradictions, 'contradiction')))),
      shown.map((party) => cell(party, gap.cells.find((other) => other.party === party)?.facts ?? [], gap.id)),
      hasOthers && cell('Others', gap.cells.filter((other) => !shown.includes(other.party)).flatMap((other) => other.facts.map((fact) => ({ ...fact, what: other.party ? `${other.party}: ${fact.what}` : fact.what }))), gap.id)))));
  return [table, offAgenda.length > 0 && el('p', { class: 'off' }, 'Off the agenda: ', offAgenda.map((fact, at) => [at ? '; ' : '', el('a', { href: factOf(fact.id) }, few(fact.what, 60))]))];
}

const position = (fact) => el('a', { class: 'position', href: factOf(fact.id), title: fact.what }, label(fact.kind, fact.label), ' ', el('bdi', {}, few(fact.what, 70)));

// A line in time, drawn to scale, and under it the meetings in words.
function meetings(all) {
  if (!all.length) return none('No seed states any.');
  const dated = all.filter((meeting) => meeting.date);
  const list = el('ol', { class: 'meetings' }, all.map((meeting) => el('li', { 'data-kind': 'meeting' },
    meeting.date ? el('time', { datetime: meeting.date }, dateWords(meeting.date)) : el('span', { class: 'undated' }, 'Date not stated'),
    el('a', { href: factOf(meeting.id) }, meeting.place ?? 'Place not stated'),
    el('span', {}, meeting.parties.length ? meeting.parties.join(', ') : 'parties not stated'),
    meeting.label !== 'meeting' && label('meeting', meeting.label))));
  return [dated.length > 1 && timeLine(dated), list];
}

// As exact as the date is: "2026", "January 2026", "6 January 2026".
function dateWords(date) {
  const [, month, day] = date.split('-');
  return new Date(timeOf(date)).toLocaleDateString('en-GB', { year: 'numeric', month: month && 'long', day: day && 'numeric', timeZone: 'UTC' });
}

const timeOf = (date) => { const [year, month = 1, day = 1] = date.split('-').map(Number); return Date.UTC(year, month - 1, day); };

function timeLine(dated) {
  const [first, last] = [timeOf(dated[0].date), timeOf(dated.at(-1).date)];
  const at = (time) => `${4 + (92 * (time - first)) / Math.max(last - first, 1)}%`;
  const points = Map.groupBy(dated, (meeting) => timeOf(meeting.date));
  return el('svg', { class: 'timeline', 'data-kind': 'meeting', role: 'img', 'aria-label': `${count(dated.length, 'meeting')} from ${dateWords(dated[0].date)} to ${dateWords(dated.at(-1).date)}`, width: '100%', height: '64' },
    el('line', { x1: '4%', x2: '96%', y1: '30', y2: '30' }),
    [...points].map(([time, there]) => el('circle', { cx: at(time), cy: '30', r: String(5 + 2 * Math.sqrt(there.length - 1)) }, el('title', {}, there.map((meeting) => `${dateWords(meeting.date)}, ${meeting.place ?? 'place not stated'}`).join('\n')))),
    el('text', { x: '4%', y: '56', 'text-anchor': 'start' }, dateWords(dated[0].date)),
    first < last && el('text', { x: '96%', y: '56', 'text-anchor': 'end' }, dateWords(dated.at(-1).date)));
}

function delegations(all) {
  if (!all.length) return none('No seed puts anybody in a delegation.');
  return el('div', { class: 'delegations' }, all.map(({ party, people }) => el('section', {},
    el('h4', {}, party),
    !people.some((person) => person.label.startsWith('lead') || person.label.startsWith('mediator')) && el('p', { class: 'note' }, 'Lead: not stated.'),
    el('ul', {}, people.map((person) => el('li', { class: person.isReplaced ? 'replaced' : null },
      el('a', { href: factOf(person.id) }, person.person), ' ', label('delegate', person.label),
      person.roles.length > 0 && el('span', { class: 'role' }, person.roles.join('; '))))))));
}

const total = (row) => row.kinds.reduce((sum, { count: number }) => sum + number, 0);

// Bars are to one scale; the numbers stand beside each.
function bars(rows) {
  const most = Math.max(...rows.map(total), 1);
  return el('ul', { class: 'bars' }, rows.map((row) => el('li', {},
    el('span', { class: 'name' }, row.name),
    bar(row.kinds, most),
    el('span', { class: 'number' }, String(total(row))),
    row.name !== kindName(row.kinds[0].kind) && el('span', { class: 'spelled' }, row.kinds.map(({ kind, count: number }) => kindCount(kind, number)).join(', ')))));
}

function bar(kinds, most) {
  let x = 0;
  return el('svg', { class: 'bar', width: '100%', height: '12', 'aria-hidden': 'true' }, kinds.map(({ kind, count: number }) => {
    const piece = el('rect', { x: `${(100 * x) / most}%`, width: `${(100 * number) / most}%`, height: '12', 'data-kind': kind });
    x += number;
    return piece;
  }));
}
