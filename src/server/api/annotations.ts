import {z} from '@hono/zod-openapi';
import type {ReaderView} from '../../desk/views.ts';
import {moment} from '../schemas/model.ts';
import {textOf} from './text.ts';

/** Characters before and behind the words, by which they are found again where the text has changed. */
const AROUND = 32;

const annotation = z
  .object({
    id: z.string(),
    type: z.literal('Annotation'),
    motivation: z.literal('describing'),
    created: moment.optional(),
    creator: z.object({type: z.literal('Person'), name: z.string()}).optional(),
    body: z.array(z.object({type: z.literal('TextualBody'), value: z.string(), format: z.literal('text/plain')})),
    target: z.object({
      source: z.string(),
      selector: z.array(
        z.union([
          z.object({type: z.literal('TextQuoteSelector'), exact: z.string(), prefix: z.string(), suffix: z.string()}),
          z.object({type: z.literal('TextPositionSelector'), start: z.int(), end: z.int()}),
        ]),
      ),
    }),
  })
  .openapi('Annotation');

/** A page of Web Annotations (W3C Recommendation, 2017). */
export const annotationPage = z
  .object({
    '@context': z.literal('http://www.w3.org/ns/anno.jsonld'),
    id: z.string(),
    type: z.literal('AnnotationPage'),
    items: z.array(annotation),
  })
  .openapi('AnnotationPage');

/** The claims of a report as Web Annotations. They count characters in code points, where Sayso counts UTF-16 units. */
export function annotationsOf(view: ReaderView): z.infer<typeof annotationPage> {
  const {report, cards} = view;
  const text = textOf(view);
  const points = codePointsOf(text);
  const address = `/api/v1/documents/${encodeURIComponent(report.id)}`;
  return {
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    id: `${address}/annotations`,
    type: 'AnnotationPage',
    items: cards.map(({claim, title, who, added}) => {
      const {start, end} = claim.content;
      return {
        id: `/api/v1/claims/${encodeURIComponent(claim.id)}`,
        type: 'Annotation' as const,
        motivation: 'describing' as const,
        ...(added === null ? {} : {created: added.at}),
        ...(added === null || added.by === null ? {} : {creator: {type: 'Person' as const, name: added.by}}),
        body: [
          {
            type: 'TextualBody' as const,
            value: `${title} (${who})${added === null ? '' : ', added by a person'}`,
            format: 'text/plain' as const,
          },
        ],
        target: {
          source: report.url ?? address,
          selector: [
            {
              type: 'TextQuoteSelector' as const,
              exact: text.slice(start, end),
              prefix: text.slice(Math.max(0, start - AROUND), start).toWellFormed(),
              suffix: text.slice(end, end + AROUND).toWellFormed(),
            },
            {type: 'TextPositionSelector' as const, start: points(start), end: points(end)},
          ],
        },
      };
    }),
  };
}

/** How many code points stand before an offset. */
function codePointsOf(text: string): (offset: number) => number {
  const pairs: number[] = [];
  for (let i = 0; i < text.length; i++) {
    if ((text.codePointAt(i) ?? 0) > 0xffff) pairs.push(i++);
  }
  return (offset) => offset - pairs.filter((at) => at < offset).length;
}
