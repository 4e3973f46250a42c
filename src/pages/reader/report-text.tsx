import type {ComponentChildren} from 'preact';
import type {ClaimCard, ReaderView, Segment} from '../../desk/views.ts';
import {visible} from '../../say/visible.ts';
import {TONE_BY_EFFECT} from '../words.ts';
import {nameCharacters} from './characters.ts';

interface TextProps {
  readonly data: ReaderView;
  readonly tracks: ReadonlyMap<string, number>;
  /** Where a claim is added to the report; `null` for those who may not. */
  readonly adding: string | null;
}

/** The text in its own direction; each stretch of a claim is a link to the claim's card, with a colour and an underline of its effect. */
export function ReportText({data, tracks, adding}: TextProps) {
  const cards = new Map(data.cards.map((card) => [card.claim.id, card]));
  const anchors = anchorsOf(data);
  return (
    <div class="report-text" lang={data.lang} dir={data.dir} data-island="reader" data-adding={adding}>
      {data.paragraphs.map((segments) => (
        <p key={segments[0]?.start}>
          {segments.map((segment) => (
            <Stretch
              key={segment.start}
              segment={segment}
              cards={cards}
              tracks={tracks}
              id={anchors.get(segment.start)}
            />
          ))}
        </p>
      ))}
    </div>
  );
}

interface StretchProps extends Pick<TextProps, 'tracks'> {
  readonly segment: Segment;
  readonly cards: ReadonlyMap<string, ClaimCard>;
  readonly id: string | undefined;
}

function Stretch({segment, cards, tracks, id}: StretchProps) {
  const found = segment.claims.map((claim) => cards.get(claim)).filter((card) => card !== undefined);
  const [first] = found;
  if (first === undefined) return <Words segment={segment} />;
  let inner: ComponentChildren = <Words segment={segment} />;
  for (const {claim} of found) {
    inner = <span class={`hl tone-${TONE_BY_EFFECT[claim.effect]} track-${tracks.get(claim.id) ?? 0}`}>{inner}</span>;
  }
  return (
    <a
      id={id}
      class="stretch"
      href={`#claim-${first.claim.id}`}
      data-claims={segment.claims.join(' ')}
      data-start={segment.start}
      data-end={segment.end}
    >
      {inner}
    </a>
  );
}

function Words({segment: {kind, text, start, end}}: {readonly segment: Segment}) {
  const place = {'data-start': start, 'data-end': end};
  if (kind === 'withheld') {
    return (
      <span class="withheld" title="A private person’s name, withheld" {...place}>
        {visible(text)}
      </span>
    );
  }
  if (kind === 'control') {
    return (
      <span class="control" title={nameCharacters(text)} {...place}>
        {nameCharacters(text)}
      </span>
    );
  }
  return <span {...place}>{visible(text)}</span>;
}

/**
 * For each claim, an anchor `s=120-148` on the stretch where it begins: an address with these words works without script. Of two
 * claims made by the same words one anchor serves both.
 */
function anchorsOf({paragraphs, cards}: ReaderView): Map<number, string> {
  const anchors = new Map<number, string>();
  const segments = paragraphs.flat();
  for (const {claim} of cards) {
    const first = segments.find(({claims, end}) => claims.includes(claim.id) && end > claim.content.start);
    if (first !== undefined && !anchors.has(first.start)) {
      anchors.set(first.start, `s=${claim.content.start}-${claim.content.end}`);
    }
  }
  return anchors;
}
