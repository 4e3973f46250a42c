import {FIELDS, PLACES} from './addresses.ts';
import {Job} from './job.tsx';
import {Layout} from './layout.tsx';
import type {Frame, ImportView} from './page.ts';
import {SampleForm} from './sample-form.tsx';
import {Note} from './text.tsx';

/** Where reports come in: files, pasted text, an address, a feed; and what became of those that came before. */
export function ImportPage({frame, data}: {readonly frame: Frame; readonly data: ImportView}) {
  return (
    <Layout frame={frame} title="Import" view="import" islands={['import']}>
      <header class="head">
        <h1>Import</h1>
        <p class="facts-line">Reports stay on this machine. What was read before is not read twice.</p>
      </header>
      <div class="two imports">
        <FilesForm frame={frame} data={data} />
        <TextForm frame={frame} data={data} />
        <AddressForm frame={frame} />
        <FeedForm frame={frame} />
      </div>
      <section aria-labelledby="jobs">
        <h2 id="jobs">What came in</h2>
        <div class="jobs" data-island="import" data-events={PLACES.events} aria-live="polite">
          {data.jobs.length === 0 ? (
            <div class="empty">
              <p>Nothing yet. The sample case is sixteen short reports of January 2022.</p>
              <SampleForm frame={frame} />
            </div>
          ) : (
            data.jobs.map((job) => <Job key={job.id} frame={frame} job={job} />)
          )}
        </div>
      </section>
    </Layout>
  );
}

function FilesForm({frame, data}: {readonly frame: Frame; readonly data: ImportView}) {
  return (
    <form class="import-form" method="post" action={PLACES.import} encType="multipart/form-data">
      <h2>Files</h2>
      <input type="hidden" name={FIELDS.csrf} value={frame.csrf} />
      <p class="field drop">
        <label for="files">Text, HTML, JSON lines, feeds, WARC; up to 40 MB at once</label>
        <input id="files" name={FIELDS.files} type="file" multiple required />
      </p>
      <CaseField id="files-case" cases={data.cases} />
      <button type="submit" class="main">
        Import the files
      </button>
    </form>
  );
}

function TextForm({frame, data}: {readonly frame: Frame; readonly data: ImportView}) {
  return (
    <form class="import-form" method="post" action={PLACES.import}>
      <h2>Text</h2>
      <input type="hidden" name={FIELDS.csrf} value={frame.csrf} />
      <p class="field">
        <label for="text">The report’s words</label>
        <textarea id="text" name={FIELDS.text} rows={5} required dir="auto" />
      </p>
      <div class="fields">
        <p class="field">
          <label for="title">Title (may be left empty)</label>
          <input id="title" name={FIELDS.title} type="text" dir="auto" autocomplete="off" />
        </p>
        <p class="field">
          <label for="published">Published on</label>
          <input id="published" name={FIELDS.published} type="date" />
        </p>
        <CaseField id="text-case" cases={data.cases} />
      </div>
      <button type="submit" class="main">
        Import the text
      </button>
    </form>
  );
}

function AddressForm({frame}: {readonly frame: Frame}) {
  return (
    <form class="import-form" method="post" action={PLACES.import}>
      <h2>One page</h2>
      <input type="hidden" name={FIELDS.csrf} value={frame.csrf} />
      <p class="field">
        <label for="address">Address</label>
        <input id="address" name={FIELDS.address} type="url" required placeholder="https://" autocomplete="off" />
      </p>
      <button type="submit">Fetch the page</button>
      <Note>This asks the outlet’s server, which sees that you do.</Note>
    </form>
  );
}

function FeedForm({frame}: {readonly frame: Frame}) {
  return (
    <form class="import-form" method="post" action={PLACES.import}>
      <h2>A feed</h2>
      <input type="hidden" name={FIELDS.csrf} value={frame.csrf} />
      <p class="field">
        <label for="feed">Address of an RSS, Atom or JSON feed</label>
        <input id="feed" name={FIELDS.feed} type="url" required placeholder="https://" autocomplete="off" />
      </p>
      <button type="submit">Read the feed</button>
    </form>
  );
}

function CaseField({id, cases}: {readonly id: string; readonly cases: readonly string[]}) {
  return (
    <p class="field">
      <label for={id}>Case (may be left empty)</label>
      <input
        id={id}
        name={FIELDS.case}
        type="text"
        dir="auto"
        autocomplete="off"
        list={cases.length === 0 ? undefined : `${id}-list`}
      />
      {cases.length > 0 && (
        <datalist id={`${id}-list`}>
          {cases.map((each) => (
            <option key={each} value={each} />
          ))}
        </datalist>
      )}
    </p>
  );
}
