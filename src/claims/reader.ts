import {createHash} from 'node:crypto';
import type {AnalysedText} from '../language/text.ts';
import type {AffectedClass, Claim, Figure} from '../model/claim.ts';
import type {Document} from '../model/document.ts';
import {quote, type Span} from '../model/span.ts';
import type {Pack} from '../packs/pack.ts';
import {affectedOf} from './affected.ts';
import type {Draft} from './draft.ts';
import {compileModality} from './factual.ts';
import {compileFigureWords} from './figures/words.ts';
import {type ClaimWords, findDrafts} from './find.ts';
import {createGate} from './gate.ts';
import {compileParts} from './parts.ts';
import {compileAffected, type Senses} from './people.ts';
import {compileSingles} from './singles.ts';
import {compileEffects} from './triggers.ts';

/** What a claim reader is made of. */
export interface ClaimReaderParts {
  readonly pack: Pack;
  readonly senses: Senses;
  /** Who signs the claims: "sayso 0.1.0 en 1". */
  readonly name: string;
}

/** Reads the claims of one document at a time; keeps nothing between documents. */
export interface ClaimReader {
  claims(document: Document, text: AnalysedText): Claim[];
}

export function createClaimReader({pack, senses, name}: ClaimReaderParts): ClaimReader {
  const words: ClaimWords = {
    effects: compileEffects(pack),
    figures: compileFigureWords(pack),
    affected: compileAffected(pack, senses),
    modality: compileModality(pack),
    parts: compileParts(pack),
    singles: compileSingles(pack),
  };
  const gate = createGate(words.effects, pack);
  return {
    claims(document, text) {
      const hits = gate.hits(document.text);
      if (hits.length === 0) return [];
      const drafts = findDrafts(text, hits, {disease: gate.speaksOfDisease(document.text), names: []}, words);
      let before: {sentence: number; class: AffectedClass} | null = null;
      return drafts.map((draft) => {
        const sentence = text.sentence(draft.sentence);
        const near: AffectedClass | null = before?.sentence === draft.sentence ? before.class : null;
        const affected = affectedOf(document.text, sentence, draft, near, words.affected);
        before = {sentence: draft.sentence, class: affected.class};
        const figure = figureOf(document.text, draft);
        return {
          id: claimId(document, figure, draft),
          document: document.id,
          content: {start: sentence.start, end: sentence.end},
          effect: draft.reading.effect,
          figure,
          trigger: quote(document.text, said(text, draft)),
          affected,
          speaker: null,
          via: [],
          cue: null,
          stance: 'asserted',
          place: null,
          time: null,
          scope: draft.part ? 'subset' : 'incident',
          rule: draft.rule,
          reader: name,
          confidence: 1,
        };
      });
    },
  };
}

function figureOf(text: string, {figure, single}: Draft): Figure {
  if (figure !== null)
    return {...quote(text, figure), low: figure.low, high: figure.high, approx: figure.approx, implied: false};
  return {...quote(text, single ?? {start: 0, end: 0}), low: 1, high: 1, approx: false, implied: true};
}

function said(text: AnalysedText, {sentence: index, trigger}: Draft): Span {
  const sentence = text.sentence(index);
  return {start: sentence.starts[trigger.said[0]]!, end: sentence.ends[trigger.said[1]]!};
}

function claimId(document: Document, figure: Figure, draft: Draft): string {
  const key = JSON.stringify([document.id, figure.start, figure.end, draft.reading.effect]);
  return createHash('sha256').update(key).digest('hex').slice(0, 32);
}
