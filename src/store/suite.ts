import {afterEach, describe, expect, test} from 'vitest';
import {digestOf} from '../ledger/bytes.ts';
import {canonicalJson} from '../ledger/canonical.ts';
import {EMPTY_FRONTIER, grow, rootOf} from '../ledger/grow.ts';
import {hashLeaf} from '../ledger/merkle.ts';
import type {Claim} from '../model/claim.ts';
import type {Decision} from '../model/decision.ts';
import type {DecisionKind, DecisionMade} from '../model/entry.ts';
import type {ClaimFilter} from './filters.ts';
import type {Change, Sign, Store} from './port.ts';
import {targetOf, titleOf} from './rows.ts';
import {documentAbout, someClaim} from './samples.fixture.ts';

const AT = '2022-01-07T09:00:00Z';
const ME = digestOf('me');
const sign: Sign = (size, root) => `${size} ${Buffer.from(root).toString('hex')}`;

/** What every store must do. `open` makes an empty one with the given signer. */
export function storeSuite(name: string, open: (sign: Sign) => Promise<Store>): void {
  describe(name, () => {
    let opened: Store[] = [];
    afterEach(async () => {
      await Promise.all(opened.map((store) => store.close()));
      opened = [];
    });
    const fresh = async (by: Sign = sign): Promise<Store> => {
      const store = await open(by);
      opened.push(store);
      return store;
    };

    test('a report comes back as it went in, with its raw bytes and its claims', async () => {
      const store = await fresh();
      const document = documentAbout('a', {title: 'Twelve killed', published: '2022-01-06', publisher: 'The Daily'});
      const claims = [someClaim(document, 'killed', 0), someClaim(document, 'injured', 1)];
      const outcomes = await store.append([add(document, claims)]);
      expect(outcomes).toEqual([{kind: 'kept', index: 0}]);
      expect(await store.document('a')).toEqual({document, added: 0, read: 1});
      expect(await store.claimsOf('a')).toEqual(claims);
      expect(Buffer.from((await store.raw(digestOf(document.text)))!).toString()).toBe(document.text);
      expect(await store.document('b')).toBeNull();
      expect(await store.raw('00')).toBeNull();
    });

    test('reports are told of in the order in which they came, from any of them on', async () => {
      const store = await fresh();
      for (const id of ['c', 'a', 'b']) await store.append([add(documentAbout(id), null)]);
      const first = await store.arrivals(0, 2);
      expect(first.map(({id}) => id)).toEqual(['c', 'a']);
      expect((await store.arrivals(first[1]!.n, 2)).map(({id}) => id)).toEqual(['b']);
      expect(await store.arrivals((await store.arrivals(first[1]!.n, 1))[0]!.n, 5)).toEqual([]);
    });

    test('reports come with their claims that stand, and with the gists that one maker made of them', async () => {
      const store = await fresh();
      const documents = ['c', 'a', 'b'].map((id) => documentAbout(id, {title: `About ${id}`, publisher: 'The Daily'}));
      for (const each of documents) await store.append([add(each, [someClaim(each, 'killed', 0)])]);
      const claim = someClaim(documents[1]!, 'injured', 1);
      await store.append([{kind: 'read', document: 'a', ...reading('a', [claim])}]);
      const all = await store.reports(0, 9, 'm 1');
      expect(all.map(({members, title, claims, gist}) => [members.id, title, claims.length, gist])).toEqual(
        documents.map((each) => [each.id, titleOf(each), 1, null]),
      );
      expect(all[1]).toMatchObject({claims: [claim], added: 2, read: 6});
      expect({...all[1]!.members, text: documents[1]!.text}).toEqual(documents[1]);

      const bytes = Uint8Array.of(1, 2, 3);
      await store.keepGists('m 1', [{n: all[0]!.n, basis: 'x', bytes}]);
      await store.keepGists('m 2', [{n: all[1]!.n, basis: 'y', bytes: Uint8Array.of(4)}]);
      const gistsOf = async (maker: string) =>
        (await store.reports(0, 9, maker)).map(({gist}) => gist && [gist.basis, ...gist.bytes]);
      expect(await gistsOf('m 1')).toEqual([['x', 1, 2, 3], null, null]);
      expect(await gistsOf('m 2')).toEqual([null, ['y', 4], null]);
      await store.keepGists('m 2', [{n: all[0]!.n, basis: 'z', bytes: Uint8Array.of(5)}]);
      expect(await gistsOf('m 1')).toEqual([null, null, null]);
      expect((await store.reports(all[0]!.n, 1, 'm 2')).map(({members}) => members.id)).toEqual(['a']);
      expect(await store.size()).toBe(7);
      expect(await store.differences()).toEqual([]);
      await store.rebuild();
      expect(await gistsOf('m 2')).toEqual([null, null, null]);
    });

    test('the checkpoint signs the root that follows from the entries', async () => {
      const store = await fresh();
      expect(await store.checkpoint()).toBeNull();
      for (const id of ['a', 'b', 'c', 'd', 'e']) await store.append([add(documentAbout(id), null)]);
      let frontier = EMPTY_FRONTIER;
      const entries = await store.entries(0, await store.size());
      for (const entry of entries) frontier = grow(frontier, hashLeaf(new TextEncoder().encode(entry))).frontier;
      expect(entries.length).toBe(5);
      expect(await store.checkpoint()).toBe(sign(5, rootOf(frontier)));
      const signed = await store.checkpoints();
      expect(signed.map((note) => note.split(' ')[0])).toEqual(['1', '2', '3', '4', '5']);
      expect(signed.at(-1)).toBe(await store.checkpoint());
      expect(await store.entries(2, 4)).toEqual(entries.slice(2, 4));
      expect(await store.hash(0, 4)).toEqual(hashLeaf(new TextEncoder().encode(entries[4]!)));
    });

    test('a report that is there already is not kept twice, nor is its text under the same address', async () => {
      const store = await fresh();
      const url = 'https://example.org/a';
      await store.append([add(documentAbout('a', {url}), null)]);
      const again = await store.append([
        add(documentAbout('a', {url}), null),
        add({...documentAbout('a', {url}), id: 'other'}, null),
        add({...documentAbout('a'), id: 'elsewhere'}, null),
      ]);
      expect(again.map(({kind}) => kind)).toEqual(['there', 'there', 'kept']);
      expect(await store.size()).toBe(2);
      expect(await store.raw('00')).toBeNull();
    });

    test('a decision takes effect when it answers the last entry about its claim, and is refused when it is stale', async () => {
      const store = await fresh();
      const document = documentAbout('a');
      const claim = someClaim(document, 'killed', 0);
      await store.append([add(document, [claim])]);
      const target = targetOf(claim.id);
      expect(await store.lastAbout(target)).toBe(-1);
      expect(await store.append([decide(claim, 'accept', -1)])).toEqual([{kind: 'kept', index: 2}]);
      expect(await store.append([decide(claim, 'reject', -1)])).toEqual([{kind: 'stale', latest: 2}]);
      expect(await store.size()).toBe(3);
      expect(await reviews(store)).toEqual(['accepted']);
      await store.append([decide(claim, 'reject', 2)]);
      expect(await reviews(store)).toEqual(['rejected']);
      await store.append([decide(claim, 'revoke', 3)]);
      expect(await reviews(store)).toEqual(['open']);
    });

    test('one decision taken back leaves what stood before it and what was decided since', async () => {
      const store = await fresh();
      const document = documentAbout('a');
      const claim = someClaim(document, 'killed', 0);
      await store.append([add(document, [claim])]);
      await store.append([decide(claim, 'accept', -1)]);
      await store.append([decide(claim, 'reject', 2)]);
      await store.append([decide(claim, 'revoke', 3, {entry: 3})]);
      expect(await reviews(store)).toEqual(['accepted']);
      await store.append([decide(claim, 'revoke', 4, {entry: 4})]);
      expect(await reviews(store)).toEqual(['rejected']);
      expect(await store.differences()).toEqual([]);
    });

    test('a claim that was corrected is found under what it is taken for, until that is taken back or erased', async () => {
      const store = await fresh();
      const document = documentAbout('a');
      const claim = someClaim(document, 'killed', 0);
      await store.append([add(document, [claim])]);
      const found = async (filter: ClaimFilter) => (await store.claims(filter, {limit: 9})).rows.length;
      const taken: ClaimFilter = {
        effect: 'injured',
        class: 'police',
        place: 'Harbour Town',
        from: '2021-03-04',
        to: '2021-03-04',
      };
      expect([await found({effect: 'killed'}), await found(taken)]).toEqual([1, 0]);
      const change = {effect: 'injured', class: 'police', place: 'Harbour Town', from: '2021-03-04'};
      const corrected = correct(claim, change, -1);
      await store.append([corrected]);
      expect([await found({effect: 'killed'}), await found(taken)]).toEqual([0, 1]);
      expect(await store.differences()).toEqual([]);
      await store.append([decide(claim, 'revoke', 2)]);
      expect([await found({effect: 'killed'}), await found(taken)]).toEqual([1, 0]);
      const again = correct(claim, change, 3);
      await store.append([again]);
      expect(await found(taken)).toBe(1);
      const body = {kind: 'redaction', at: AT, erased: [again.openings[0]!.commitment], by: ME} as const;
      await store.append([{kind: 'erase', body, openings: []}]);
      expect([await found({effect: 'killed'}), await found(taken)]).toEqual([1, 0]);
      expect(await store.differences()).toEqual([]);
    });

    test('a claim that a person added is listed, counted and decided on like any other, until that is taken back or erased', async () => {
      const store = await fresh();
      const document = documentAbout('a', {published: '2022-01-06', publisher: 'The Daily'});
      const read = someClaim(document, 'injured', 0);
      await store.append([add(document, [read])]);
      const before = await everything(store);
      const added = someClaim(document, 'killed', 2);
      expect((await store.documents({claims: 'none'}, {limit: 9})).rows).toEqual([]);
      await store.append([addition(added, -1)]);
      expect(await store.claimsOf('a')).toEqual([read, added]);
      expect(await store.readingOf('a')).toEqual([read]);
      const list = await store.claims({effect: 'killed', place: 'KZ'}, {limit: 9});
      expect(list.rows).toMatchObject([
        {claim: added, review: 'open', added: {entry: 2, at: AT, by: 'somebody', why: 'seen'}},
      ]);
      expect((await store.claims({}, {limit: 9})).rows.map((row) => row.added?.entry ?? null)).toEqual([null, 2]);
      expect((await store.documents({}, {limit: 9})).rows[0]!.claims).toBe(2);
      expect((await store.sources({limit: 9})).rows[0]!.claims).toBe(2);
      expect(await store.places()).toEqual(['geonames:1']);
      const kept = await everything(store);
      await store.rebuild();
      expect(await everything(store)).toEqual(kept);
      await store.append([decide(added, 'reject', 2)]);
      expect(await reviews(store)).toEqual(['open', 'rejected']);
      await store.append([correct(added, {effect: 'missing'}, 3)]);
      expect((await store.claims({effect: 'missing'}, {limit: 9})).rows.length).toBe(1);
      expect(await store.differences()).toEqual([]);
      await store.append([decide(added, 'revoke', 4, {entry: 2})]);
      expect(await everything(store)).toEqual(before);
      expect(await store.differences()).toEqual([]);
      const again = addition(added, 5);
      await store.append([again]);
      expect(await reviews(store)).toEqual(['open', 'open']);
      const body = {kind: 'redaction', at: AT, erased: [again.openings[0]!.commitment], by: ME} as const;
      await store.append([{kind: 'erase', body, openings: []}]);
      expect(await everything(store)).toEqual(before);
      expect(await store.differences()).toEqual([]);
    });

    test('what a person added stands in place of what a reader finds at the same words later, and is not counted twice', async () => {
      const store = await fresh();
      const document = documentAbout('a', {published: '2022-01-06'});
      await store.append([add(document, [])]);
      const added = someClaim(document, 'killed', 2);
      await store.append([addition(added, -1)]);
      const wider = {start: added.figure.start - 1, end: added.figure.end};
      const figure = {...added.figure, ...wider, text: document.text.slice(wider.start, wider.end)};
      const found = {...someClaim(document, 'killed', 1), id: 'found', figure};
      const other = someClaim(document, 'injured', 1);
      await store.append([{kind: 'read', document: 'a', ...reading('a', [found, other])}]);
      expect(await store.claimsOf('a')).toEqual([other, added]);
      expect(await store.readingOf('a')).toEqual([found, other]);
      expect((await store.documents({}, {limit: 9})).rows[0]!.claims).toBe(2);
      expect((await store.claims({effect: 'killed'}, {limit: 9})).rows.map(({claim}) => claim.id)).toEqual([added.id]);
      const kept = await everything(store);
      expect(await store.differences()).toEqual([]);
      await store.rebuild();
      expect(await everything(store)).toEqual(kept);
      await store.append([decide(added, 'revoke', 2, {entry: 2})]);
      expect(await store.claimsOf('a')).toEqual([found, other]);
      expect((await store.claims({effect: 'killed'}, {limit: 9})).rows.map(({claim}) => claim.id)).toEqual(['found']);
      expect(await store.differences()).toEqual([]);
    });

    test('of two additions of one effect at the same words the earlier stands, and then the other', async () => {
      const store = await fresh();
      const document = documentAbout('a');
      await store.append([add(document, [])]);
      const without = async () => (await store.documents({claims: 'none'}, {limit: 9})).rows.map(({id}) => id);
      expect(await without()).toEqual(['a']);
      const one = someClaim(document, 'killed', 1);
      const two = {...one, id: 'two', figure: {...one.figure, low: 13, high: 13}};
      await store.append([addition(one, -1), addition(two, -1)]);
      expect((await store.claimsOf('a')).map(({id}) => id)).toEqual([one.id]);
      expect([await without(), (await store.documents({claims: 'some'}, {limit: 9})).rows.length]).toEqual([[], 1]);
      expect(await store.differences()).toEqual([]);
      await store.append([decide(one, 'revoke', 2, {entry: 2})]);
      expect((await store.claimsOf('a')).map(({id}) => id)).toEqual(['two']);
      expect(await store.differences()).toEqual([]);
    });

    test('reports that come in after an addition are listed as if there were none', async () => {
      const store = await fresh();
      const document = documentAbout('a');
      await store.append([add(document, [])]);
      await store.append([addition(someClaim(document, 'killed', 1), -1)]);
      const all = await fill(store);
      expect((await pages(store, {}, 3)).length).toBe(all.length + 1);
      expect(await store.differences()).toEqual([]);
    });

    test('the places that claims stand at are told, and claims are found by any of several', async () => {
      const store = await fresh();
      const rows = await fill(store);
      const known = [...new Set(rows.flatMap(({claim}) => claim.place?.gazetteer ?? []))].sort();
      expect(await store.places()).toEqual(known);
      const ids = await pages(store, {within: known}, 3);
      expect(ids.length).toBe(rows.filter(({claim}) => claim.place?.gazetteer != null).length);
      expect(await pages(store, {within: []}, 3)).toEqual([]);
    });

    test('decisions outlive a second reading of the report', async () => {
      const store = await fresh();
      const document = documentAbout('a');
      const claims = [someClaim(document, 'killed', 0), someClaim(document, 'injured', 1)];
      await store.append([add(document, claims)]);
      await store.append([decide(claims[0]!, 'accept', -1)]);
      await store.append([{kind: 'read', document: 'a', ...reading(document.id, claims.slice(0, 1))}]);
      expect(await store.claimsOf('a')).toEqual(claims.slice(0, 1));
      expect(await reviews(store)).toEqual(['accepted']);
    });

    test('what is erased is gone, and the entry that committed to it stays', async () => {
      const store = await fresh();
      const document = documentAbout('a');
      await store.append([add(document, null)]);
      expect(await store.opening(digestOf('c-a'))).toEqual({commitment: digestOf('c-a'), salt: '00', value: '"a"'});
      const body = {kind: 'redaction', at: AT, erased: [digestOf('c-a')], by: ME} as const;
      await store.append([{kind: 'erase', body, openings: []}]);
      expect(await store.opening(digestOf('c-a'))).toBeNull();
      expect((await store.entries(0, 1))[0]).toContain(digestOf('c-a'));
    });

    test('when a step of an append fails, nothing of it is kept', async () => {
      let refuse = false;
      const store = await fresh((size, root) => {
        if (refuse) throw new Error('no signature');
        return sign(size, root);
      });
      await store.append([add(documentAbout('a'), null)]);
      refuse = true;
      await expect(store.append([add(documentAbout('b'), null)])).rejects.toThrow('no signature');
      refuse = false;
      const unknown: Change = {kind: 'read', document: 'nowhere', ...reading('nowhere', [])};
      await expect(store.append([add(documentAbout('c'), null), unknown])).rejects.toMatchObject({
        code: 'store/no-document',
      });
      expect(await store.size()).toBe(1);
      expect(await store.document('b')).toBeNull();
      expect(await store.document('c')).toBeNull();
      expect(await store.append([add(documentAbout('b'), null)])).toEqual([{kind: 'kept', index: 1}]);
      expect(await store.differences()).toEqual([]);
    });

    test('each filter lets through what it names, and pages follow each other without a gap or a double', async () => {
      const store = await fresh();
      const all = await fill(store);
      const filters: readonly [ClaimFilter, (row: Row) => boolean][] = [
        [{}, () => true],
        [{effect: 'killed'}, ({claim}) => claim.effect === 'killed'],
        [{class: 'police'}, ({claim}) => claim.affected.class === 'police'],
        [{speaker: 'outlet'}, ({claim}) => claim.speaker === null],
        [{speaker: 'police'}, ({claim}) => claim.speaker?.class === 'police'],
        [{stance: 'denied'}, ({claim}) => claim.stance === 'denied'],
        [{place: 'KZ'}, ({claim}) => claim.place?.country === 'KZ'],
        [{place: 'geonames:1'}, ({claim}) => claim.place?.gazetteer === 'geonames:1'],
        [{place: 'ALMATY'}, ({claim}) => claim.place?.name === 'Almaty'],
        [{from: '2022-01-03', to: '2022-01-05'}, ({day}) => day >= '2022-01-03' && day <= '2022-01-05'],
        [{document: 'd3'}, ({claim}) => claim.document === 'd3'],
        [{case: 'storm'}, ({of}) => of === 'storm'],
        [{words: 'Flóod-water, north'}, ({claim}) => Number(claim.document.slice(1)) % 4 === 0],
        [{words: '"; drop table claims'}, () => false],
        [{words: '?!'}, () => false],
      ];
      for (const [filter, lets] of filters) {
        const wanted = all.filter(lets).map(({claim}) => claim.id);
        const got = await pages(store, filter, 3);
        expect([...got].sort(), JSON.stringify(filter)).toEqual([...wanted].sort());
        expect(await pages(store, filter, 100), JSON.stringify(filter)).toEqual(got);
      }
      const days = (await store.claims({}, {limit: 100})).rows.map(
        ({claim, published}) => claim.time?.from ?? published,
      );
      expect(days).toEqual([...days].sort().reverse());
      await expect(store.claims({}, {limit: 1, after: 'x'})).rejects.toMatchObject({code: 'store/bad-cursor'});
    });

    test('documents and outlets are listed with what came from them', async () => {
      const store = await fresh();
      await fill(store);
      const found = await store.documents({publisher: 'The Daily', from: '2022-01-02'}, {limit: 10});
      expect(found.rows.map(({id, claims}) => [id, claims])).toEqual([
        ['d6', 2],
        ['d4', 2],
        ['d2', 2],
      ]);
      expect((await store.documents({words: 'flood water'}, {limit: 10})).rows.map(({id}) => id)).toEqual(['d4', 'd0']);
      expect(found.rows[0]!.title).toBe(titleOf(documentAbout('d6')));
      const sources = await store.sources({limit: 1});
      expect(sources.rows).toEqual([{publisher: 'The Daily', documents: 4, claims: 8, rating: null}]);
      const detail = {commitment: digestOf('r'), salt: '00', value: JSON.stringify({rating: 'mixed'})};
      const body = {
        kind: 'source-rated',
        at: AT,
        target: targetOf('The Daily'),
        answers: -1,
        by: ME,
        detail: digestOf('r'),
      } as const;
      await store.append([{kind: 'decide', body, openings: [detail]}]);
      expect((await store.sources({limit: 1})).rows[0]!.rating).toBe('mixed');
      expect((await store.sources({limit: 5, after: sources.next!})).rows.map(({publisher}) => publisher)).toEqual([
        'Vest',
      ]);
    });

    test('rebuilding changes nothing that can be asked for', async () => {
      const store = await fresh();
      const all = await fill(store);
      await store.append([decide(all[0]!.claim, 'accept', -1)]);
      const before = await Promise.all([
        store.claims({}, {limit: 100}),
        store.checkpoint(),
        pages(store, {words: 'north'}, 4),
      ]);
      await store.rebuild();
      expect(
        await Promise.all([store.claims({}, {limit: 100}), store.checkpoint(), pages(store, {words: 'north'}, 4)]),
      ).toEqual(before);
      expect(await store.differences()).toEqual([]);
    });
  });
}

