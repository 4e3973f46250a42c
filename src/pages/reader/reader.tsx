import type {ReaderView} from '../../desk/views.ts';
import {counted} from '../../say/number.ts';
import {visible} from '../../say/visible.ts';
import {ClaimCard, ReportLink} from '../claim-card.tsx';
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
      <div class="reader">
        <ReportText data={data} tracks={tracks} />
        <aside class="reader-cards" aria-label="Claims in this report">
          {cards.length === 0 && <p class="empty">No counted claim is read in this report.</p>}
          {cards.map((card) => (
            <ClaimCard key={card.claim.id} card={card} level="h2" withReport={false} />
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
