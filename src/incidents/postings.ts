/** Which members hold a key: keys and members are whole numbers, so that millions of them take little room. */
export interface Postings {
  /** Adds a member to a key; gives those that held it before. */
  add(key: number, member: number): readonly number[];
}

const NONE: readonly number[] = [];

/** Makes empty postings. Most keys have one member, which is kept without a list. */
export function createPostings(): Postings {
  const holders = new Map<number, number | number[]>();
  return {
    add(key, member) {
      const held = holders.get(key);
      if (held === undefined) {
        holders.set(key, member);
        return NONE;
      }
      if (typeof held === 'number') {
        holders.set(key, [held, member]);
        return [held];
      }
      const before = held.slice();
      held.push(member);
      return before;
    },
  };
}
