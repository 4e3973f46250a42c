import {sayNumber} from '../say/number.ts';
import {visible} from '../say/visible.ts';
import {nameOf} from './words.ts';

interface ChoiceProps {
  readonly name: string;
  readonly label: string;
  readonly values: readonly string[];
  readonly chosen: string | null | undefined;
  /** How many rows each value leaves; one that leaves none is not offered unless it is chosen. */
  readonly counts?: ReadonlyMap<string, number>;
  /** What "no choice" is called. */
  readonly any?: string;
}

/** One choice out of a closed list. */
export function Choice({name, label, values, chosen, counts, any = 'any'}: ChoiceProps) {
  const offered = counts === undefined ? values : values.filter((value) => counts.has(value) || value === chosen);
  return (
    <p class="field">
      <label for={`choice-${name}`}>{label}</label>
      <select id={`choice-${name}`} name={name}>
        <option value="" selected={chosen === undefined || chosen === null}>
          {any}
        </option>
        {offered.map((value) => (
          <option key={value} value={value} selected={value === chosen}>
            {visible(nameOf(value))}
            {counts?.has(value) && ` (${sayNumber(counts.get(value) ?? 0)})`}
          </option>
        ))}
      </select>
    </p>
  );
}
