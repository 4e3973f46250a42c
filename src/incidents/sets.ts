/** Sets that only grow together (union–find): each member knows which set it is in. */
export interface Sets {
  /** The member that stands for the set of `member`, which becomes a set of its own where it is new. */
  of(member: string): string;
  /** Puts two sets together; the lesser id stands for both, so the order of joining makes no difference. */
  join(a: string, b: string): void;
}

/** Makes empty sets. */
export function createSets(): Sets {
  const parents = new Map<string, string>();
  const of = (member: string): string => {
    let root = member;
    for (let up = parents.get(root); up !== undefined && up !== root; up = parents.get(root)) root = up;
    for (let at = member; at !== root; ) {
      const up = parents.get(at) ?? root;
      parents.set(at, root);
      at = up;
    }
    parents.set(root, root);
    return root;
  };
  return {
    of,
    join(a, b) {
      const [x, y] = [of(a), of(b)];
      if (x === y) return;
      if (x < y) parents.set(y, x);
      else parents.set(x, y);
    },
  };
}
