import {expect, test} from 'vitest';
import {mayAsk, NONE_ALLOWED, readRobots} from './robots.ts';

const ask = (robots: string, path: string): boolean =>
  mayAsk(readRobots(robots), new URL(path, 'https://news.example'));

test.each([
  ['no rule', 'User-agent: *\n', '/a', true],
  ['an empty rule', 'User-agent: *\nDisallow:\n', '/a', true],
  ['everything', 'User-agent: *\nDisallow: /\n', '/a', false],
  ['a path and what is below it', 'User-agent: *\nDisallow: /private\n', '/private/a', false],
  ['another path', 'User-agent: *\nDisallow: /private\n', '/public', true],
  ['the longest rule', 'User-agent: *\nDisallow: /a/\nAllow: /a/b/\n', '/a/b/c', true],
  ['an allowing rule of the same length', 'User-agent: *\nDisallow: /a\nAllow: /a\n', '/a', true],
  ['a star', 'User-agent: *\nDisallow: /*/print\n', '/2022/01/print', false],
  ['an end', 'User-agent: *\nDisallow: /*.pdf$\n', '/a.pdf', false],
  ['more behind the end', 'User-agent: *\nDisallow: /*.pdf$\n', '/a.pdf?x', true],
  ['an end without a star', 'User-agent: *\nDisallow: /a$\n', '/ab', true],
  ['two stars over the same letters', 'User-agent: *\nDisallow: /*ab*ab$\n', '/ab', true],
  ['the query', 'User-agent: *\nDisallow: /*?sid=\n', '/a?sid=1', false],
  ['escapes in another spelling', 'User-agent: *\nDisallow: /%7ejoe/%c3%b6\n', '/~joe/ö', false],
  ['rules for another robot', 'User-agent: other\nDisallow: /\n', '/a', true],
  ['rules for many robots, all among them', 'User-agent: other\nUser-agent: *\nDisallow: /a\n', '/a', false],
  [
    'rules for all in two groups',
    'User-agent: *\nDisallow: /a\n\nUser-agent: x\nDisallow: /c\n\nUser-agent: *\nDisallow: /b\n',
    '/b',
    false,
  ],
  ['a comment', 'User-agent: * # all\nDisallow: /a # not this\n', '/a', false],
  ['another case and other line ends', 'USER-AGENT:*\rdisallow:/a\r\n', '/a', false],
  ['a byte order mark', '\uFEFFUser-agent: *\nDisallow: /a', '/a', false],
  ['robots.txt itself', 'User-agent: *\nDisallow: /\n', '/robots.txt', true],
  ['a page instead of rules', '<!doctype html><p>User-agent: * Disallow: /</p>', '/a', true],
])('mayAsk() follows %s', (_, robots, path, allowed) => {
  expect(ask(robots, path)).toBe(allowed);
});

test('readRobots() gives the delay for all robots', () => {
  expect(readRobots('User-agent: x\nCrawl-delay: 9\n\nUser-agent: *\nCrawl-delay: 2.5\n').delay).toBe(2.5);
});

test('mayAsk() allows nothing where the host could not say', () => {
  expect(mayAsk(NONE_ALLOWED, new URL('https://news.example/a'))).toBe(false);
});

test('mayAsk() answers soon, however the rules are written', () => {
  const started = performance.now();
  const agents = 'User-agent: a\n'.repeat(15_000);
  const rules = `Disallow: /${'*a'.repeat(240)}$\n`.repeat(2000);
  ask(`User-agent: *\n${agents}${rules}`, `/${'a'.repeat(3000)}b`);
  ask(`User-agent: *\n${rules}`, `/${'a'.repeat(3000)}b`);
  expect(performance.now() - started).toBeLessThan(3000);
});
