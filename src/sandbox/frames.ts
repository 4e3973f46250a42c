import type {Document} from '../model/document.ts';
import type {Problem} from '../model/problem.ts';
import type {Input, StreamOptions} from '../read/stream-options.ts';

/** What goes between the program and the process that reads hostile formats. Each is one byte of kind, four of length, and the rest. */
export type Frame =
  /** To the process: a stream begins. */
  | {readonly kind: 'open'; readonly job: Job}
  | {readonly kind: 'data'; readonly bytes: Uint8Array}
  | {readonly kind: 'end'}
  /** From it: a piece of the stream was taken, another may be sent. */
  | {readonly kind: 'more'}
  /** Nothing more of the stream is needed. */
  | {readonly kind: 'enough'}
  /** It now begins to read the record that stands there. */
  | {readonly kind: 'mark'; readonly at: number}
  | {readonly kind: 'input'; readonly input: Input}
  /** The stream is read; so many bytes are resident. */
  | {readonly kind: 'done'; readonly resident: number};

/** A stream as it is announced. */
export interface Job extends Pick<StreamOptions, 'longest' | 'known'> {
  readonly name: string;
  /** Records that are not to be read: the process died of them. */
  readonly passOver: readonly number[];
}

const KINDS = ['open', 'data', 'end', 'more', 'enough', 'mark', 'input', 'done'] as const;
const HEAD = 5;

/** Raw bytes that are those of the report before: a feed is the raw bytes of each of its items. */
const AS_BEFORE = 0xffff_ffff;

/** Writes frames; remembers the raw bytes it has sent last. */
export function createEncoder(): (frame: Frame) => Uint8Array[] {
  let before: Uint8Array | null = null;
  return (frame) => {
    if (frame.kind === 'open') before = null;
    if (frame.kind !== 'input' || frame.input.kind === 'problem') return framed(frame.kind, plainBody(frame));
    const {document, raw} = frame.input;
    const words = Buffer.from(JSON.stringify(document));
    const lengths = Buffer.alloc(8);
    lengths.writeUInt32LE(words.length, 0);
    const isBefore = raw === before;
    lengths.writeUInt32LE(isBefore ? AS_BEFORE : raw.length, 4);
    before = raw;
    return framed('input', [lengths, words, ...(isBefore ? [] : [raw])]);
  };
}

function plainBody(frame: Exclude<Frame, {kind: 'input'}> | {kind: 'input'; input: Input}): Uint8Array[] {
  switch (frame.kind) {
    case 'open':
      return [Buffer.from(JSON.stringify(frame.job))];
    case 'data':
      return [frame.bytes];
    case 'mark':
      return [Buffer.from(String(frame.at))];
    case 'done':
      return [Buffer.from(String(frame.resident))];
    case 'input': {
      const problem = frame.input.kind === 'problem' ? frame.input.problem : null;
      return [Buffer.alloc(8), Buffer.from(JSON.stringify(problem))];
    }
    default:
      return [];
  }
}

function framed(kind: Frame['kind'], parts: readonly Uint8Array[]): Uint8Array[] {
  const head = Buffer.alloc(HEAD);
  head[0] = KINDS.indexOf(kind);
  head.writeUInt32LE(
    parts.reduce((sum, {length}) => sum + length, 0),
    1,
  );
  return [head, ...parts];
}

/** Reads frames from a stream of bytes; ends where that ends, in the middle of one too. */
export async function* decodeFrames(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Frame> {
  let held: Uint8Array[] = [];
  let size = 0;
  let wanted = HEAD;
  let before: Uint8Array = new Uint8Array(0);
  for await (const chunk of chunks) {
    held.push(chunk);
    size += chunk.length;
    if (size < wanted) continue;
    const bytes = Buffer.concat(held);
    let at = 0;
    for (;;) {
      if (bytes.length - at < HEAD) {
        wanted = HEAD;
        break;
      }
      const end = at + HEAD + bytes.readUInt32LE(at + 1);
      if (end > bytes.length) {
        wanted = end - at;
        break;
      }
      const frame = decode(KINDS[bytes[at] ?? 0] ?? 'end', bytes.subarray(at + HEAD, end), before);
      if (frame.kind === 'input' && frame.input.kind === 'document') before = frame.input.raw;
      yield frame;
      at = end;
    }
    held = [bytes.subarray(at)];
    size = bytes.length - at;
  }
}

function decode(kind: Frame['kind'], body: Buffer, before: Uint8Array): Frame {
  switch (kind) {
    case 'open':
      return {kind, job: JSON.parse(body.toString()) as Job};
    case 'data':
      return {kind, bytes: body};
    case 'mark':
      return {kind, at: Number(body.toString())};
    case 'done':
      return {kind, resident: Number(body.toString())};
    case 'input':
      return {kind, input: decodeInput(body, before)};
    default:
      return {kind};
  }
}

function decodeInput(body: Buffer, before: Uint8Array): Input {
  const words = body.readUInt32LE(0);
  if (words === 0) return {kind: 'problem', problem: JSON.parse(body.subarray(8).toString()) as Problem};
  const document = JSON.parse(body.subarray(8, 8 + words).toString()) as Document;
  // A copy of its own: a report that is kept a while must not keep the whole block alive that it came in.
  const raw = body.readUInt32LE(4) === AS_BEFORE ? before : new Uint8Array(body.subarray(8 + words));
  return {kind: 'document', document, raw};
}
