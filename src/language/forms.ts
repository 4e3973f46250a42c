/** A form as written and lower-cased. The same letters give the same strings, so that look-ups by them are quick. */
export interface Form {
  readonly form: string;
  readonly lower: string;
}

/** Gives the form that stands between two offsets of a text. */
export type Forms = (text: string, start: number, end: number) => Form;

/** How many forms are remembered before all are forgotten; and the slots they are spread over, as a power of two. */
const REMEMBERED = 16_000;
const BITS = 16;

/**
 * Makes a table of forms that is looked up by the letters in the text: nothing is cut out for a form that is known.
 *
 * Nearly every token of a report has been met before. Cutting each out anew, lower-casing it and looking it up by a string
 * that has to be hashed took longer than tagging it.
 */
export function createForms(): Forms {
  const slots = new Int32Array(1 << BITS);
  let known: Form[] = [];

  return (text, start, end) => {
    let hash = 0x811c9dc5 | 0;
    for (let i = start; i < end; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
    hash ^= hash >>> 15;
    let slot = (hash ^ (hash >>> 17)) & ((1 << BITS) - 1);
    for (let i = slots[slot]!; i !== 0; i = slots[slot]!) {
      const one = known[i - 1]!;
      if (isAt(text, start, end, one.form)) return one;
      slot = (slot + 1) & ((1 << BITS) - 1);
    }
    if (known.length >= REMEMBERED) {
      known = [];
      slots.fill(0);
      slot = (hash ^ (hash >>> 17)) & ((1 << BITS) - 1);
    }
    const form = unsliced(text.slice(start, end));
    const made = {form, lower: lowerOf(form)};
    // A form as long as a text is not worth keeping.
    if (end - start <= LONGEST) slots[slot] = known.push(made);
    return made;
  };
}

const LONGEST = 60;

function isAt(text: string, start: number, end: number, form: string): boolean {
  if (form.length !== end - start) return false;
  for (let i = 0; i < form.length; i++) if (text.charCodeAt(start + i) !== form.charCodeAt(i)) return false;
  return true;
}

/** One string where both are the same. */
function lowerOf(form: string): string {
  const lower = form.toLowerCase();
  return lower === form ? form : lower;
}

/** The same letters in memory of their own: a longer slice would keep the whole text it was cut from. */
function unsliced(form: string): string {
  return form.length < 13 ? form : form.split('').join('');
}
