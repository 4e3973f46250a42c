import {counted} from '../../say/number.ts';
import {visible} from '../../say/visible.ts';
import {toAdding, toReader} from '../addresses.ts';
import {Layout} from '../layout.tsx';
import type {AddingPage as Data, Frame} from '../page.ts';
import {Foreign} from '../text.tsx';
import {FoundForm} from './form.tsx';

/** A claim that the reader missed: choose a sentence, then say what it claims. */
export function AddingPage({frame, data}: {readonly frame: Frame; readonly data: Data}) {
  const {report, chosen, faults} = data;
  return (
    <Layout
      frame={frame}
      title={faults.length > 0 ? 'Not added yet' : 'Add a claim'}
      view="adding"
      islands={['adding']}
    >
      <header class="head">
        <p class="note">
          <a href={toReader(report.id)}>
            <Foreign words={report.title} />
          </a>
          {report.publisher !== null && (
            <>
              , <Foreign words={report.publisher} />
            </>
          )}
        </p>
        <h1>Add a claim</h1>
        <p class="lead-text">
          {chosen === null
            ? 'Choose the sentence that claims what was missed.'
            : 'Say what these words claim. What was read in them is filled in.'}
        </p>
      </header>
      {chosen === null ? <Sentences data={data} /> : <FoundForm frame={frame} data={data} chosen={chosen} />}
    </Layout>
  );
}

/** Every sentence of the report, each a link to the form. */
function Sentences({data: {report, sentences, lang, dir}}: {readonly data: Data}) {
  if (sentences.length === 0) return <p class="empty">There are no words in this report.</p>;
  return (
    <ol class="sentences" lang={lang} dir={dir}>
      {sentences.map(({start, end, text, claims}) => (
        <li key={start}>
          <a href={toAdding(report.id, {start, end})}>{visible(text.replace(/\s+/g, ' '))}</a>
          {claims > 0 && (
            <span class="note" lang="en" dir="ltr">
              {' '}
              {counted(claims, 'claim')}
            </span>
          )}
        </li>
      ))}
    </ol>
  );
}
