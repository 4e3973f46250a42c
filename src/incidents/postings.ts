/** Which members hold a key; keys and members are whole numbers of 32 bits. */
export interface Postings {
  /**
   * Adds a member to a key, and calls `visit` with each that held it before, the latest first, and the number of that posting. Gives
   * the number of the new one: they count from 0.
   */
  add(key: number, member: number, visit: (other: number, posting: number) => void): number;
  /** Calls `visit` with each member that holds a key. */
  each(key: number, visit: (member: number, posting: number) => void): void;
}

/** Slots and postings there is room for at first; both double when they are full. */
const ROOM = 1 << 10;

/**
 * Makes empty postings: a hash table and chained lists in typed arrays, because a large collection has tens of millions of
 * postings, and a `Map` of lists would take five times the room.
 */
export function createPostings(): Postings {
  // Slot → its key and the last posting of its list; −1 is an empty slot. Posting → its member and the one before.
  let keys = new Int32Array(ROOM);
  let last = new Int32Array(ROOM).fill(-1);
  let members = new Int32Array(ROOM);
  let before = new Int32Array(ROOM);
  let used = 0;
  let size = 0;

  const slotOf = (key: number): number => {
    const mask = keys.length - 1;
    let slot = (Math.imul(key, 0x9e3779b1) >>> 7) & mask;
    while (last[slot] !== -1 && keys[slot] !== key) slot = (slot + 1) & mask;
    return slot;
  };
  const widen = () => {
    const [oldKeys, oldLast] = [keys, last];
    keys = new Int32Array(oldKeys.length * 2);
    last = new Int32Array(oldKeys.length * 2).fill(-1);
    oldKeys.forEach((key, i) => {
      if (oldLast[i] === -1) return;
      const slot = slotOf(key);
      keys[slot] = key;
      last[slot] = oldLast[i]!;
    });
  };

  return {
    add(key, member, visit) {
      const slot = slotOf(key | 0);
      const head = last[slot]!;
      if (size === members.length) {
        members = grown(members);
        before = grown(before);
      }
      members[size] = member;
      before[size] = head;
      keys[slot] = key | 0;
      last[slot] = size++;
      for (let at = head; at !== -1; at = before[at]!) visit(members[at]!, at);
      const added = last[slot]!;
      if (head === -1 && ++used * 2 > keys.length) widen();
      return added;
    },
    each(key, visit) {
      for (let at = last[slotOf(key | 0)]!; at !== -1; at = before[at]!) visit(members[at]!, at);
    },
  };
}

function grown(list: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const wider = new Int32Array(list.length * 2);
  wider.set(list);
  return wider;
}
