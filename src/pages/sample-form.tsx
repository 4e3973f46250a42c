import {FIELDS, PLACES} from './addresses.ts';
import type {Frame} from './page.ts';

/** Imports the sample case, where there is nothing to look at yet. */
export function SampleForm({frame}: {readonly frame: Frame}) {
  return (
    <form method="post" action={PLACES.import}>
      <input type="hidden" name={FIELDS.csrf} value={frame.csrf} />
      <button type="submit" name={FIELDS.sample} value="yes">
        Load the sample case
      </button>
    </form>
  );
}