interface Row {
  readonly claim: Claim;
  readonly day: string;
  readonly of: string | null;
}

/** Eight reports of two claims each, of every kind the filters ask for. */
async function fill(store: Store): Promise<Row[]> {
  const rows: Row[] = [];
  for (let i = 0; i < 8; i++) {
    const document = documentAbout(`d${i}`, {
      published: `2022-01-0${1 + i}`,
      publisher: i % 2 === 0 ? 'The Daily' : 'Vest',
      case: i % 3 === 0 ? 'storm' : undefined,
    });
    const claims = [someClaim(document, 'killed', i), someClaim(document, 'injured', i + 1)];
    await store.append([add(document, claims)]);
    rows.push(...claims.map((claim) => ({claim, day: claim.time?.from ?? document.published!, of: document.case})));
  }
  return rows;
}

async function pages(store: Store, filter: ClaimFilter, limit: number): Promise<string[]> {
  const ids: string[] = [];
  let after: string | undefined;
  do {
    const page = await store.claims(filter, {limit, after});
    ids.push(...page.rows.map(({claim}) => claim.id));
    after = page.next ?? undefined;
  } while (after !== undefined);
  return ids;
}

async function reviews(store: Store): Promise<string[]> {
  return (await store.claims({}, {limit: 100})).rows.map(({review}) => review);
}

