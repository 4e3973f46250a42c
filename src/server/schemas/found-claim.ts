import {z} from '@hono/zod-openapi';

const ref = (name: string) => ({$ref: `#/components/schemas/${name}`});
const words = {type: 'integer', minimum: 0} as const;
const span = {
  start: words,
  end: words,
  text: {type: 'string', description: 'Compared with the report, where it is sent.'},
} as const;

/**
 * A claim that somebody adds. It has the shape of a claim, so that one of `POST /read` can be sent back; what of it cannot be so is told part by
 * part (422), which is why anything is let through here.
 */
export const foundClaim = z.unknown().openapi('FoundClaim', {
  type: 'object',
  description:
    'A claim that a person found in a report. Its words are spans of the report; effect, content, figure and trigger have to be told, the rest may be left out.',
  required: ['document', 'effect', 'content', 'figure', 'trigger'],
  properties: {
    document: {type: 'string'},
    effect: ref('Effect'),
    content: {type: 'object', properties: span, required: ['start', 'end'], description: 'The sentence.'},
    figure: {
      type: 'object',
      properties: {
        ...span,
        low: {type: ['integer', 'null'], minimum: 0},
        high: {type: ['integer', 'null'], minimum: 0},
        approx: {type: 'boolean'},
        implied: {type: 'boolean'},
      },
      required: ['start', 'end'],
      description: 'The words of the count, and what they allow: at least one of low and high.',
    },
    trigger: {type: 'object', properties: span, required: ['start', 'end']},
    affected: {type: 'object', properties: {...span, class: ref('AffectedClass')}},
    speaker: {
      type: ['object', 'null'],
      properties: {...span, name: {type: ['string', 'null']}, class: ref('SpeakerClass')},
      required: ['start', 'end'],
    },
    stance: ref('Stance'),
    scope: ref('Scope'),
    place: {
      type: ['object', 'null'],
      properties: {
        ...span,
        name: {type: ['string', 'null']},
        country: {type: ['string', 'null']},
        point: {type: ['array', 'null'], items: {type: 'number'}},
        precision: {type: ['integer', 'null']},
        gazetteer: {type: ['string', 'null']},
      },
      required: ['start', 'end'],
    },
    time: {
      type: ['object', 'null'],
      properties: {from: {type: 'string', format: 'date'}, to: {type: 'string', format: 'date'}},
    },
  },
});
