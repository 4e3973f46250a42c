import {SaysoError} from '../model/error.ts';

/** Does a part of a check; what cannot be read at all is one more fault, and `null`. */
export async function attempt<T>(faults: string[], work: () => Promise<T>): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof SaysoError)) throw error;
    faults.push(error.message);
    return null;
  }
}
