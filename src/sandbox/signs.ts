/** Where in the shared numbers the reading thread and its guard tell each other what is going on. */
export const SIGNS = {
  /** Counts everything that happens. */
  beats: 0,
  /** 1 while something is being read, 0 while it waits for the other side. */
  atWork: 1,
} as const;

/** What one stream may take. */
export interface Bounds {
  /** Milliseconds without a sign of life: no piece of the stream taken, no report given. */
  readonly silence: number;
  /** Resident bytes of the process. */
  readonly memory: number;
}

/** What it may take unless a test says otherwise. */
export const BOUNDS: Bounds = {silence: 10_000, memory: 512_000_000};

/** Megabytes that V8 allows for its objects. Buffers lie outside, and are capped where they are made. */
export const HEAP = 384;

/** Words with which the guard says, on standard error, why it ended the process. */
export const REASONS = {silence: 'guard:silence', memory: 'guard:memory'} as const;
