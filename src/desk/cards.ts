import {correctClaim} from '../incidents/correct.ts';
import type {Claim} from '../model/claim.ts';
import type {Document} from '../model/document.ts';
import {sayClaim, saySpeaker} from '../say/claim.ts';
import {reviewOf, titleOf} from '../store/rows.ts';
import type {ContextOf} from './context.ts';
import type {DecisionLog} from './decision-log.ts';
import type {Hide} from './hide.ts';
import {refOf} from './reports.ts';
import type {AddedRow, ClaimCard} from './views.ts';

/** What a card is made of besides the claim. */
export interface CardSources {
  readonly document: Document;
  readonly decisions: DecisionLog;
  readonly incident: string | null;
  /** The decision that added it, as it may be shown. */
  readonly added: AddedRow | null;
  readonly hide: Hide;
}

/** Makes the card of a claim: its words, whose they are, and what people decided of it. */
export function compileCard(contextOf: ContextOf): (claim: Claim, sources: CardSources) => ClaimCard {
  return (claim, {document, decisions, incident, added, hide}) => {
    const history = decisions.about(claim.id);
    const {review, corrected, decided} = reviewOf(decisions.standingAbout(claim.id));
    const shown = correctClaim(claim, corrected);
    const {text, lang} = document;
    const {content, figure} = claim;
    return hide({
      claim,
      title: sayClaim(shown),
      who: saySpeaker(shown.speaker, shown.via),
      quote: text.slice(content.start, content.end),
      context: {...contextOf(text, content, {start: figure.start, end: figure.end}), lang},
      report: refOf(document, titleOf(document)),
      incident,
      review,
      seen: history[0]?.entry ?? -1,
      corrected,
      decided,
      added,
    });
  };
}
