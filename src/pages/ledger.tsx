import type {LedgerView} from '../desk/views.ts';
import {counted, sayNumber} from '../say/number.ts';
import {visible} from '../say/visible.ts';
import {FIELDS, PLACES} from './addresses.ts';
import {Layout} from './layout.tsx';
import type {Frame} from './page.ts';
import {Foreign, Note, When} from './text.tsx';
import {nameOf, POLICY_NAMES} from './words.ts';

/** The log behind everything: its last checkpoint, how to check it, its latest entries; and by what codebooks tolls are made. */
export function LedgerPage({frame, data}: {readonly frame: Frame; readonly data: LedgerView}) {
  return (
    <Layout frame={frame} title="Ledger" view="ledger">
      <header class="head">
        <h1>Ledger</h1>
        <p class="facts-line">
          {counted(data.size, 'entry', 'entries')} in <Foreign words={data.folder} />
        </p>
      </header>
      <div class="two">
        <Checkpoint frame={frame} data={data} />
        <Policies data={data} />
      </div>
      <Entries data={data} />
    </Layout>
  );
}

function Checkpoint({frame, data}: {readonly frame: Frame; readonly data: LedgerView}) {
  return (
    <section aria-labelledby="checkpoint">
      <h2 id="checkpoint">Checkpoint</h2>
      {data.checkpoint === null ? (
        <p class="empty">Nothing is signed yet: the first report signs it.</p>
      ) : (
        <>
          <p>
            Keep a copy of this where nobody can change it: with it, anyone can prove that nothing here was changed
            since.
          </p>
          <pre class="signed" tabIndex={0} aria-label="The signed checkpoint">
            {data.checkpoint.split('\n').map(visible).join('\n')}
          </pre>
        </>
      )}
      {data.verifier !== null && (
        <p class="note">
          Key to check it by: <code>{visible(data.verifier)}</code>
        </p>
      )}
      {frame.role === 'reviewer' && (
        <form class="buttons" method="post" action={PLACES.ledger}>
          <input type="hidden" name={FIELDS.csrf} value={frame.csrf} />
          <button type="submit" name={FIELDS.action} value="verify">
            Check everything
          </button>
          <button type="submit" name={FIELDS.action} value="backup">
            Back up
          </button>
        </form>
      )}
    </section>
  );
}

function Policies({data}: {readonly data: LedgerView}) {
  return (
    <section aria-labelledby="policies">
      <h2 id="policies">How tolls are counted</h2>
      <dl class="policies-list">
        {data.policies.map(({name, about}) => (
          <div key={name}>
            <dt>{POLICY_NAMES[name]}</dt>
            <dd>{about}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Entries({data}: {readonly data: LedgerView}) {
  return (
    <section aria-labelledby="entries">
      <h2 id="entries">Latest entries</h2>
      {data.entries.length === 0 ? (
        <p class="empty">
          The log is empty. <a href={PLACES.import}>Import reports</a>
        </p>
      ) : (
        <div class="wide-table">
          <table>
            <thead>
              <tr>
                <th scope="col" class="number">
                  Entry
                </th>
                <th scope="col">When</th>
                <th scope="col">What</th>
                <th scope="col">About</th>
              </tr>
            </thead>
            <tbody>
              {data.entries.map(({index, at, kind, about}) => (
                <tr key={index}>
                  <td class="number" data-name="Entry">
                    {sayNumber(index)}
                  </td>
                  <td>
                    <When at={at} withTime />
                  </td>
                  <td>{nameOf(kind.replaceAll('-', ' '))}</td>
                  <td class="about">
                    <Foreign words={about} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <Note>The log holds digests and commitments, no names and no words of a report.</Note>
    </section>
  );
}
