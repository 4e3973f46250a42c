import type {ClaimCard as ClaimCardData, ReaderView} from '../../desk/views.ts';
import {counted} from '../../say/number.ts';
import {visible} from '../../say/visible.ts';
import {FIELDS, PLACES, toAdding, toReader} from '../addresses.ts';
import {ClaimCard, ReportLink} from '../claim-card.tsx';
import {Answering} from '../decision-form.tsx';
import {Done} from '../done.tsx';
import {Layout} from '../layout.tsx';
import type {Frame} from '../page.ts';
import {Foreign, When} from '../text.tsx';
import {ReportText} from './report-text.tsx';
import {layTracks} from './tracks.ts';

/** A report's text with its claims marked, and the claims beside it. */
export function ReaderPage({frame, data}: {readonly frame: Frame; readonly data: ReaderView}) {
  const {report, cards} = data;
  const tracks = layTracks(cards);
  return (
    <Layout frame={frame} title={visible(report.title)} view="reader" islands={['reader']}>
      <header class="head">
        <p class="note">
          {report.publisher !== null && (
            <>
              <Foreign words={report.publisher} />,{' '}
            </>
          )}
          {report.agency !== null && (
            <>
              from <Foreign words={report.agency} />,{' '}
            </>
          )}
          <When at={report.published} withTime />
        </p>
        <h1 lang={data.lang} dir={data.dir}>
          <Foreign words={report.title} />
        </h1>
        <p class="facts-line">
          {counted(cards.length, 'claim')}
          {frame.role === 'reviewer' && (
            <>
              {' '}
              · <a href={toAdding(report.id)}>Add a claim that was missed</a>
            </>
          )}
          {report.url !== null && (
            <>
              {' '}
              ·{' '}
              <a href={report.url} rel="noreferrer noopener" target="_blank">
                Where it was published
              </a>
            </>
          )}
        </p>
      </header>
      <Done frame={frame} back={() => toReader(report.id)} />
      <div class="reader">
        <ReportText data={data} tracks={tracks} adding={frame.role === 'reviewer' ? toAdding(report.id) : null} />
        <aside class="reader-cards" aria-label="Claims in this report">
          {cards.length === 0 && <p class="empty">No counted claim is read in this report.</p>}
          {cards.map((card) => (
            <Card key={card.claim.id} frame={frame} card={card} />
          ))}
        </aside>
      </div>
      <Copies data={data} />
      {data.problems.length > 0 && (
        <section aria-labelledby="problems">
          <h2 id="problems">What could not be read as it should</h2>
          <ul>
            {data.problems.map(({code, message}) => (
              <li key={`${code} ${message}`}>
                {visible(message)} <code class="note">{code}</code>
              </li>
            ))}
          </ul>
        </section>
      )}
    </Layout>
  );
}

/** A claim, and where a person added it the way to take that back. */
function Card({frame, card}: {readonly frame: Frame; readonly card: ClaimCardData}) {
  return (
    <ClaimCard card={card} level="h2" withReport={false}>
      {frame.role === 'reviewer' && card.added !== null && (
        <form method="post" action={PLACES.review}>
          <Answering frame={frame} card={card} back={toReader(card.report.id)} />
          <input type="hidden" name={FIELDS.entry} value={String(card.added.entry)} />
          <button type="submit" name={FIELDS.kind} value="revoke" class="quiet">
            Take the addition back
          </button>
        </form>
      )}
    </ClaimCard>
  );
}

function Copies({data}: {readonly data: ReaderView}) {
  if (data.copies.length === 0) return null;
  return (
    <section aria-labelledby="copies">
      <h2 id="copies">{counted(data.copies.length, 'other report')} print this text</h2>
      <ul class="reports">
        {data.copies.map((report) => (
          <li key={report.id}>
            <ReportLink report={report} />
          </li>
        ))}
      </ul>
    </section>
  );
}
