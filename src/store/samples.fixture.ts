import type {Claim, ClaimPlace, Effect} from '../model/claim.ts';
import type {Document} from '../model/document.ts';
import {type DocumentMembers, documentOf} from '../read/document.ts';

/** A report of our own wording; every fourth speaks of a flood. */
export function documentAbout(id: string, members: DocumentMembers = {}): Document {
  const flood = Number(id.slice(1)) % 4 === 0 ? 'Flood water stood in the north. ' : '';
  return documentOf(`${members.title ?? `Report ${id}`}\n\n${flood}Police said 12 people were killed in Almaty.`, {
    id,
    ...members,
  });
}

/** A claim such as a reader gives; `variant` chooses its other parts. */
export function someClaim(document: Document, effect: Effect, variant: number): Claim {
  const quote = (text: string) => {
    const start = document.text.indexOf(text);
    return {start, end: start + text.length, text};
  };
  const place: ClaimPlace = {
    ...quote('Almaty'),
    name: 'Almaty',
    country: 'KZ',
    point: [76.9, 43.2],
    precision: 1,
    gazetteer: 'geonames:1',
  };
  const day = `2022-01-0${1 + (variant % 8)}`;
  return {
    id: `${document.id}-${effect}`,
    document: document.id,
    content: {start: 0, end: document.text.length},
    effect,
    figure: {...quote('12'), low: 12, high: 12, approx: false, implied: false},
    trigger: quote('killed'),
    affected: {...quote('people'), class: variant % 2 === 0 ? 'police' : 'civilian'},
    speaker: variant % 3 === 0 ? null : {...quote('Police'), name: null, class: 'police'},
    via: [],
    cue: null,
    stance: variant % 4 === 0 ? 'denied' : 'asserted',
    place: variant % 2 === 0 ? place : null,
    time: variant % 3 === 0 ? null : {from: day, to: day, precision: 'day', basis: 'said'},
    scope: 'incident',
    rule: 'object',
    reader: 'r 1',
    confidence: 0.9,
  };
}
