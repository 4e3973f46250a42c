// Makes a fresh clone ready: packages, gazetteer, built program. Does nothing where nothing is older than what it is made of.
// Plain JavaScript, and nothing but Node's own modules, because it runs before there are any packages.
import {existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {brotliCompressSync, gzipSync} from 'node:zlib';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const at = (...parts) => join(ROOT, ...parts);

/** Installs and builds what is missing or out of date; says on standard error what it does. */
export function setUp() {
  if (isOlder(at('node_modules', '.package-lock.json'), [at('package-lock.json')])) install();
  if (isOlder(at('dist', '.built'), [...sources(), at('tsconfig.json'), at('tsconfig.build.json')])) build();
}

/** Compiles the sources to `dist`. Faults of type are told, and are `npm run check`'s to refuse: the program runs all the same. */
export function build() {
  say('building');
  if (!run(process.execPath, [at('node_modules', 'typescript', 'bin', 'tsc'), '-p', at('tsconfig.build.json')])) {
    say('the compiler found the faults above; going on');
  }
  bundle();
  bundleWeb();
  mkdirSync(at('dist'), {recursive: true});
  writeFileSync(at('dist', '.built'), '');
}

/**
 * Joins what the program starts with to a few files, `dist/run`: finding and opening two hundred took a fifth of the time to the
 * first claim. Packages stay outside. The main program is one script, because only what a script was compiled to can be kept on
 * every Node (`bin/sayso.js`); what was kept of an older build goes with it.
 */
function bundle() {
  rmSync(at('dist', 'run'), {recursive: true, force: true});
  const {buildSync} = createRequire(import.meta.url)('esbuild');
  const options = {
    outdir: at('dist', 'run'),
    bundle: true,
    platform: 'node',
    target: 'node20',
    packages: 'external',
    minifySyntax: true,
    logLevel: 'error',
  };
  const apart = {
    worker: at('dist', 'cli', 'worker.js'),
    'claims-worker': at('dist', 'cli', 'claims-worker.js'),
    'ledger-child': at('dist', 'server', 'ledger-child.js'),
  };
  buildSync({...options, entryPoints: apart, splitting: true, format: 'esm'});
  const {outputFiles} = buildSync({
    ...options,
    entryPoints: [at('dist', 'cli', 'main.js')],
    format: 'cjs',
    banner: {js: '(function (exports, require, module, programUrl, programImport) {'},
    footer: {js: '})'},
    define: {'import.meta.url': 'programUrl'},
    // A script of the `vm` module may not import, but it may require, and so take in any package.
    supported: {'dynamic-import': false},
    write: false,
  });
  // A package that is an ES module comes out of `require` as its namespace, with its default in its place already.
  const [{text}] = outputFiles;
  const adopted = text.replace(
    /isNodeMode (?=\|\| !(\w+) \|\| !\1\.__esModule)/,
    `isNodeMode && $1?.[Symbol.toStringTag] !== 'Module' `,
  );
  if (adopted === text) throw new Error('The bundler takes packages in by another way than this knows.');
  writeFileSync(at('dist', 'run', 'main.cjs'), withImports(adopted));
}

/** A package that can only be imported is, by way of the module that starts the script. */
function withImports(text) {
  const {resolve} = createRequire(at('dist', 'run', 'main.cjs'));
  const canRequire = (name) => {
    try {
      return resolve(name) !== '';
    } catch {
      return false;
    }
  };
  const loading = /Promise\.resolve\(\)\.then\(\(\) => __toESM\(require\("([^"]+)"\)(?:, 1)?\)\)/g;
  const told = text.replace(loading, (as, name) => (canRequire(name) ? as : `programImport("${name}")`));
  const left = [...told.matchAll(/\brequire\("([^"]+)"\)/g)].find(([, name]) => !canRequire(name));
  if (left !== undefined) throw new Error(`The program cannot take in "${left[1]}": it can only be imported.`);
  return told;
}

/**
 * Makes what the desk's pages load, `dist/web`: a style sheet, and a script for each part that is alive. The names carry a hash of
 * what is in them, so that browsers may keep them for ever. Each lies there packed as well, as browsers ask for it.
 */
export function bundleWeb() {
  const outdir = at('dist', 'web');
  rmSync(outdir, {recursive: true, force: true});
  const {buildSync} = createRequire(import.meta.url)('esbuild');
  buildSync({
    entryPoints: readdirSync(at('src', 'web'))
      .filter((name) => /(?<!\.test)\.(ts|css|svg)$/.test(name))
      .map((name) => at('src', 'web', name)),
    outdir,
    entryNames: '[name]-[hash]',
    assetNames: '[name]-[hash]',
    bundle: true,
    minify: true,
    format: 'esm',
    target: ['chrome111', 'firefox115', 'safari16.4'],
    loader: {'.svg': 'copy'},
    logLevel: 'error',
  });
  for (const name of readdirSync(outdir)) {
    const bytes = readFileSync(join(outdir, name));
    writeFileSync(join(outdir, `${name}.gz`), gzipSync(bytes, {level: 9}));
    writeFileSync(join(outdir, `${name}.br`), brotliCompressSync(bytes));
  }
}

function install() {
  say('installing packages');
  if (!run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'])) {
    say('"npm ci" failed; see above');
    process.exit(1);
  }
}

function sources(folder = at('src')) {
  // Folder by folder: Node's own way takes three times as long, at every start.
  return readdirSync(folder, {withFileTypes: true}).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return sources(path);
    return /(?<!\.test)\.(tsx?|css|svg)$/.test(entry.name) ? [path] : [];
  });
}

/** Whether `made` is missing or older than one of the files it is made of. */
function isOlder(made, from) {
  if (!existsSync(made)) return true;
  const {mtimeMs} = statSync(made);
  return from.some((file) => statSync(file).mtimeMs > mtimeMs);
}

/** Whether the program ended well. What it prints is for people: standard output stays free for data. */
function run(program, args) {
  // Loaded when it is needed: whoever has nothing to build would wait for it at every start.
  const {spawnSync} = createRequire(import.meta.url)('node:child_process');
  const {status} = spawnSync(program, args, {cwd: ROOT, stdio: ['ignore', 2, 2], shell: process.platform === 'win32'});
  return status === 0;
}

function say(what) {
  process.stderr.write(`sayso: ${what} …\n`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) setUp();
