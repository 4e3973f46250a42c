import {gzipSync} from 'node:zlib';

/** A file to be imported. */
export interface Paper {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

const paper = (name: string, mimeType: string, content: string | Uint8Array): Paper => ({
  name,
  mimeType,
  buffer: Buffer.from(content),
});

/** Reports as lines of JSON, each with one claim of its own: the n-th tells of n dead. */
export function manyReports(count: number, from = 1): Paper {
  const lines = Array.from({length: count}, (_, i) => {
    const n = from + i;
    const town = ['Almaty', 'Taraz', 'Aktau', 'Semey'][n % 4];
    return JSON.stringify({
      id: `report-${n}`,
      title: `Bulletin ${n}`,
      publisher: `Daily ${n % 7}`,
      published: `2022-01-${String((n % 27) + 1).padStart(2, '0')}`,
      text: `Police in ${town} said that ${n} people were killed on the road on Sunday. The road was closed until evening.`,
    });
  });
  return paper(`reports-${from}.jsonl`, 'application/x-ndjson', lines.join('\n'));
}

/** An archive that ends in the middle of its second page. */
export function tornArchive(): Paper {
  const [first, second] = [1, 2].map((n) => {
    const html = `<!doctype html><title>Flood ${n}</title><article><h1>Flood ${n}</h1><p>At least ${n + 3} people drowned near Taraz, police said.</p></article>`;
    const http = `HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: ${Buffer.byteLength(html)}\r\n\r\n${html}`;
    return `WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://news.example/${n}\r\nWARC-Date: 2022-01-0${n}T10:00:00Z\r\nWARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-00000000000${n}>\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: ${Buffer.byteLength(http)}\r\n\r\n${http}\r\n\r\n`;
  });
  return paper('torn.warc', 'application/warc', `${first}${second?.slice(0, -120)}`);
}

/** A few kilobytes that unpack to a gigabyte of noughts. */
export function gzipBomb(): Paper {
  const layer = gzipSync(Buffer.alloc(64_000_000));
  return paper('bomb.html.gz', 'application/gzip', Buffer.concat(Array.from({length: 16}, () => layer)));
}

/** Entities that unfold to a billion words. */
export function xmlBomb(): Paper {
  const entities = Array.from({length: 9}, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join('');
  return paper(
    'laughs.xml',
    'application/rss+xml',
    `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY l0 "ha">${entities}]><rss version="2.0"><channel><title>&l9;</title><item><title>&l9;</title><description>&l9;</description></item></channel></rss>`,
  );
}

/** A feed as it should be, with two reports. */
export function goodFeed(): Paper {
  const items = [5, 9]
    .map(
      (n) =>
        `<item><title>Landslide ${n}</title><guid>slide-${n}</guid><pubDate>Mon, 1${n} Jan 2022 10:00:00 GMT</pubDate><description>A landslide near Osh killed ${n} people, the emergency ministry said on Monday.</description></item>`,
    )
    .join('');
  return paper(
    'feed.xml',
    'application/rss+xml',
    `<?xml version="1.0"?><rss version="2.0"><channel><title>Valley News</title>${items}</channel></rss>`,
  );
}
