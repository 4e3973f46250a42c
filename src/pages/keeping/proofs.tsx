import type {LedgerView} from '../../desk/views.ts';
import {sayNumber} from '../../say/number.ts';
import {visible} from '../../say/visible.ts';
import {FIELDS, PARAMS, PLACES} from '../addresses.ts';
import type {Frame} from '../page.ts';
import {Note} from '../text.tsx';

interface ProofProps {
  readonly frame: Frame;
  readonly data: LedgerView;
}

/** What to keep elsewhere, so that anyone can prove that nothing was changed since. */
export function Checkpoint({data}: {readonly data: LedgerView}) {
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
          <p>
            <a class="button" href={PLACES.checkpoint} download={`checkpoint-${data.size}.txt`}>
              Save the checkpoint
            </a>
          </p>
        </>
      )}
    </section>
  );
}

/** Who signs: what others check the log by, in a form to be sent and in one to be read out. The owner can have another key sign. */
export function Key({frame, data}: ProofProps) {
  const since = frame.query[PARAMS.entry];
  return (
    <section aria-labelledby="key">
      <h2 id="key">Key</h2>
      {since !== undefined && /^\d{1,9}$/.test(since) && (
        <p class="told" role="status">
          The log is signed with this key from entry {sayNumber(Number(since))} on. Give it to those who hold the one
          before.
        </p>
      )}
      {data.verifier === null || data.fingerprint === null ? (
        <p class="empty">There is no key here: nobody can tell who signed this ledger.</p>
      ) : (
        <>
          <p>Give this to those who are to check the ledger, and let them compare the fingerprint with you.</p>
          <pre class="signed" tabIndex={0} aria-label="The key to check by">
            {visible(data.verifier)}
          </pre>
          <p class="note">
            Fingerprint <code class="fingerprint">{data.fingerprint.match(/.{1,4}/g)?.join(' ')}</code>
          </p>
          {data.people !== null && <Rotate frame={frame} />}
        </>
      )}
    </section>
  );
}

function Rotate({frame}: {readonly frame: Frame}) {
  return (
    <details>
      <summary>Change the key</summary>
      <form class="import-form" method="post" action={PLACES.ledger}>
        <input type="hidden" name={FIELDS.csrf} value={frame.csrf} />
        <p>
          A new key signs from here on; an entry of the log names both, signed with both. What the old one signed stays
          true under it. This cannot be taken back.
        </p>
        <p class="tick">
          <input id="confirm" name={FIELDS.confirm} type="checkbox" value="yes" required />
          <label for="confirm">I will give the new key to those who hold the old one</label>
        </p>
        <button type="submit" name={FIELDS.action} value="rotate">
          Change the key
        </button>
        <Note>It helps against a key that others may have from now on, not against what they have signed.</Note>
      </form>
    </details>
  );
}
