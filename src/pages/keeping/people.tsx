import {type PeopleView, STANDINGS} from '../../desk/views.ts';
import {visible} from '../../say/visible.ts';
import {FIELDS, PARAMS, PLACES, withQuery} from '../addresses.ts';
import {Layout} from '../layout.tsx';
import type {AdmittedView, Frame} from '../page.ts';
import {Foreign, Note, When} from '../text.tsx';
import {nameOf, STANDING_ABOUT} from '../words.ts';

interface PeopleProps {
  readonly frame: Frame;
  readonly people: PeopleView;
}

/** Who may come in, for the owner: what they are called, what they may do, and a way to let others in or keep them out. */
export function People({frame, people}: PeopleProps) {
  return (
    <section aria-labelledby="people">
      <h2 id="people">People</h2>
      <div class="two">
        <NameForm frame={frame} people={people} />
        <AdmitForm frame={frame} />
      </div>
      {people.passes.length === 0 ? (
        <p class="empty">Nobody has a token of their own yet.</p>
      ) : (
        <Passes frame={frame} people={people} />
      )}
    </section>
  );
}

function NameForm({frame, people}: PeopleProps) {
  return (
    <form class="import-form" method="post" action={PLACES.ledger}>
      <h3>You</h3>
      <input type="hidden" name={FIELDS.csrf} value={frame.csrf} />
      <p class="field">
        <label for="owner">What you decide bears this name</label>
        <input
          id="owner"
          name={FIELDS.name}
          type="text"
          dir="auto"
          required
          maxLength={200}
          autocomplete="name"
          value={people.owner}
        />
      </p>
      <button type="submit" name={FIELDS.action} value="name">
        Keep the name
      </button>
      <Note>
        {people.isNamedAtStart
          ? 'This time the command line named you (--by, SAYSO_REVIEWER). What you keep here counts when it does not.'
          : 'Decisions that were made before keep the name they were made under.'}
      </Note>
    </form>
  );
}

function AdmitForm({frame}: {readonly frame: Frame}) {
  return (
    <form class="import-form" method="post" action={PLACES.ledger}>
      <h3>Somebody else</h3>
      <input type="hidden" name={FIELDS.csrf} value={frame.csrf} />
      <p class="field">
        <label for="name">Name</label>
        <input id="name" name={FIELDS.name} type="text" dir="auto" required maxLength={200} autocomplete="off" />
      </p>
      <fieldset class="standings">
        <legend>What they may do</legend>
        {STANDINGS.map((standing) => (
          <p key={standing} class="tick">
            <input
              id={`standing-${standing}`}
              name={FIELDS.standing}
              type="radio"
              value={standing}
              checked={standing === 'reader'}
            />
            <label for={`standing-${standing}`}>
              <b>{nameOf(standing)}</b>: {STANDING_ABOUT[standing]}
            </label>
          </p>
        ))}
      </fieldset>
      <button type="submit" class="main" name={FIELDS.action} value="admit">
        Make a token
      </button>
      <Note>The token is shown once. Only its digest is kept.</Note>
    </form>
  );
}

function Passes({frame, people}: PeopleProps) {
  return (
    <div class="wide-table">
      <table>
        <caption>Tokens that let somebody in</caption>
        <thead>
          <tr>
            <th scope="col">Who</th>
            <th scope="col">As</th>
            <th scope="col">Since</th>
            <th scope="col">End it</th>
          </tr>
        </thead>
        <tbody>
          {people.passes.map(({id, name, standing, made}) => (
            <tr key={id}>
              <td>
                <Foreign words={name} />
              </td>
              <td data-name="As">{standing}</td>
              <td data-name="Since">
                <When at={made} withTime />
              </td>
              <td>
                <form method="post" action={PLACES.ledger}>
                  <input type="hidden" name={FIELDS.csrf} value={frame.csrf} />
                  <input type="hidden" name={FIELDS.pass} value={id} />
                  <button
                    type="submit"
                    class="quiet"
                    name={FIELDS.action}
                    value="withdraw"
                    aria-label={`Withdraw the token of ${visible(name)}`}
                  >
                    Withdraw
                  </button>
                </form>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Note>Withdrawing one ends every session that came in by it. What was decided stays, under its name.</Note>
    </div>
  );
}

/** A token that was just made: the only time that it is shown. */
export function AdmittedPage({frame, data}: {readonly frame: Frame; readonly data: AdmittedView}) {
  const {pass, token, address} = data;
  return (
    // It stands at the address of the page it leads back to: a link to that page alone would lead nowhere.
    <Layout frame={frame} title="A new token" view="problem">
      <header class="head">
        <h1>
          A token for <Foreign words={pass.name} />
        </h1>
        <p class="lead-text">
          {pass.standing === 'owner' ? 'An owner' : `A ${pass.standing}`} {STANDING_ABOUT[pass.standing]}. The token is
          shown now and never again.
        </p>
      </header>
      <section aria-labelledby="address">
        <h2 id="address">For a browser of this machine</h2>
        <pre class="signed" tabIndex={0} aria-label="The address to come in by">
          {address}
        </pre>
      </section>
      <section aria-labelledby="token">
        <h2 id="token">For a program</h2>
        <pre class="signed" tabIndex={0} aria-label="The header to send">
          Authorization: Bearer {token}
        </pre>
      </section>
      <p class="admitted-end">Hand it over where nobody else sees it: whoever has it can come in.</p>
      <p>
        <a class="button" href={`${withQuery(PLACES.ledger, {[PARAMS.done]: pass.id})}#people`}>
          Done
        </a>
      </p>
    </Layout>
  );
}
