import type {Problem} from '../model/problem.ts';
import {visible} from '../say/visible.ts';

/** So many are said one by one; the rest is counted. */
const SAID = 20;

/** Says on standard error what could not be read, and where. */
export class Problems {
  #count = 0;
  /** Of those that are not said one by one, how many have which code. */
  readonly #others = new Map<string, number>();

  get count(): number {
    return this.#count;
  }

  add(problem: Problem): void {
    this.#count++;
    if (this.#count <= SAID) process.stderr.write(`sayso: ${sayProblem(problem)}\n`);
    else this.#others.set(problem.code, (this.#others.get(problem.code) ?? 0) + 1);
  }

  finish(): void {
    if (this.#others.size === 0) return;
    const causes = [...this.#others]
      .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
      .map(([code, count]) => `${count} ${code}`);
    process.stderr.write(`sayso: and ${this.#count - SAID} more problems: ${causes.join(', ')}\n`);
  }
}

/** "reports.jsonl:12: The line is JSON, but not an object. (read/not-an-object)" */
export function sayProblem({where, message, code}: Problem): string {
  const place = [
    where.file ?? 'text',
    where.line ?? (where.offset === null || where.offset === 0 ? null : `@${where.offset}`),
  ];
  return `${visible(place.filter((part) => part !== null).join(':'))}: ${visible(message)} (${code})`;
}
