import {COMMON, type Command, type Option} from './command.ts';

/** What `sayso help` prints. */
export function overview(commands: readonly Command[]): string {
  const width = Math.max(...commands.map(({name}) => name.length));
  return `Sayso reads crisis reports: who says what happened to how many of whom, where and when, in which words.

Usage: sayso COMMAND [options] …

${commands.map(({name, summary}) => `  ${name.padEnd(width)}  ${summary}`).join('\n')}
  ${'help'.padEnd(width)}  say how a command is used: sayso help read

Options:
  --version  print the version
  --help     print this

Try: echo "Police said 12 people were killed in Almaty on Sunday." | sayso read -
`;
}

/** What `sayso help COMMAND` prints. */
export function helpFor(command: Command): string {
  const lines = Object.entries({...command.options, ...COMMON}).map(([name, option]) => [
    flag(name, option),
    option.help,
  ]);
  const width = Math.max(...lines.map(([left = '']) => left.length));
  const options = lines.map(([left = '', right = '']) => `  ${left.padEnd(width)}  ${right}`).join('\n');
  const notes = (command.notes ?? []).map((note) => `\n${note}\n`).join('');
  return `${command.summary[0]?.toUpperCase()}${command.summary.slice(1)}.\n\nUsage: ${command.usage}\n\nOptions:\n${options}\n${notes}`;
}

function flag(name: string, {short, value}: Option): string {
  return `${short === undefined ? '    ' : `-${short}, `}--${name}${value === undefined ? '' : ` ${value}`}`;
}
