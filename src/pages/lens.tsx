import type {Lens, Range} from '../desk/views.ts';
import {POLICIES, type PolicyName} from '../model/toll.ts';
import {PARAMS, withQuery} from './addresses.ts';
import type {Frame} from './page.ts';
import {sayBestOf, sayEnds, sayMoment, When} from './text.tsx';
import {POLICY_NAMES} from './words.ts';

interface LensProps {
  readonly frame: Frame;
  readonly lens: Lens;
  /** Between which an as-of can be chosen, the earliest first. */
  readonly moments: readonly string[];
  /** What each policy makes of the toll that is shown, to stand beside its name. */
  readonly tolls?: ReadonlyMap<PolicyName, Range> | undefined;
}

/** How tolls are counted, and as known when: plain links, and a slider where there is script. */
export function LensBar({frame, lens, moments, tolls}: LensProps) {
  return (
    <div class="lens">
      <nav class="policies" aria-label="How to count">
        <h2>Counted by</h2>
        <ul>
          {POLICIES.map((policy) => (
            <li key={policy}>
              <a
                href={withQuery(frame.path, frame.query, {[PARAMS.policy]: policy === 'range' ? null : policy})}
                aria-current={policy === lens.policy ? 'true' : undefined}
              >
                {POLICY_NAMES[policy]}
                <PolicyToll range={tolls?.get(policy)} />
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {moments.length > 1 && <AsOf frame={frame} lens={lens} moments={moments} />}
    </div>
  );
}

/** What a policy makes of the toll, in two short lines. */
function PolicyToll({range}: {readonly range: Range | undefined}) {
  if (range === undefined) return null;
  return (
    <>
      <small>{sayEnds(range)}</small>
      <small>{sayBestOf(range)}</small>
    </>
  );
}

/** What was known at a moment: one moment back, one on, or all that is known now; any moment from the list. */
function AsOf({frame, lens, moments}: Omit<LensProps, 'tolls'>) {
  const to = (at: string | null) => withQuery(frame.path, frame.query, {[PARAMS.asOf]: at});
  const {before, after, shown} = around(moments, lens.asOf);
  return (
    <nav class="as-of" id="known-on" aria-label="As known when">
      <h2>As known on</h2>
      <p class="as-of-now">{lens.asOf === null ? 'the latest day' : <When at={lens.asOf} withTime />}</p>
      <ul class="steps">
        {before !== null && (
          <li>
            <a href={to(before)}>Earlier</a>
          </li>
        )}
        {lens.asOf !== null && after !== null && (
          <li>
            <a href={to(after)}>Later</a>
          </li>
        )}
        {lens.asOf !== null && (
          <li>
            <a href={to(null)}>Latest</a>
          </li>
        )}
      </ul>
      <form class="as-of-form" action={frame.path} method="get" data-island="as-of">
        {Object.entries(frame.query)
          .filter(([name]) => name !== PARAMS.asOf)
          .map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
        <div class="as-of-list">
          <label for="as-of">Day</label>
          <select id="as-of" name={PARAMS.asOf}>
            <option value="" selected={lens.asOf === null}>
              the latest
            </option>
            {[...moments].reverse().map((at) => (
              <option key={at} value={at} selected={at === shown}>
                {sayMoment(at)}
              </option>
            ))}
          </select>
          <button type="submit">Show</button>
        </div>
      </form>
    </nav>
  );
}

interface Around {
  readonly before: string | null;
  readonly after: string | null;
  /** The last moment at which something was said by then. */
  readonly shown: string | null;
}

function around(moments: readonly string[], asOf: string | null): Around {
  const earlier = asOf === null ? moments.slice(0, -1) : moments.filter((at) => at < asOf);
  const later = asOf === null ? [] : moments.filter((at) => at > asOf);
  const shown = asOf === null ? null : (moments.findLast((at) => at <= asOf) ?? moments[0] ?? null);
  return {before: earlier.at(-1) ?? null, after: later[0] ?? null, shown};
}
