import {counted} from './say.ts';

/** Shown once reading has taken this long, in milliseconds. */
const PATIENCE = 1000;
const EVERY = 250;

/** Tells a person who waits how far reading has come; silent where standard error is no terminal. */
export class Progress {
  readonly #started = performance.now();
  readonly #shown = process.stderr.isTTY;
  #last = 0;
  #reports = 0;
  #claims = 0;

  count(reports: number, claims: number): void {
    this.#reports += reports;
    this.#claims += claims;
    const now = performance.now() - this.#started;
    if (!this.#shown || now < PATIENCE || now - this.#last < EVERY) return;
    this.#last = now;
    const rate = Math.round(this.#reports / (now / 1000));
    process.stderr.write(`\r\x1b[K${this.#reports} reports, ${this.#claims} claims, ${rate} reports a second`);
  }

  /** Takes the line away again. */
  clear(): void {
    if (this.#last > 0) process.stderr.write('\r\x1b[K');
    this.#last = 0;
  }

  /** "14 reports, 63 claims" */
  summary(): string {
    return `${counted(this.#reports, 'report')}, ${counted(this.#claims, 'claim')}`;
  }
}
