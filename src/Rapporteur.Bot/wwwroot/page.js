const answers = document.getElementById('answers');
const input = document.getElementById('command');
const offers = document.getElementById('offers');

// Everything that comes from seeds is set as text, never as markup.
function add(parent, name, text) {
  const element = document.createElement(name);
  element.textContent = text ?? '';
  parent.append(element);
  return element;
}

function draw(answer) {
  const card = add(answers, 'article');
  add(card, 'h2', answer.title);
  if (answer.note) add(card, 'p', answer.note);
  for (const section of answer.sections) {
    if (section.heading) add(card, 'h3', section.heading);
    if (section.note) add(card, 'p', section.note);
    const list = add(card, 'ul');
    for (const line of section.lines) {
      const item = add(list, 'li', `${line.label ? `[${line.label}] ` : ''}${line.text}${line.id ? ` #${line.id}` : ''}`);
      for (const more of [line.support, line.detail]) if (more) add(item, 'small', more);
      for (const cited of line.citations) {
        add(item, 'blockquote', cited.quote);
        add(item, 'small', `${cited.source} (${cited.document}, line ${cited.line})`);
      }
    }
  }
  card.scrollIntoView({ block: 'start' });
}

document.getElementById('ask').addEventListener('submit', async (event) => {
  event.preventDefault();
  const response = await fetch('/api/ask', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ text: input.value }),
  });
  draw(await response.json());
  input.select();
});

input.addEventListener('input', async () => {
  const typed = input.value;
  const found = await (await fetch(`/api/complete?text=${encodeURIComponent(typed)}`)).json();
  if (typed !== input.value) return;
  offers.replaceChildren(...found.map((offer) => new Option(offer.shown, offer.text)));
});
