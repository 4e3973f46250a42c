import type {AnalysedText} from '../language/text.ts';
import type {AffectedClass, Claim} from '../model/claim.ts';
import type {Document} from '../model/document.ts';
import type {TimeMention} from '../model/mention.ts';
import {overlaps, type Span} from '../model/span.ts';
import type {Pack} from '../packs/pack.ts';
import type {PlaceFinder} from '../places/find.ts';
import type {SpeechFinder} from '../speech/find.ts';
import type {TimeFinder} from '../times/find.ts';
import {affectedOf} from './affected/affected.ts';
import {createMemory} from './affected/memory.ts';
import {compileAffected, type Senses} from './affected/people-words.ts';
import {createRoles} from './affected/roles.ts';
import {type Told, toClaim} from './assemble.ts';
import {anchorOf, type Draft} from './draft.ts';
import {compileModality} from './effects/factual.ts';
import {compileEffects} from './effects/triggers.ts';
import {compileFigureWords} from './figures/words.ts';
import {type ClaimWords, findDrafts} from './find.ts';
import {createGate, type Gate} from './gate.ts';
import {compileSaying} from './links/tellers.ts';
import {once} from './once.ts';
import {compileClaimPlaces, placesOf} from './places/places.ts';
import {compileParts} from './scope/part-words.ts';
import {compileScope, type ScopeItem, scopesOf} from './scope/scope.ts';
import {compileSingles} from './singles/singles.ts';
import {type Attributed, createSpeakerReader} from './speakers/speakers.ts';
import {compileStance, stanceOf} from './speakers/stance.ts';
import {compileClaimTimes, timesOf} from './times/times.ts';

/** What a claim reader is made of. */
export interface ClaimReaderParts {
  readonly pack: Pack;
  readonly senses: Senses;
  readonly places: PlaceFinder;
  readonly times: TimeFinder;
  readonly speech: SpeechFinder;
  /** Who signs the claims: "sayso 0.1.0 en 1". */
  readonly name: string;
  /** Another gate than the pack's, to measure what that one loses. */
  readonly gate?: Gate;
}

/** Reads the claims of one document at a time; keeps nothing between documents. */
export interface ClaimReader {
  /** Every claim of the document, in the order of their figures. `text` is the document's text, analysed. */
  claims(document: Document, text: AnalysedText): Claim[];
}

/** Makes a claim reader; compiles the pack's tables once. */
export function createClaimReader(parts: ClaimReaderParts): ClaimReader {
  const words = compileWords(parts.pack, parts.senses);
  const scopeWords = compileScope(parts.pack, words.figures);
  const stanceWords = compileStance(parts.pack);
  const timeWords = compileClaimTimes(parts.pack);
  const placeWords = compileClaimPlaces(parts.pack);
  const speakerReader = createSpeakerReader(parts.pack, parts.speech);
  const gate = parts.gate ?? createGate(words, parts.pack);

  return {
    claims(document, text) {
      if (!gate.opens(document.text)) return [];
      const sentences = gate.sentences(text);
      if (sentences.length === 0) return [];
      const places = once(() => parts.places.find(text));
      const times = once(() => parts.times.find(text, document.published));
      const names = once(() => [...places(), ...times()]);
      const drafts = findDrafts(text, sentences, {disease: gate.speaksOfDisease(document.text), names}, words);
      if (drafts.length === 0) return [];

      const affected = affectedInOrder(document.text, text, drafts, words);
      const days = new Set(times().flatMap((time) => (isOneDay(time) ? [text.sentenceAt(time.start)] : [])));
      const items = drafts.map((draft, i) => toItem(text, draft, affected[i]!.class, days));
      const scopes = scopesOf(items, scopeWords);
      const timed = items.map((item, i) => ({...item, scope: scopes[i]!}));
      const when = timesOf(timed, {text, mentions: times(), published: document.published}, timeWords);

      const where = placesOf(timed, {text, mentions: places(), title: document.title}, placeWords);
      const speakers = speakerReader.attend(text, new Set(drafts.map(({sentence}) => sentence)));

      return drafts.flatMap((draft, i) => {
        const said = speakers.of(triggerSpan(text, draft), draft.sentence);
        if (isTeller(draft, said)) return [];
        const told: Told = {
          affected: affected[i]!,
          scope: scopes[i]!,
          time: when[i] ?? null,
          stance: stanceOf({...items[i]!, cue: actOf(said), spoken: said.speaker !== null}, stanceWords),
          speaker: said.speaker,
          via: said.via,
          cue: said.cue,
          place: where[i] ?? null,
        };
        return [toClaim(document, text, draft, told, parts.name)];
      });
    },
  };
}

function compileWords(pack: Pack, senses: Senses): ClaimWords {
  return {
    effects: compileEffects(pack),
    figures: compileFigureWords(pack),
    affected: compileAffected(pack, senses),
    modality: compileModality(pack),
    saying: compileSaying(pack),
    parts: compileParts(pack),
    singles: compileSingles(pack),
  };
}

/** Those counted by each draft; a count without a noun takes its class from what stands before it. */
function affectedInOrder(
  source: string,
  text: AnalysedText,
  drafts: readonly Draft[],
  words: ClaimWords,
): Claim['affected'][] {
  const found: Claim['affected'][] = [];
  const sentences = drafts.map(({sentence}) => sentence);
  const roles = createRoles(text, sentences, words.affected);
  const memory = createMemory(text);
  for (const draft of drafts) {
    const context = {text, memory, roles};
    const affected = affectedOf(source, text.sentence(draft.sentence), draft, context, words.affected);
    found.push(affected);
    memory.add({draft, class: affected.class});
  }
  return found;
}

/** Where the draft's effect is told in its own sentence. */
function triggerSpan(text: AnalysedText, draft: Draft): Span {
  const sentence = text.sentence(draft.sentence);
  const anchor = anchorOf(draft);
  return {start: sentence.starts[anchor]!, end: sentence.ends[anchor]!};
}

/** "Police shot four men, the chief said": whoever tells it is not whom it met, whatever the tree makes of the words. */
function isTeller({single}: Draft, {speaker}: Attributed): boolean {
  return single !== null && speaker !== null && overlaps(single, speaker);
}

/** What the cues around a claim do with it: the innermost that says more than "say". */
function actOf({acts}: Attributed): string | null {
  const telling = acts.findLast(({kind, negated}) => !negated && kind !== 'say' && kind !== 'relay');
  return telling?.kind ?? acts.at(-1)?.kind ?? null;
}

function isOneDay({from, to}: TimeMention): boolean {
  return from !== null && from === to;
}

function toItem(text: AnalysedText, draft: Draft, affectedClass: AffectedClass, days: ReadonlySet<number>): ScopeItem {
  const {sentence: index, figure, counted, reading, part} = draft;
  const sentence = text.sentence(index);
  return {
    sentence,
    index,
    figure,
    trigger: anchorOf(draft),
    counted,
    effect: reading.effect,
    class: affectedClass,
    part,
    onDay: days.has(index),
  };
}
