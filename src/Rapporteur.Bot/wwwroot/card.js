// An answer as a card: the same content, pages, buttons and menu as in Discord.
import { count, el, factOf, label, placeOf } from './dom.js';

// Three screens of a phone, as a page has in Discord. Quotes of short answers show at once, those of long ones when asked.
const PageCharacters = 3000;
const QuotesShownUpTo = 1200;
const MenuEntries = 25;

/**
 * Draws an answer as `POST /api/ask` gives it.
 * @param send called with the command of a button or an entry that was chosen
 * @param level of the title's heading
 */
export function card(answer, send, level = 2) {
  const article = el('article', { class: answer.error ? 'card refused' : 'card' });
  const quotesLength = linesOf(answer).flatMap((line) => line.citations).reduce((sum, cited) => sum + cited.quote.length, 0);
  const view = { quotes: quotesLength <= QuotesShownUpTo, page: 0 };
  const draw = () => {
    const pages = pagesOf(answer, view.quotes);
    view.page = Math.min(view.page, pages.length - 1);
    const shown = pages[view.page];
    article.replaceChildren(
      el(`h${level}`, { dir: 'auto' }, answer.title),
      ...(view.page === 0 && answer.note ? [el('p', { class: 'note', dir: 'auto' }, answer.note)] : []),
      ...shown.map((section) => drawSection(section, view.quotes, level + 1)),
      ...controls(pages, shown),
    );
  };
  const controls = (pages, shown) => {
    const turn = (by, name) => el('button', { type: 'button', disabled: !pages[view.page + by], click: () => again(() => { view.page += by; }, name) }, name);
    const row = [];
    if (pages.length > 1) {
      row.push(turn(-1, 'Previous'), el('span', { class: 'page', role: 'status' }, `Page ${view.page + 1} of ${pages.length}`), turn(1, 'Next'));
    }
    if (quotesLength > QuotesShownUpTo) {
      row.push(el('button', { type: 'button', 'aria-pressed': String(view.quotes), click: () => again(() => { view.quotes = !view.quotes; }, 'quotes') }, view.quotes ? 'Hide quotes' : 'Show quotes'));
    }
    const facts = shown.flatMap((section) => section.lines).filter((line, at, all) => line.id && all.findIndex((other) => other.id === line.id) === at);
    if (facts.length > 0 && !answer.command?.startsWith('/fact ')) row.push(menu(facts, send));
    for (const command of answer.suggestions ?? []) {
      row.push(el('button', { type: 'button', class: 'suggestion', click: () => send(command) }, command));
    }
    return row.length ? [el('div', { class: 'controls' }, row)] : [];
  };
  // The button that was pressed is drawn anew: the focus goes to the one in its place.
  const again = (change, name) => {
    change();
    draw();
    const buttons = [...article.querySelectorAll('.controls button')];
    (buttons.find((button) => !button.disabled && (button.textContent === name || button.hasAttribute('aria-pressed') && name === 'quotes')) ?? buttons.find((button) => !button.disabled))?.focus();
    if (name !== 'quotes') article.scrollIntoView({ block: 'nearest' });
  };
  draw();
  return article;
}

/** What a card says, for those who listen. */
export function heard(answer) {
  const lines = linesOf(answer).length;
  return `${answer.title}${lines ? `. ${count(lines, 'line')}.` : ''}${answer.note ? ` ${answer.note}` : ''}`;
}

const linesOf = (answer) => answer.sections.flatMap((section) => section.lines);

function menu(facts, send) {
  const select = el('select', { 'aria-label': 'Open a fact', change: () => {
    if (select.value) send(`/fact id:${select.value}`);
    select.value = '';
  } }, el('option', { value: '' }, 'Open a fact …'), facts.slice(0, MenuEntries).map((line) => el('option', { value: line.id }, line.text)));
  return select;
}

// Pages break between lines, never within one; a section that goes on says so.
function pagesOf(answer, quotes) {
  const pages = [[]];
  let used = answer.title.length + (answer.note?.length ?? 0);
  for (const section of answer.sections) {
    let open = { ...section, lines: [] };
    pages.at(-1).push(open);
    used += (section.heading?.length ?? 0) + (section.note?.length ?? 0);
    for (const line of section.lines) {
      const length = lengthOf(line, quotes);
      if (used + length > PageCharacters && used > 0 && pages.at(-1).some((part) => part.lines.length)) {
        if (!open.lines.length) pages.at(-1).pop();
        open = open.lines.length ? { heading: section.heading && `${section.heading} (continued)`, note: null, lines: [] } : open;
        pages.push([open]);
        used = section.heading?.length ?? 0;
      }
      open.lines.push(line);
      used += length;
    }
  }
  return pages;
}

const lengthOf = (line, quotes) => line.text.length + (line.label?.length ?? 0) + (line.detail?.length ?? 0) + (line.support?.length ?? 0)
  + line.citations.reduce((sum, cited) => sum + cited.source.length + (quotes ? cited.quote.length : 0), 0);

function drawSection(section, quotes, level) {
  const kinds = new Set(section.lines.map((line) => line.kind));
  const shownQuotes = new Set();
  return el('section', { 'data-kind': kinds.size === 1 ? [...kinds][0] : null },
    section.heading && el(`h${level}`, { dir: 'auto' }, section.heading),
    section.note && el('p', { class: 'note', dir: 'auto' }, section.note),
    section.lines.length > 0 && el('ul', {}, section.lines.map((line) => drawLine(line, quotes, shownQuotes))));
}

function drawLine(line, quotes, shownQuotes) {
  const [cited] = line.citations;
  const inText = cited ? flat(line.text).indexOf(flat(cited.quote)) : -1;
  return el('li', {},
    el('p', { class: 'line' },
      line.label && [label(line.kind, line.label), ' '],
      el('bdi', { class: 'words' }, inText < 0 ? line.text : marked(flat(line.text), inText, flat(cited.quote).length)),
      line.id && [' ', el('a', { class: 'id', href: factOf(line.id), 'aria-label': `Fact ${line.id}` }, `#${line.id}`)]),
    line.detail && el('p', { class: 'detail', dir: 'auto' }, line.detail),
    line.citations.map((citation) => {
      const place = placeOf(citation.document, citation.start, citation.end);
      const isNew = quotes && inText < 0 && !shownQuotes.has(place);
      shownQuotes.add(place);
      return drawCitation(citation, isNew);
    }),
    line.support && el('p', { class: 'support' }, line.support));
}

function drawCitation(cited, withQuote) {
  return el('p', { class: withQuote ? 'cited quoted' : 'cited' }, el('a', { href: placeOf(cited.document, cited.start, cited.end), title: `${cited.document}, line ${cited.line}` },
    withQuote && el('q', { dir: 'auto' }, cited.quote),
    el('cite', { dir: 'auto' }, cited.source, el('span', { class: 'at' }, ` · line ${cited.line}`))));
}

const flat = (string) => string.replace(/\s+/gu, ' ');

const marked = (string, at, length) => length === string.length
  ? string
  : [string.slice(0, at), el('mark', {}, string.slice(at, at + length)), string.slice(at + length)];
