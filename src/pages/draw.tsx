import {AddingPage} from './adding/adding.tsx';
import {CasePage} from './case.tsx';
import {EmbedPage} from './embed.tsx';
import {ImportPage} from './import.tsx';
import {IncidentPage} from './incident/incident.tsx';
import {IncidentsPage} from './incidents.tsx';
import {LedgerPage} from './keeping/ledger.tsx';
import {AdmittedPage} from './keeping/people.tsx';
import type {Page} from './page.ts';
import {ProblemPage} from './problem.tsx';
import {ReaderPage} from './reader/reader.tsx';
import {ReportPage} from './report.tsx';
import {ReportsPage} from './reports.tsx';
import {ReviewPage} from './review.tsx';
import {SourcesPage} from './sources.tsx';

/** The component of each view. */
export function Drawn({page}: {readonly page: Page}) {
  switch (page.view) {
    case 'case':
      return <CasePage frame={page} data={page.data} />;
    case 'incidents':
      return <IncidentsPage frame={page} data={page.data} />;
    case 'incident':
      return <IncidentPage frame={page} data={page.data} />;
    case 'report':
      return <ReportPage frame={page} data={page.data} />;
    case 'embed':
      return <EmbedPage frame={page} data={page.data} />;
    case 'reports':
      return <ReportsPage frame={page} data={page.data} />;
    case 'reader':
      return <ReaderPage frame={page} data={page.data} />;
    case 'adding':
      return <AddingPage frame={page} data={page.data} />;
    case 'review':
      return <ReviewPage frame={page} data={page.data} />;
    case 'sources':
      return <SourcesPage frame={page} data={page.data} />;
    case 'import':
      return <ImportPage frame={page} data={page.data} />;
    case 'ledger':
      return <LedgerPage frame={page} data={page.data} />;
    case 'admitted':
      return <AdmittedPage frame={page} data={page.data} />;
    case 'problem':
      return <ProblemPage frame={page} data={page.data} />;
  }
}
