import {setTimeout as wait} from 'node:timers/promises';
import {expect, test} from 'vitest';
import {createSlots, merged} from './merged.ts';

async function all(generators: readonly AsyncGenerator<string>[]): Promise<string[]> {
  const given: string[] = [];
  for await (const each of merged(generators)) given.push(each);
  return given;
}

async function* counting(name: string, pause: number, ended: string[] = []): AsyncGenerator<string> {
  try {
    for (let i = 0; i < 3; i++) {
      await wait(pause);
      yield `${name}${i}`;
    }
  } finally {
    ended.push(name);
  }
}

test('merged() gives what each gives in its order, and lets none wait for another', async () => {
  const given = await all([counting('slow', 60), counting('fast', 1)]);
  expect(given.filter((each) => each.startsWith('fast'))).toEqual(['fast0', 'fast1', 'fast2']);
  expect(given.filter((each) => each.startsWith('slow'))).toEqual(['slow0', 'slow1', 'slow2']);
  expect(given.indexOf('fast2')).toBeLessThan(given.indexOf('slow2'));
  expect(await all([])).toEqual([]);
});

test('merged() ends all when whoever listens stops, and when one fails', async () => {
  const ended: string[] = [];
  for await (const _ of merged([counting('a', 1, ended), counting('b', 1, ended)])) break;
  expect(ended.sort()).toEqual(['a', 'b']);
  const broken = async function* (): AsyncGenerator<string> {
    yield await Promise.reject(new Error('broken'));
  };
  const rest: string[] = [];
  await expect(all([broken(), counting('c', 1, rest)])).rejects.toThrow('broken');
  expect(rest).toEqual(['c']);
});

test('createSlots() lets so many in at once, in the order in which they came', async () => {
  const slots = createSlots(2);
  let [inside, most] = [0, 0];
  const order: number[] = [];
  const work = async (n: number): Promise<void> => {
    const leave = await slots.take();
    order.push(n);
    most = Math.max(most, ++inside);
    await wait(5);
    inside--;
    leave();
    leave();
  };
  await Promise.all([0, 1, 2, 3, 4].map(work));
  expect(most).toBe(2);
  expect(order).toEqual([0, 1, 2, 3, 4]);
});
