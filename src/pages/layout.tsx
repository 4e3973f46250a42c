import type {ComponentChildren} from 'preact';
import type {Lens} from '../desk/views.ts';
import {dataOf, lensQuery, PLACES, withQuery} from './addresses.ts';
import type {Frame} from './page.ts';

interface LayoutProps {
  readonly frame: Frame;
  readonly title: string;
  readonly view: string;
  /** Names of the scripts that make this page alive; it is whole without them. */
  readonly islands?: readonly string[] | undefined;
  /** How tolls are counted here; links to other pages keep it. */
  readonly lens?: Lens | undefined;
  readonly children: ComponentChildren;
}

const PAGES = [
  ['Case', PLACES.case],
  ['Incidents', PLACES.incidents],
  ['Reports', PLACES.reports],
  ['Review', PLACES.review],
  ['Sources', PLACES.sources],
  ['Import', PLACES.import],
  ['Ledger', PLACES.ledger],
] as const;

const ONLY_REVIEWERS: ReadonlySet<string> = new Set([PLACES.review, PLACES.import]);

/** A page of the desk: the bar with the pages, the content, and the same as data. */
export function Layout({frame, title, view, islands = [], lens, children}: LayoutProps) {
  const kept = lens === undefined ? {} : lensQuery(lens);
  return (
    <Document frame={frame} title={title} view={view} islands={islands}>
      <a class="skip" href="#main">
        Skip to the content
      </a>
      <header class="bar">
        <a class="mark" href={withQuery(PLACES.case, kept)}>
          Sayso
        </a>
        <nav aria-label="Pages">
          <ul>
            {PAGES.filter(([, address]) => frame.role === 'reviewer' || !ONLY_REVIEWERS.has(address)).map(
              ([name, address]) => (
                <li key={name}>
                  <a href={withQuery(address, kept)} aria-current={isUnder(frame.path, address) ? 'page' : undefined}>
                    {name}
                  </a>
                </li>
              ),
            )}
          </ul>
        </nav>
      </header>
      <main id="main" tabIndex={-1}>
        {children}
      </main>
      <footer class="foot">
        <p>Every figure is somebody’s say-so.</p>
        {view !== 'problem' && (
          <p>
            This page as data: <a href={withQuery(dataOf(frame.path, 'json'), frame.query)}>JSON</a>{' '}
            <a href={withQuery(dataOf(frame.path, 'csv'), frame.query)}>CSV</a>
          </p>
        )}
      </footer>
    </Document>
  );
}

/** The bare document, for pages that stand alone: the printed report, the embed. */
export function Document({frame, title, view, islands = [], children}: Omit<LayoutProps, 'lens'>) {
  const {assets} = frame;
  return (
    <html lang="en" dir="ltr">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="referrer" content="same-origin" />
        <title>{`${title} · Sayso`}</title>
        {assets['icon.svg'] !== undefined && view !== 'embed' && (
          <link rel="icon" type="image/svg+xml" href={assets['icon.svg']} />
        )}
        <link rel="stylesheet" href={assets['desk.css']} />
        {islands.map((name) => {
          const address = assets[`${name}.js`];
          return address !== undefined && <script key={name} type="module" src={address} />;
        })}
      </head>
      <body class={`view-${view}`}>{children}</body>
    </html>
  );
}

function isUnder(path: string, address: string): boolean {
  if (address === PLACES.case) return path === address;
  return path === address || path.startsWith(`${address}/`);
}
