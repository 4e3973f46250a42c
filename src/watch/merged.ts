/**
 * What several generators give, as it comes. While whoever listens is busy with what one of them gave, the others go on as far
 * as what they have to give next. When one fails, or nobody listens any more, `end` is called and all are ended.
 */
export async function* merged<T>(
  generators: readonly AsyncGenerator<T>[],
  end: () => void = () => {},
): AsyncGenerator<T> {
  const open = new Set(generators);
  const running = new Map<AsyncGenerator<T>, Promise<{of: AsyncGenerator<T>; step: IteratorResult<T>}>>();
  const ask = (of: AsyncGenerator<T>): void => {
    running.set(
      of,
      of.next().then((step) => ({of, step})),
    );
  };
  for (const each of generators) ask(each);
  try {
    while (running.size > 0) {
      const {of, step} = await Promise.race(running.values());
      running.delete(of);
      if (step.done === true) {
        open.delete(of);
        continue;
      }
      yield step.value;
      // Behind the others, so that one with much to say keeps none of them waiting.
      ask(of);
    }
  } finally {
    end();
    await Promise.allSettled([...open].map((each) => each.return(undefined)));
  }
}

/** So many at once; the others wait in the order in which they came. */
export interface Slots {
  /** Resolves when there is room, with what makes room again. */
  take(): Promise<() => void>;
}

/** Makes `count` slots. */
export function createSlots(count: number): Slots {
  let free = count;
  const waiting: (() => void)[] = [];
  const leave = (): void => {
    const next = waiting.shift();
    if (next === undefined) free++;
    else next();
  };
  return {
    async take() {
      if (free > 0) free--;
      else await new Promise<void>((resolve) => waiting.push(resolve));
      let isLeft = false;
      return () => {
        if (!isLeft) leave();
        isLeft = true;
      };
    },
  };
}
