// Sentences, tokens and universal tags by wink-nlp, on the text files of a folder, one thread.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import model from 'wink-eng-lite-web-model';
import winkNLP from 'wink-nlp';

const [folder, rounds] = [process.argv[2], Number(process.argv[3])];
const texts = readdirSync(folder).filter((name) => name.endsWith('.txt')).sort().map((name) => readFileSync(join(folder, name), 'utf8'));
const nlp = winkNLP(model, ['sbd', 'pos']);
const its = nlp.its;

const read = () => texts.reduce((count, text) => {
  const doc = nlp.readDoc(text);
  doc.sentences().out();
  return count + doc.tokens().out(its.pos).length;
}, 0);

for (let round = 0; round < rounds; round++) read();
const start = process.hrtime.bigint();
let tokens = 0;
for (let round = 0; round < rounds; round++) tokens += read();
const seconds = Number(process.hrtime.bigint() - start) / 1e9;
console.log(`wink-nlp, sentences and tags: ${Math.round(tokens / seconds)} tokens a second (${tokens} tokens)`);
