import {once} from 'node:events';
import {connect} from 'node:net';
import {expect, test} from 'vitest';
import {HOST, tryApp} from './app.fixture.ts';
import {listen} from './listen.ts';

const PIECE = Buffer.alloc(1_000_000);

/** Sends all of a body before it looks for an answer, as a browser does. */
async function sendAll(port: number, head: string, pieces: number, frame: (piece: Buffer) => Buffer): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  socket.write(head);
  for (let i = 0; i < pieces; i++) if (!socket.write(frame(PIECE))) await once(socket, 'drain');
  socket.write(frame(Buffer.alloc(0)));
  let told = '';
  for await (const piece of socket) {
    told += String(piece);
    if (told.includes('server/too-large')) break;
  }
  socket.destroy();
  return told;
}

test('a browser that sends too much gets to see why', async () => {
  const desk = await tryApp(['d1']);
  const server = await listen(desk.fetch, 0);
  const head = (length: string) =>
    `POST /import HTTP/1.1\r\nHost: ${HOST}\r\nAuthorization: Bearer ${desk.access.token('reviewer')}\r\nAccept: text/html\r\n${length}\r\n\r\n`;
  const told = await sendAll(server.port, head('Content-Length: 50000000'), 50, (piece) => piece);
  expect(told).toMatch(/^HTTP\/1.1 413 /);
  expect(told).toContain('server/too-large');
  const chunked = await sendAll(server.port, head('Transfer-Encoding: chunked'), 50, (piece) =>
    Buffer.concat([Buffer.from(`${piece.length.toString(16)}\r\n`), piece, Buffer.from('\r\n')]),
  );
  expect(chunked).toMatch(/^HTTP\/1.1 413 /);
  await server.stop();
});

test('a body without a length is taken as it is', async () => {
  const {ask} = await tryApp(['d1']);
  const text = JSON.stringify({text: 'Police said 12 people were killed in Almaty.'});
  const body = new ReadableStream({
    start(controller) {
      for (const part of [text.slice(0, 10), text.slice(10)]) controller.enqueue(new TextEncoder().encode(part));
      controller.close();
    },
  });
  const headers = {'Content-Type': 'application/json', 'Transfer-Encoding': 'chunked'};
  const init = {method: 'POST', body, headers, duplex: 'half'} as RequestInit;
  expect((await ask('/api/v1/read', init)).status).toBe(200);
});
