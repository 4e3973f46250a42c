import type {LedgerView} from '../../desk/views.ts';
import {counted, sayNumber} from '../../say/number.ts';
import {PLACES} from '../addresses.ts';
import {Layout} from '../layout.tsx';
import type {Frame} from '../page.ts';
import {Foreign, Note, When} from '../text.tsx';
import {nameOf, POLICY_NAMES} from '../words.ts';
import {People} from './people.tsx';
import {Checkpoint, Key} from './proofs.tsx';
import {Tasks} from './tasks.tsx';

/** The log behind everything: what proves it, how to check and copy it, who may come in, by what codebooks tolls are made, its latest entries. */
export function LedgerPage({frame, data}: {readonly frame: Frame; readonly data: LedgerView}) {
  return (
    <Layout frame={frame} title="Ledger" view="ledger" islands={['tasks']}>
      <header class="head">
        <h1>Ledger</h1>
        <p class="facts-line">
          {counted(data.size, 'entry', 'entries')} in <Foreign words={data.folder} />
          {' · '}you are here as {data.you.standing}
          {data.you.name !== null && (
            <>
              , <Foreign words={data.you.name} />
            </>
          )}
        </p>
      </header>
      <div class="two">
        <Checkpoint data={data} />
        <Key frame={frame} data={data} />
      </div>
      {frame.role === 'reviewer' && <Tasks frame={frame} data={data} />}
      {data.people !== null && <People frame={frame} people={data.people} />}
      <Policies data={data} />
      <Entries data={data} />
    </Layout>
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
