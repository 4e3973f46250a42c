import {sayDay} from '../../say/time.ts';
import {visible} from '../../say/visible.ts';
import {type Command, parseGiven, UsageError} from '../command.ts';
import {EXIT} from '../exit.ts';
import {CLAIM_FILTERS, claimFilterGiven, withPlacesWithin} from '../filters-given.ts';
import {LEDGER_OPTION, withLedger} from '../ledger-given.ts';
import {write} from '../output.ts';
import {CORRECTION_FORM} from '../review/correction.ts';
import {openKeys} from '../review/keys.ts';
import {review, sayDecided} from '../review/session.ts';
import {BY_OPTION, reviewerGiven} from '../reviewer-given.ts';
import {styleGiven} from '../style-given.ts';
import {drawOne} from '../table.ts';

/** `sayso review`: claim after claim, one key each. */
export const reviewCommand: Command = {
  name: 'review',
  summary: 'decide on the claims of a ledger, one key each: accept, reject, correct, skip, undo, quit',
  usage: 'sayso review [options]',
  options: {
    ...LEDGER_OPTION,
    ...BY_OPTION,
    ...CLAIM_FILTERS,
    width: {type: 'string', value: 'N', help: "columns of the table (the terminal's, else 100)"},
  },
  notes: [
    'Without --review, those that nobody has decided on are shown. Each decision is kept at once, by itself.',
    `A correction is ${CORRECTION_FORM}.`,
    'Keys may come from a file or another program: "aarc 12\\nq".',
  ],
  async run(args) {
    const given = parseGiven(reviewCommand, args);
    if (given.rest.length > 0)
      throw new UsageError('"sayso review" takes options only. --search WORDS looks for words.');
    const asked = claimFilterGiven(given);
    const by = reviewerGiven(given);
    const style = styleGiven(given);
    return withLedger(given, {}, async (ledger) => {
      const filter = await withPlacesWithin(asked, ledger.store);
      const keys = openKeys();
      try {
        const counts = await review(ledger, {
          by,
          filter: {...filter, review: filter.review ?? 'open'},
          keys,
          say: (sentence) => process.stderr.write(`${visible(sentence)}\n`),
          async show({claim, published, publisher}, decided) {
            const document = (await ledger.store.document(claim.document))?.document;
            if (document === undefined) return;
            const day = published === null ? null : sayDay(published);
            const about = [publisher, day, claim.document, decided === null ? null : sayDecided(decided)];
            await write(`\n${drawOne(document, claim, about, style)}`);
          },
        });
        const {accepted, rejected, corrected, skipped} = counts;
        await write(`${accepted} accepted, ${rejected} rejected, ${corrected} corrected, ${skipped} skipped.\n`);
      } finally {
        keys.close();
      }
      return EXIT.done;
    });
  },
};
