import type {ChosenWords} from '../../desk/views.ts';
import {AFFECTED_CLASSES, EFFECTS, SCOPES, SPEAKER_CLASSES, STANCES} from '../../model/claim.ts';
import {FIELDS, toAdding, toReader, toWords} from '../addresses.ts';
import type {AddingPage, Frame} from '../page.ts';
import {Quoted} from '../text.tsx';
import {SPEAKER_NAMES} from '../words.ts';
import {Choose, Day, Tick, Words, type Written} from './fields.tsx';
import {FIELD_NAMES, fieldOf} from './parts.ts';

interface FormProps {
  readonly frame: Frame;
  readonly data: AddingPage;
  readonly chosen: ChosenWords;
}

/** The words, large, and beside them what they claim: closed lists, and the very words of each part. */
export function FoundForm({frame, data, chosen}: FormProps) {
  const {report, lang, dir, faults, why} = data;
  const {written, words} = chosen;
  const field = (name: keyof ChosenWords['written']): Written => ({
    name,
    label: FIELD_NAMES[name],
    value: written[name],
    fault: faults.find(({part}) => fieldOf(part) === name)?.message ?? null,
  });
  return (
    <div class="review-claim">
      <div class="review-words">
        <h2>The words</h2>
        <blockquote
          class="big-quote"
          lang={lang}
          dir={dir}
          data-preview={`${chosen.sentence.start - chosen.offset}-${chosen.sentence.end - chosen.offset}`}
        >
          <Preview chosen={chosen} />
        </blockquote>
        <p class="note with-script">The words of each field are marked as you write them.</p>
        <p>
          <a href={toWords(report.id, words)}>Back to the report</a> ·{' '}
          <a href={toAdding(report.id)}>Another sentence</a>
        </p>
      </div>
      <form class="review-form found-form" method="post" action={`${toReader(report.id)}/add`} data-island="adding">
        <input type="hidden" name={FIELDS.csrf} value={frame.csrf} />
        <input type="hidden" name={FIELDS.seen} value={String(data.seen)} />
        <input type="hidden" name={FIELDS.start} value={String(words.start)} />
        <input type="hidden" name={FIELDS.end} value={String(words.end)} />
        {faults.length > 0 && <Faults faults={faults} />}
        <fieldset class="reading">
          <legend>How many</legend>
          <div class="fields">
            <Words {...field('figure')} note="as printed: “at least 12”" isNeeded />
            <Words {...field('low')} isCount note="empty where it is open" />
            <Words {...field('high')} isCount note="empty where it is open" />
            <Tick {...field('approx')} />
          </div>
        </fieldset>
        <fieldset class="reading">
          <legend>What happened to whom</legend>
          <div class="fields">
            <Choose {...field('effect')} values={EFFECTS} any="choose" isNeeded />
            <Words {...field('trigger')} note="as printed: “were killed”" isNeeded />
            <Choose {...field('class')} values={AFFECTED_CLASSES} any="not told" />
            <Words {...field('affected')} note="may be left empty" />
          </div>
        </fieldset>
        <fieldset class="reading">
          <legend>Who says so, and how</legend>
          <div class="fields">
            <Words {...field('speaker')} note="empty: the report itself" />
            <Choose {...field('speakerClass')} values={SPEAKER_CLASSES} names={SPEAKER_NAMES} any="not told" />
            <Choose {...field('stance')} values={STANCES} any="asserted" />
            <Choose {...field('scope')} values={SCOPES} any="incident" />
          </div>
        </fieldset>
        <fieldset class="reading">
          <legend>Where and when</legend>
          <div class="fields">
            <Words {...field('place')} note="may stand anywhere in the report" />
            <Day {...field('from')} />
            <Day {...field('to')} />
          </div>
        </fieldset>
        <p class="field">
          <label for="why">Why (may be left empty)</label>
          <input id="why" name={FIELDS.why} type="text" autocomplete="off" value={why} />
        </p>
        <div class="buttons">
          <button type="submit" class="main">
            Add the claim
          </button>
        </div>
      </form>
    </div>
  );
}

/** The paragraph with the sentence marked, and in it what was chosen. */
function Preview({chosen: {context, offset, sentence, words}}: {readonly chosen: ChosenWords}) {
  const moved = ({start, end}: {readonly start: number; readonly end: number}) => ({
    start: start - offset,
    end: end - offset,
  });
  const isAll = words.start <= sentence.start && words.end >= sentence.end;
  return <Quoted text={context} quote={moved(sentence)} figure={isAll ? {start: 0, end: 0} : moved(words)} />;
}

/** What cannot be so, each leading to its field. */
function Faults({faults}: {readonly faults: AddingPage['faults']}) {
  return (
    <div class="faults" role="alert" tabIndex={-1} id="faults">
      <h2>Nothing was added yet</h2>
      <ul>
        {faults.map(({part, message}) => (
          <li key={`${part} ${message}`}>
            <a href={`#found-${fieldOf(part)}`}>{FIELD_NAMES[fieldOf(part)]}</a>: {message}
          </li>
        ))}
      </ul>
    </div>
  );
}
