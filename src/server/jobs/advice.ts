/** What to do about a problem of reading or fetching, where its own sentence does not say; `null` where there is nothing to do. */
export function adviceFor(code: string): string | null {
  return ADVICE[code] ?? null;
}

const ADVICE: Readonly<Record<string, string>> = {
  'read/empty': 'Send it again, if it was not empty before.',
  'read/binary': 'Save it as text, or as the web page it came from, and send that.',
  'read/torn': 'Get the file once more: the rest of it is missing. What is whole was kept.',
  'read/digest': 'Get the file once more: it was changed on the way. It was read as it is.',
  'read/bad-feed': 'Open the address in a browser: it may be a page. Then import it as an address.',
  'read/refused': 'It is built to break its reader, or damaged. Open it with care, and paste the words that matter.',
  'read/charset': 'Look at the words in the report: if they are garbled, save it as UTF-8 and send it again.',
  'read/too-long': 'Cut it into reports, one a file.',
  'read/not-json': 'Mend the lines named here and send the file again: what is there already is not kept twice.',
  'read/not-an-object': 'Mend the lines named here and send the file again: what is there already is not kept twice.',
  'read/no-text': 'Give each line a member "text", and send the file again.',
  'read/bad-date': 'Write the date as 2022-01-06 and send it again, or choose a day for the whole import.',
  'read/language': 'It was kept and can be searched; claims in it are not read.',
  'fetch/no-such-host': 'Look for a slip in the address, and whether this machine is on the network.',
  'fetch/unreachable': 'Try again later, or save the page in a browser and send the file.',
  'fetch/status': 'Open it in a browser: it may have moved. A saved page can be sent as a file.',
  'fetch/busy': 'Start the import again in some minutes.',
  'fetch/too-slow': 'Start the import again, or save the page in a browser and send the file.',
  'fetch/robots': 'Save the page in a browser and send the file.',
  'fetch/not-public': 'Only addresses of the public internet are fetched. Save the page and send the file.',
};
