/** A piece of a stream, and where in the file it comes from. */
export interface Piece {
  readonly bytes: Uint8Array;
  readonly at: number;
  /** Whether its bytes stand in the file one by one from `at` on, or were made of compressed ones there. */
  readonly exact: boolean;
}

/** A place at which a stream is broken: what follows does not continue what came before. */
export interface Break {
  readonly reason: string;
  /** Where in the file, in bytes. */
  readonly at: number;
}

/** The bytes of a file as pieces. */
export async function* piecesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Piece> {
  let at = 0;
  for await (const bytes of chunks) {
    yield {bytes, at, exact: true};
    at += bytes.length;
  }
}

/**
 * A stream of bytes read from the front, which holds no more of it than was asked for, and owns the iterator it reads from.
 *
 * At a break it behaves as if it had ended, until `mend` goes on behind it.
 */
export class ByteSource {
  #held: Buffer = Buffer.alloc(0);
  #passed = 0;
  #places: {readonly from: number; readonly at: number; readonly exact: boolean}[] = [];
  #break: Break | null = null;
  readonly #pieces: AsyncIterator<Piece | Break>;

  constructor(pieces: AsyncIterable<Piece | Break>) {
    this.#pieces = pieces[Symbol.asyncIterator]();
  }

  /** The bytes held now. */
  get held(): Buffer {
    return this.#held;
  }

  /** Where in the file the next byte comes from; of compressed bytes, where the piece that holds it begins. */
  get place(): number {
    const place = this.#places[0];
    return place === undefined ? 0 : place.at + (place.exact ? this.#passed - place.from : 0);
  }

  /** The break behind the bytes held, or `null`. */
  get broken(): Break | null {
    return this.#break;
  }

  /** Holds at least `size` bytes where there are so many before the end or a break; gives how many it holds. */
  async fill(size: number): Promise<number> {
    if (this.#held.length >= size) return this.#held.length;
    const parts: Uint8Array[] = [this.#held];
    let length = this.#held.length;
    while (length < size && this.#break === null) {
      const next = await this.#pieces.next();
      if (next.done === true) break;
      if ('reason' in next.value) this.#break = next.value;
      else {
        const {bytes, at, exact} = next.value;
        this.#places.push({from: this.#passed + length, at, exact});
        parts.push(bytes);
        length += bytes.length;
      }
    }
    this.#held = Buffer.concat(parts, length);
    return length;
  }

  /** Drops so many of the bytes held. */
  skip(size: number): void {
    this.#held = this.#held.subarray(size);
    this.#passed += size;
    let behind = 0;
    while ((this.#places[behind + 1]?.from ?? Number.POSITIVE_INFINITY) <= this.#passed) behind++;
    if (behind > 0) this.#places.splice(0, behind);
  }

  /** Passes over `size` bytes without holding them; gives how many there were. */
  async pass(size: number): Promise<number> {
    let passed = 0;
    while (passed < size && (await this.fill(1)) > 0) {
      const step = Math.min(this.#held.length, size - passed);
      this.skip(step);
      passed += step;
    }
    return passed;
  }

  /** Goes on behind the break; false where there is none. */
  mend(): boolean {
    const broken = this.#break !== null;
    this.#break = null;
    return broken;
  }

  async close(): Promise<void> {
    await this.#pieces.return?.();
  }
}
