import {expect, test} from 'vitest';
import {startDesk} from '../desk/desk.ts';
import type {Ledger} from '../keeper/ledger.ts';
import {filledLedger} from '../keeper/ledgers.fixture.ts';
import {tryLedger} from './app.fixture.ts';

const AS_BROWSER = {headers: {Accept: 'text/html'}};

/** A ledger of a few reports that gives none before it is told to. */
async function slowLedger(): Promise<{readonly ledger: Ledger; go(): void}> {
  const ledger = await filledLedger(['d1', 'd2']);
  let go = (): void => {};
  const gate = new Promise<void>((resolve) => {
    go = resolve;
  });
  const store: Ledger['store'] = {
    ...ledger.store,
    document: async (id) => {
      await gate;
      return ledger.store.document(id);
    },
  };
  return {ledger: {...ledger, store}, go};
}

test('until the desk is open, pages say how far it is and ask again without script, and nothing else is done', async () => {
  const {ledger, go} = await slowLedger();
  const desk = startDesk(ledger);
  const app = await tryLedger(ledger, desk);

  const page = await app.ask('/incidents', AS_BROWSER);
  expect([page.status, page.headers.get('Retry-After'), page.headers.get('Refresh')]).toEqual([503, '2', '2']);
  const html = await page.text();
  expect(html).toContain('The desk is opening');
  expect(html).toContain('The reports of the ledger are taken in. This page asks again by itself.');
  expect(html).toMatch(/<progress[^>]* value="0"/);

  const answer = await app.ask('/api/v1/claims');
  expect([answer.status, answer.headers.get('Retry-After')]).toEqual([503, '2']);
  expect(await answer.json()).toMatchObject({code: 'server/opening', status: 503});

  const sent = await app.ask('/api/v1/decisions', {method: 'POST', body: '{}'});
  expect([sent.status, sent.headers.get('Refresh')]).toEqual([503, null]);
  expect(await sent.json()).toMatchObject({detail: expect.stringContaining('Nothing of what you sent was kept')});

  expect((await app.ask('/incidents', {...AS_BROWSER, as: 'nobody'})).status).toBe(401);
  expect((await app.ask('/healthz', {as: 'nobody'})).status).toBe(200);
  expect(await (await app.ask('/metrics')).text()).toContain('\nsayso_desk_ready 0\n');

  go();
  await desk.warmed();
  expect((await app.ask('/incidents', AS_BROWSER)).status).toBe(200);
  expect(((await (await app.ask('/api/v1/claims')).json()) as {total: number}).total).toBe(4);
  expect(await (await app.ask('/metrics')).text()).toContain('\nsayso_desk_ready 1\n');
  await desk.close();
});

test('a desk that is closed while it opens stops at once, and says so to whoever waits for it', async () => {
  const {ledger, go} = await slowLedger();
  const desk = startDesk(ledger);
  const opened = expect(desk.opened()).rejects.toThrow(/abort/);
  const closed = desk.close();
  go();
  await Promise.all([opened, closed]);
  expect([desk.opening()?.step, desk.isWarm()]).toEqual(['reports', false]);
});
