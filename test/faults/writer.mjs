// Writes to a ledger until it is killed, and says what was acknowledged, a line each: "document ID DIGEST", "decision INDEX TARGET".
// On the built program; `node writer.mjs FOLDER NAME [REPORTS]` ends by itself after so many reports.
import {createHash} from 'node:crypto';
import {writeSync} from 'node:fs';
import {addAll} from '../../dist/keeper/add.js';
import {decide, lastSeen} from '../../dist/keeper/decide.js';
import {openLedger} from '../../dist/keeper/ledger.js';
import {documentOf} from '../../dist/read/document.js';

const [folder, name, reports = '1e9'] = process.argv.slice(2);
const say = (line) => writeSync(1, `${line}\n`);
const digest = (text) => createHash('sha256').update(text).digest('hex');

/** No writer reads anything here: it is keeping that is tried, and a given claim is kept as well as a read one. */
const reader = {name: 'given 1', claims: async (documents) => documents.map((each) => [claimOf(each)])};

function claimOf({id, text}) {
  const quote = (words) => ({start: text.indexOf(words), end: text.indexOf(words) + words.length, text: words});
  return {
    id: `${id}-killed`,
    document: id,
    content: {start: 0, end: text.length},
    effect: 'killed',
    figure: {...quote('12'), low: 12, high: 12, approx: false, implied: false},
    trigger: quote('killed'),
    affected: {...quote('people'), class: 'civilian'},
    speaker: null,
    via: [],
    cue: null,
    stance: 'asserted',
    place: null,
    time: null,
    scope: 'incident',
    rule: 'object',
    reader: 'given 1',
    confidence: 0.9,
  };
}

async function* incoming() {
  for (let i = 0; i < Number(reports); i++) {
    const text = `Report ${i} of ${name}\n\nFlood water stood in the north. A mine fell in and 12 people were killed. ${'The road is closed. '.repeat(i % 40)}`;
    yield {document: documentOf(text, {id: `${name}-${i}`, published: '2022-01-06'}), raw: Buffer.from(text)};
  }
}

try {
  const ledger = await openLedger(folder, {create: true});
  // Both writers decide on the same few claims, so each of them is told now and then that the other was first.
  for await (const {document, id, state} of addAll(ledger, reader, incoming(), Number(process.env.TOGETHER ?? 4))) {
    if (state !== 'there') say(`document ${id} ${digest(document.text)}`);
    const target = `shared-${document.text.length % 5}`;
    const decision = {kind: 'accept', target, by: name, why: null, change: {}};
    const decided = await decide(ledger, decision, await lastSeen(ledger, target));
    if (decided.kind === 'kept') say(`decision ${decided.index} ${digest(target)}`);
  }
  await ledger.close();
} catch (error) {
  say(`error ${error.code}`);
  process.stderr.write(`${error.stack}\n`);
  process.exitCode = 3;
}
