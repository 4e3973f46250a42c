import {createRandom} from '../../src/language/train/random.ts';

/** A source of chance that comes out the same for the same number, with the few shapes that mutations need. */
export interface Chance {
  /** A whole number from 0 up to, not including, `below`. */
  below(below: number): number;
  pick<T>(items: readonly T[]): T;
}

export function chanceOf(seed: number): Chance {
  const random = createRandom(seed);
  const below = (limit: number): number => Math.floor(random.next() * limit);
  return {below, pick: (items) => items[below(items.length)]!};
}

/** Bytes that formats give a meaning to, whole and broken. */
const TOKENS: readonly string[] = [
  ...[
    '<',
    '>',
    '</',
    '/>',
    '<!--',
    '-->',
    '<![CDATA[',
    ']]>',
    '<!DOCTYPE x [',
    '<!ENTITY a "&a;&a;">',
    '&a;',
    '&#x110000;',
    '&#0;',
    '&amp',
    '<?xml version="1.0"?>',
  ],
  ...[
    '<p>',
    '</p>',
    '<div>',
    '<table>',
    '<tr>',
    '<td>',
    '<b>',
    '<a href=',
    '<script>',
    '<template>',
    '<svg>',
    '<math>',
    '<frameset>',
    '<plaintext>',
    '<title>',
    '<select>',
    '<form>',
  ],
  ...[
    '<rss>',
    '<channel>',
    '<item>',
    '</item>',
    '<entry>',
    '<feed xmlns="http://www.w3.org/2005/Atom">',
    '<content type="xhtml">',
    '<link/>',
    'xml:base="',
    'xmlns:a="b"',
    'mode="base64"',
  ],
  ...[
    'WARC/1.1\r\n',
    '\r\n\r\n',
    '\n\n',
    'Content-Length: ',
    'Content-Length: -5\r\n',
    'WARC-Type: response\r\n',
    'HTTP/1.1 200 OK\r\n',
    'Transfer-Encoding: chunked\r\n',
    'Content-Encoding: gzip\r\n',
    'ffffffff\r\n',
    '0\r\n\r\n',
  ],
  ...[
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    '"',
    '\\',
    '\\u',
    '\\ud800',
    '{"text": "',
    '"__proto__": ',
    '"constructor": {"prototype": ',
    'null',
    '1e999',
    '-0',
    'https://jsonfeed.org/version/1',
  ],
  ...['\u0000', '\ufeff', '\u202e', '\u2028', '\u00ad', '“', '”', '1,500,000', '٣', '𝟙', 'é', '漢', '👩‍👩‍👧'],
];

/** Bytes that are no text. */
const BROKEN: readonly (readonly number[])[] = [
  [0xff],
  [0xfe, 0xff],
  [0xff, 0xfe],
  [0xc0, 0x80],
  [0xed, 0xa0, 0x80],
  [0xf4, 0x90, 0x80, 0x80],
  [0x1f, 0x8b, 8, 0],
  [0x1f, 0x8b, 8, 31, 255, 255],
  [0, 0, 0, 0],
];

const NUMBERS = ['0', '-1', '1', '65536', '2147483648', '99999999999', '999999999999999999999', '1e400', 'NaN', '0x10'];

/** Longer inputs than this are made by bombs. */
const LONGEST = 60_000;

type Mutation = (bytes: Buffer, chance: Chance, other: Buffer) => Buffer;

const flip: Mutation = (bytes, chance) => {
  const flipped = Buffer.from(bytes);
  for (let n = 1 + chance.below(8); n > 0 && flipped.length > 0; n--) {
    const at = chance.below(flipped.length);
    flipped[at] = chance.below(2) === 0 ? flipped[at]! ^ (1 << chance.below(8)) : chance.below(256);
  }
  return flipped;
};

const cut: Mutation = (bytes, chance) =>
  chance.below(4) === 0
    ? bytes.subarray(chance.below(bytes.length + 1))
    : bytes.subarray(0, chance.below(bytes.length + 1));

const remove: Mutation = (bytes, chance) => {
  const [from, to] = stretch(bytes, chance);
  return Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)]);
};

const repeat: Mutation = (bytes, chance) => {
  const [from, to] = stretch(bytes, chance);
  const times = Math.min(1 + chance.below(chance.pick([2, 10, 600])), Math.floor(LONGEST / Math.max(1, to - from)));
  return Buffer.concat([
    bytes.subarray(0, to),
    ...Array.from({length: times}, () => bytes.subarray(from, to)),
    bytes.subarray(to),
  ]);
};