function add(document: ReturnType<typeof documentAbout>, claims: readonly Claim[] | null): Change {
  const raw = new TextEncoder().encode(document.text);
  const digest = digestOf(raw);
  const name = targetOf(document.id);
  return {
    kind: 'add',
    body: {
      kind: 'document-added',
      at: AT,
      document: name,
      raw: digest,
      text: digest,
      members: digestOf(`c-${document.id}`),
    },
    document,
    raw,
    openings: [{commitment: digestOf(`c-${document.id}`), salt: '00', value: JSON.stringify(document.id)}],
    reading: claims === null ? null : reading(document.id, claims),
  };
}

function reading(document: string, claims: readonly Claim[]): Omit<Change & {kind: 'read'}, 'kind' | 'document'> {
  const digest = digestOf(canonicalJson(claims));
  const body = {
    kind: 'claims-read',
    at: AT,
    document: targetOf(document),
    reader: 'r 1',
    count: claims.length,
    claims: digest,
  } as const;
  return {body, claims};
}

/** An addition, whose detail can be opened. */
function addition(claim: Claim, answers: number): Change & {kind: 'decide'} {
  return decide(claim, 'add', answers, {}, {why: 'seen', claim});
}

/** All that is listed of claims, reports and outlets. */
async function everything(store: Store) {
  const window = {limit: 100};
  const lists = [store.claims({}, window), store.documents({}, window), store.sources(window), store.places()];
  return [...(await Promise.all<unknown>(lists)), await store.claimsOf('a')];
}

/** A correction. */
function correct(claim: Claim, change: Decision['change'], answers: number): Change & {kind: 'decide'} {
  return decide(claim, 'correct', answers, change);
}

/** A decision whose detail can be opened. */
function decide(
  claim: Claim,
  kind: DecisionKind,
  answers: number,
  change: Decision['change'] = {},
  more: Readonly<Record<string, unknown>> = {},
): Change & {kind: 'decide'} {
  const value = canonicalJson({kind, target: claim.id, by: 'somebody', why: null, change, ...more});
  const commitment = digestOf(`${kind} ${claim.id} ${answers}`);
  const target = targetOf(claim.id);
  const body: DecisionMade = {kind: 'decision', at: AT, decision: kind, target, answers, by: ME, detail: commitment};
  return {kind: 'decide', body, openings: [{commitment, salt: '00', value}]};
}
