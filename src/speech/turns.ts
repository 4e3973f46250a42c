import type {AnalysedText} from '../language/text.ts';
import type {Span} from '../model/span.ts';
import {quote} from '../model/span.ts';
import type {Attribution} from './attribution.ts';
import type {Bracket, Cues} from './cues.ts';

/** A name in brackets is no longer, in characters. */
const LONGEST = 80;

/** What stands before a bracket that gives the word to somebody: the end of a sentence, or of another bracket. */
const ENDED = /[.?!:\]"”]\s*$/;

/** What is said begins as sentences do. */
const BEGINS = /^\s*["“]?[\p{Lu}\p{N}[]/u;

/**
 * Recordings in the transcript of a broadcast: "[Begin recording] [Ruiz] …", up to the next who is given the word, or "[End
 * recording]". Whoever stands in the brackets says it.
 */
export function findTurns(text: AnalysedText, cues: Cues): Attribution[] {
  const found: Attribution[] = [];
  let recording = false;
  let speaker: Span | null = null;
  const close = (end: number): void => {
    if (speaker !== null) found.push(turn(text, speaker, {start: speaker.end + 1, end}));
    speaker = null;
  };
  for (const inside of bracketsIn(text.text)) {
    const part = partOf(text.text.slice(inside.start, inside.end), cues);
    if (part === 'aside') continue;
    if (part === 'begin' || part === 'end' || part === 'asker') {
      close(inside.start - 1);
      if (part !== 'asker') recording = part === 'begin';
    } else if (recording && givesTheWord(text.text, inside)) {
      close(inside.start - 1);
      speaker = inside;
    }
  }
  close(text.text.length);
  return found;
}

/** The insides of the brackets of a text. */
function* bracketsIn(text: string): Generator<Span> {
  for (let at = text.indexOf('['); at >= 0; at = text.indexOf('[', at + 1)) {
    const close = text.indexOf(']', at);
    if (close < 0) return;
    if (close - at <= LONGEST) yield {start: at + 1, end: close};
  }
}

function partOf(words: string, cues: Cues): Bracket['part'] | null {
  const lower = words.toLowerCase().replace(/\s+/g, ' ');
  return cues.brackets.find((one) => lower === one.words || lower.startsWith(`${one.words} `))?.part ?? null;
}

function givesTheWord(text: string, {start, end}: Span): boolean {
  return (
    /\p{Lu}/u.test(text[start] ?? '') &&
    ENDED.test(text.slice(Math.max(0, start - 20), start - 1)) &&
    BEGINS.test(text.slice(end + 1, end + 6))
  );
}

function turn(text: AnalysedText, speaker: Span, content: Span): Attribution {
  return {
    kind: 'attribution',
    act: 'say',
    construct: 'carried',
    negated: false,
    sentence: text.sentenceAt(speaker.start),
    source: quote(text.text, speaker),
    cue: null,
    content,
    manner: 'direct',
  };
}
