import {counted} from '../say/number.ts';

/** Shown once reading has taken this long, in milliseconds. */
const PATIENCE = 1000;
const EVERY = 250;

/** How far reading has come. */
export interface Far {
  readonly reports: number;
  readonly claims: number;
  /** Bytes of the input that were taken in, and that there are; `null` where nobody knows. */
  readonly bytes: number;
  readonly total: number | null;
  readonly milliseconds: number;
}

/** Tells a person who waits how far reading has come; silent where standard error is no terminal. */
export class Progress {
  readonly #started = process.uptime();
  readonly #shown = process.stderr.isTTY;
  #last = 0;
  #reports = 0;
  #claims = 0;
  #bytes = 0;
  #total: number | null = null;

  /** How many bytes there are to read. */
  expect(total: number | null): void {
    this.#total = total;
  }

  /** So many bytes more were taken in. */
  took(bytes: number): void {
    this.#bytes += bytes;
  }

  count(reports: number, claims: number): void {
    this.#reports += reports;
    this.#claims += claims;
    const milliseconds = 1000 * (process.uptime() - this.#started);
    if (!this.#shown || milliseconds < PATIENCE || milliseconds - this.#last < EVERY) return;
    this.#last = milliseconds;
    const far = {reports: this.#reports, claims: this.#claims, bytes: this.#bytes, total: this.#total, milliseconds};
    process.stderr.write(`\r\x1b[K${sayFar(far)}`);
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

/** "1,200 reports, 340 claims, 210 reports a second, 34 %, 2 min left". */
export function sayFar({reports, claims, bytes, total, milliseconds}: Far): string {
  const rate = counted(Math.round(reports / (milliseconds / 1000)), 'report');
  const parts = [counted(reports, 'report'), counted(claims, 'claim'), `${rate} a second`];
  if (total !== null && total > 0 && bytes > 0) {
    const part = Math.min(1, bytes / total);
    const left = (milliseconds * (1 - part)) / part / 1000;
    parts.push(`${Math.floor(100 * part)} %`, `${sayDuration(left)} left`);
  }
  return parts.join(', ');
}

function sayDuration(seconds: number): string {
  if (seconds < 60) return `${Math.ceil(seconds)} s`;
  if (seconds < 3600) return `${Math.ceil(seconds / 60)} min`;
  return `${Math.floor(seconds / 3600)} h ${Math.ceil((seconds % 3600) / 60)} min`;
}
