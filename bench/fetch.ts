import {createFetcher, type FetcherOptions} from '../src/fetch/fetcher.ts';
import {hostileAddresses, type Reply, serve} from '../src/fetch/hostile.fixture.ts';
import type {Figure} from './figure.ts';

/**
 * Whether any address, redirect or name server leads a request to this machine. A canary listens on 127.0.0.1; another address of this machine
 * at the same port stands for the public internet.
 */
export async function benchFetch(): Promise<Figure[]> {
  const canary = await serve(() => ({body: 'secret'}));
  let reply: Reply = {};
  const outside = await serve(
    ({path}) => (path === '/robots.txt' ? {status: 404, headers: {connection: 'close'}} : reply),
    {
      address: '127.0.0.2',
      port: canary.port,
    },
  );
  const {port} = canary;
  const got: string[] = [];
  const attempt = async (address: string, resolve: FetcherOptions['resolve']): Promise<void> => {
    const fetcher = createFetcher({ports: [port], pause: 0, allowed: [`127.0.0.2:${port}`], ...(resolve && {resolve})});
    if ((await fetcher.get(address)).kind !== 'problem') got.push(address);
    await fetcher.close();
  };
  const home = async () => [{address: '127.0.0.1', family: 4}];
  const addresses = hostileAddresses(port);
  let attempts = 0;
  try {
    for (const address of addresses) {
      await attempt(address, home);
      attempts++;
    }
    for (const status of [301, 302, 303, 307, 308]) {
      // A header holds only what is ASCII; a path without a host names a page of the same host.
      for (const to of addresses.filter((each) => /^[\x21-\x7e]+$/.test(each) && !/^http:\/?\d/.test(each))) {
        reply = {status, headers: {location: to}};
        await attempt(`http://127.0.0.2:${port}/a`, home);
        attempts++;
      }
    }
    reply = {body: 'public', headers: {connection: 'close'}};
    const answers = [
      '127.0.0.1',
      '::1',
      '::ffff:127.0.0.1',
      '0.0.0.0',
      '169.254.169.254',
      '64:ff9b::7f00:1',
      '2002:7f00:1::',
    ];
    for (const address of answers) {
      for (const order of [0, 1, 2]) {
        let asked = 0;
        const one = {address, family: address.includes(':') ? 6 : 4};
        const open = {address: '127.0.0.2', family: 4};
        // Both at once, in either order; or the public one first, and the other when it is asked again.
        const both = order === 0 ? [open, one] : [one, open];
        await attempt(`http://rebinding.example:${port}/a`, async () =>
          order === 2 ? [asked++ === 0 ? open : one] : both,
        );
        attempts++;
      }
    }
  } finally {
    await canary.close();
    await outside.close();
  }
  const note = `${addresses.length} spellings, redirects and name servers; ${got.length} answered`;
  return [
    {name: 'attempts to lead a request home', value: attempts, unit: '', goal: null, note},
    {name: '  that reached the canary', value: canary.hits(), unit: 'hits', goal: 0, least: true},
  ];
}
