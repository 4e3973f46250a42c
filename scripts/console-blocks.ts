import {spawnSync} from 'node:child_process';
import {fileURLToPath} from 'node:url';

const ROOT = fileURLToPath(new URL('../', import.meta.url));

/** A block of documentation that shows a command and what it prints. */
const BLOCK = /(```console\n\$ npx sayso ([^\n]+)\n)([\s\S]*?)(```\n)/g;

/** A page with the output of every command it shows put in anew: equal to the page where the page is true. */
export function withRealOutput(page: string): string {
  return page.replace(
    BLOCK,
    (_, command: string, args: string, _shown: string, end: string) => `${command}${run(args)}${end}`,
  );
}

/** What `npx sayso ARGS` prints, or the first lines of it: "… | head -12". */
function run(command: string): string {
  const [args = '', lines] = command.split(' | head -');
  const {stdout} = spawnSync(process.execPath, ['bin/sayso.js', ...args.split(' ')], {cwd: ROOT, encoding: 'utf8'});
  const printed = stdout.replace(/[^\S\n]+$/gm, '');
  return lines === undefined ? printed : `${printed.split('\n').slice(0, Number(lines)).join('\n')}\n`;
}
