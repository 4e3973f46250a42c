import {PLACES} from './addresses.ts';

/** What stands in place of a list without rows: of what there is none, and the way to more. */
export function EmptyList({
  one,
  isFiltered,
  all,
}: {
  readonly one: string;
  readonly isFiltered: boolean;
  readonly all: string;
}) {
  return (
    <div class="empty">
      {isFiltered ? (
        <p>
          No {one} is like this. <a href={all}>Show all</a>
        </p>
      ) : (
        <p>
          No {one}s yet. <a href={PLACES.import}>Import reports</a>
        </p>
      )}
    </div>
  );
}