const insert: Mutation = (bytes, chance) => {
  const at = boundary(bytes, chance);
  const token = chance.below(6) === 0 ? Buffer.from(chance.pick(BROKEN)) : Buffer.from(chance.pick(TOKENS));
  return Buffer.concat([bytes.subarray(0, at), token, bytes.subarray(at)]);
};

/** Opens a thing many times over, and closes it or not. */
const nest: Mutation = (bytes, chance) => {
  const [open, close] = chance.pick([
    ['<div>', '</div>'],
    ['<b><i>', '</b></i>'],
    ['<table><tr><td>', '</table>'],
    ['<a>', ''],
    ['<item>', '</item>'],
    ['<x:y z="1">', '</x:y>'],
    ['<font size=1>', '</p>'],
    ['<svg><title>', '</svg>'],
    ['[', ']'],
    ['{"a":', '}'],
    ['“', '”'],
    ['(', ')'],
    ['<![CDATA[', ']]>'],
  ] as const);
  const [from, to] = stretch(bytes, chance);
  const depth = 1 + chance.below(chance.pick([5, 60, 700]));
  const parts = [
    bytes.subarray(0, from),
    Buffer.from(open.repeat(depth)),
    bytes.subarray(from, to),
    Buffer.from(close.repeat(chance.below(depth + 1))),
    bytes.subarray(to),
  ];
  return Buffer.concat(parts);
};

const splice: Mutation = (bytes, chance, other) =>
  Buffer.concat([bytes.subarray(0, boundary(bytes, chance)), other.subarray(boundary(other, chance))]);

const swap: Mutation = (bytes, chance) => {
  const [a, b, c, d] = [
    boundary(bytes, chance),
    boundary(bytes, chance),
    boundary(bytes, chance),
    boundary(bytes, chance),
  ].sort((x, y) => x - y) as [number, number, number, number];
  return Buffer.concat([
    bytes.subarray(0, a),
    bytes.subarray(c, d),
    bytes.subarray(b, c),
    bytes.subarray(a, b),
    bytes.subarray(d),
  ]);
};

const renumber: Mutation = (bytes, chance) => {
  const text = bytes.toString('latin1');
  const numbers = [...text.matchAll(/\d+/g)];
  if (numbers.length === 0) return insert(bytes, chance, bytes);
  const {index, 0: digits} = chance.pick(numbers);
  return Buffer.from(text.slice(0, index) + chance.pick(NUMBERS) + text.slice(index + digits.length), 'latin1');
};

const stretchOut: Mutation = (bytes, chance) => {
  const at = boundary(bytes, chance);
  const run = Buffer.alloc(
    1 + chance.below(chance.pick([20, 400, 5000])),
    chance.pick([32, 10, 13, 38, 60, 34, 45, 48, 65, 0xe9]),
  );
  return Buffer.concat([bytes.subarray(0, at), run, bytes.subarray(at)]);
};

const widen: Mutation = (bytes, chance) => {
  const wide = Buffer.from(bytes.toString('utf8'), 'utf16le');
  return chance.below(2) === 0 ? Buffer.concat([Buffer.from([0xff, 0xfe]), wide]) : wide.swap16();
};

const MUTATIONS: readonly Mutation[] = [
  flip,
  flip,
  cut,
  remove,
  repeat,
  insert,
  insert,
  insert,
  nest,
  splice,
  swap,
  renumber,
  stretchOut,
  widen,
];

/** The bytes after one to four mutations, some of which know where tokens begin. */
export function mutate(bytes: Buffer, chance: Chance, other: Buffer): Buffer {
  let mutated = bytes;
  for (let n = 1 + chance.below(4); n > 0; n--) {
    const next = chance.pick(MUTATIONS)(mutated, chance, other);
    mutated = next.length <= LONGEST ? next : next.subarray(0, LONGEST);
  }
  return mutated;
}

/** A place, mostly one where a token begins or ends. */
function boundary(bytes: Buffer, chance: Chance): number {
  const at = chance.below(bytes.length + 1);
  if (chance.below(4) === 0) return at;
  const found = chance.pick([60, 62, 34, 10, 32, 44, 123]);
  const next = bytes.indexOf(found, at);
  return next < 0 ? at : next + chance.below(2);
}

function stretch(bytes: Buffer, chance: Chance): [number, number] {
  const from = boundary(bytes, chance);
  const to = chance.below(3) === 0 ? boundary(bytes, chance) : Math.min(bytes.length, from + chance.below(60));
  return from <= to ? [from, to] : [to, from];
}
