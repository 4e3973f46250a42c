import {createInterface} from 'node:readline/promises';

/** Where a reviewer's keys come from; `null` when there are no more. */
export interface Keys {
  /** One key, without waiting for the end of a line. */
  key(prompt: string): Promise<string | null>;
  /** A whole line. */
  line(prompt: string): Promise<string | null>;
  close(): void;
}

/** The keys of standard input: one by one on a terminal, else letter by letter of what comes in. */
export function openKeys(): Keys {
  return process.stdin.isTTY ? terminalKeys() : pipedKeys(process.stdin);
}

const INTERRUPT = '\x03';
const END = '\x04';

function terminalKeys(): Keys {
  const {stdin, stderr} = process;
  return {
    async key(prompt) {
      stderr.write(prompt);
      stdin.setRawMode(true);
      stdin.resume();
      // Arrows and the like come as more than one character, and stand for nothing here.
      let typed = '';
      do typed = String(await new Promise((resolve) => stdin.once('data', resolve)));
      while (typed.startsWith('\x1b') && typed.length > 1);
      stdin.pause();
      stdin.setRawMode(false);
      stderr.write(`${typed >= ' ' ? typed : ''}\n`);
      if (typed === INTERRUPT) process.exit(130);
      return typed === END ? null : typed;
    },
    async line(prompt) {
      const lines = createInterface({input: stdin, output: stderr});
      try {
        return await lines.question(prompt);
      } finally {
        lines.close();
      }
    },
    close: () => stdin.pause(),
  };
}

/**
 * Keys out of a stream: "aar" and "a\na\nr\n" are the same three. What stands behind a key on its line is the line that is
 * asked for next, else the next line is.
 */
export function pipedKeys(input: AsyncIterable<string | Uint8Array>): Keys {
  const parts = input[Symbol.asyncIterator]();
  const decoder = new TextDecoder();
  let waiting = '';
  let ended = false;
  const fill = async (): Promise<void> => {
    const {value, done} = await parts.next();
    ended = done === true;
    if (!ended) waiting += typeof value === 'string' ? value : decoder.decode(value, {stream: true});
  };
  const takeLine = async (): Promise<string | null> => {
    while (!waiting.includes('\n') && !ended) await fill();
    if (waiting === '') return null;
    const [line = ''] = waiting.split('\n', 1);
    waiting = waiting.slice(line.length + 1);
    return line.trim();
  };
  return {
    async key() {
      for (;;) {
        waiting = waiting.trimStart();
        const [first] = waiting;
        if (first !== undefined) {
          waiting = waiting.slice(first.length);
          return first;
        }
        if (ended) return null;
        await fill();
      }
    },
    async line() {
      const rest = await takeLine();
      return rest === '' ? takeLine() : rest;
    },
    close: () => {},
  };
}
