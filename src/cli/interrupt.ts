/** How a program that was told to stop ends: by Ctrl-C, or by whoever runs it in the background. */
const EXITS = {SIGINT: 130, SIGTERM: 143} as const;

let windUp: AbortController | null = null;
let exit = 0;

/** Ends the program at once when it is told to stop; where a command winds up by itself, at the second time. */
export function listenForStop(): void {
  for (const [signal, code] of Object.entries(EXITS)) {
    process.on(signal, () => {
      if (windUp === null || windUp.signal.aborted) process.exit(code);
      exit = code;
      windUp.abort();
    });
  }
}

/** For a command that winds up by itself when it is told to stop: the signal, and the exit code that it then gives (0 before). */
export function windingUp(): {readonly signal: AbortSignal; readonly exit: () => number} {
  windUp ??= new AbortController();
  return {signal: windUp.signal, exit: () => exit};
}
