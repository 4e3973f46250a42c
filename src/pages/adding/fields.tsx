import {FIELDS} from '../addresses.ts';
import {nameOf} from '../words.ts';

/** A field as it was filled in, and what cannot be so about it. */
export interface Written {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly fault: string | null;
}

interface WordsProps extends Written {
  readonly note?: string;
  readonly isNeeded?: boolean;
  readonly isCount?: boolean;
}

/** Words as they stand in the report, or a count. */
export function Words({name, label, value, fault, note, isNeeded = false, isCount = false}: WordsProps) {
  const id = `found-${name}`;
  const about = [note === undefined ? null : `${id}-note`, fault === null ? null : `${id}-fault`].filter(
    (each) => each !== null,
  );
  return (
    <p class="field">
      <label for={id}>{label}</label>
      <input
        id={id}
        name={`${FIELDS.found}${name}`}
        type="text"
        dir={isCount ? undefined : 'auto'}
        inputMode={isCount ? 'numeric' : undefined}
        autocomplete="off"
        value={value}
        required={isNeeded}
        {...faulty(fault, about)}
      />
      {note !== undefined && (
        <span class="note" id={`${id}-note`}>
          {note}
        </span>
      )}
      <Fault id={id} fault={fault} />
    </p>
  );
}

/** A day of the calendar. */
export function Day({name, label, value, fault}: Written) {
  const id = `found-${name}`;
  return (
    <p class="field">
      <label for={id}>{label}</label>
      <input
        id={id}
        name={`${FIELDS.found}${name}`}
        type="date"
        value={value}
        {...faulty(fault, fault === null ? [] : [`${id}-fault`])}
      />
      <Fault id={id} fault={fault} />
    </p>
  );
}

interface ChooseProps extends Written {
  readonly values: readonly string[];
  readonly any: string;
  readonly names?: Readonly<Record<string, string>>;
  readonly isNeeded?: boolean;
}

/** One choice out of a closed list. */
export function Choose({name, label, value, fault, values, any, names = {}, isNeeded = false}: ChooseProps) {
  const id = `found-${name}`;
  return (
    <p class="field">
      <label for={id}>{label}</label>
      <select
        id={id}
        name={`${FIELDS.found}${name}`}
        required={isNeeded}
        {...faulty(fault, fault === null ? [] : [`${id}-fault`])}
      >
        <option value="" selected={value === ''}>
          {any}
        </option>
        {values
          .filter((each) => each !== any)
          .map((each) => (
            <option key={each} value={each} selected={each === value}>
              {names[each] ?? nameOf(each)}
            </option>
          ))}
      </select>
      <Fault id={id} fault={fault} />
    </p>
  );
}

/** Yes or no. */
export function Tick({name, label, value}: Written) {
  const id = `found-${name}`;
  return (
    <p class="field tick">
      <input id={id} name={`${FIELDS.found}${name}`} type="checkbox" value="yes" checked={value !== ''} />
      <label for={id}>{label}</label>
    </p>
  );
}

/** What tells of a control that it cannot be so, and where that and whatever else about it is said. */
function faulty(fault: string | null, about: readonly string[]) {
  return {
    'aria-invalid': fault === null ? undefined : ('true' as const),
    'aria-describedby': about.length === 0 ? undefined : about.join(' '),
  };
}

function Fault({id, fault}: {readonly id: string; readonly fault: string | null}) {
  if (fault === null) return null;
  return (
    <span class="fault" id={`${id}-fault`}>
      {fault}
    </span>
  );
}
