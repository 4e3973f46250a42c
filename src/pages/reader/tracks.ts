import type {ClaimCard} from '../../desk/views.ts';

/** Underlines deeper than this are drawn on the last one. */
const DEEPEST = 3;

/**
 * The line under the text, 0 to 3, that each claim is drawn on: claims that overlap stand on different lines, so that each can be
 * followed by eye from its first word to its last.
 */
export function layTracks(cards: readonly ClaimCard[]): Map<string, number> {
  const tracks = new Map<string, number>();
  const endOf: number[] = [];
  const inOrder = [...cards].sort(
    (a, b) => a.claim.content.start - b.claim.content.start || b.claim.content.end - a.claim.content.end,
  );
  for (const {claim} of inOrder) {
    const free = endOf.findIndex((end) => end <= claim.content.start);
    const track = free === -1 ? endOf.length : free;
    endOf[track] = claim.content.end;
    tracks.set(claim.id, Math.min(track, DEEPEST));
  }
  return tracks;
}
