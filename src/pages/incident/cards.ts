import type {ClaimCard, TollStory} from '../../desk/views.ts';

/** Every claim that these stories quote, by id. */
export function cardsOf(stories: readonly TollStory[]): Map<string, ClaimCard> {
  const cards = stories.flatMap(({statements, denials, aside}) => [
    ...statements.flatMap((statement) => statement.cards),
    ...denials.flatMap(({card}) => (card === null ? [] : [card])),
    ...aside.flatMap((each) => each.cards),
  ]);
  return new Map(cards.map((card) => [card.claim.id, card]));
}
