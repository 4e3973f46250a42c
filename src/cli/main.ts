import {SaysoError} from '../model/error.ts';
import {visible} from '../say/visible.ts';
import {VERSION} from '../version.ts';
import {type Command, nearest, UsageError} from './command.ts';
import {COMMANDS} from './commands.ts';
import {EXIT, exitFor} from './exit.ts';
import {helpFor, overview} from './help.ts';
import {listenForStop} from './interrupt.ts';
import {leaveQuietlyWhenNobodyReads} from './output.ts';

/** Runs the command line `args` (without the program's name) and gives the exit code. */
export async function main(args: readonly string[]): Promise<number> {
  leaveQuietlyWhenNobodyReads();
  listenForStop();
  try {
    return await run(args);
  } catch (error) {
    if (error instanceof UsageError) {
      process.stderr.write(`sayso: ${error.message}\n`);
      return EXIT.usage;
    }
    if (error instanceof SaysoError) {
      process.stderr.write(`sayso: ${visible(error.message)} (${error.code})\n`);
      return exitFor(error);
    }
    if (error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')) {
      process.stderr.write(`sayso: ${error.message}\n`);
      return EXIT.usage;
    }
    throw error;
  }
}

async function run(args: readonly string[]): Promise<number> {
  const [verb, ...rest] = args;
  if (verb === '--version' || verb === '-v') {
    process.stdout.write(`${VERSION}\n`);
    return EXIT.done;
  }
  if (verb === undefined) {
    process.stderr.write(overview(await loadAll()));
    return EXIT.usage;
  }
  if (verb === '--help' || verb === '-h' || (verb === 'help' && rest.length === 0)) {
    process.stdout.write(overview(await loadAll()));
    return EXIT.done;
  }
  if (verb === 'help') return help(await load(rest[0] ?? ''));
  const command = await load(verb);
  return rest.includes('--help') || rest.includes('-h') ? help(command) : command.run(rest);
}

function help(command: Command): number {
  process.stdout.write(helpFor(command));
  return EXIT.done;
}

async function load(verb: string): Promise<Command> {
  const found = Object.hasOwn(COMMANDS, verb) ? COMMANDS[verb] : undefined;
  if (found !== undefined) return found();
  const near = nearest(verb, Object.keys(COMMANDS));
  const hint = near === null ? 'See "sayso help".' : `Did you mean "sayso ${near}"?`;
  throw new UsageError(`There is no command "${verb}". ${hint}`);
}

function loadAll(): Promise<Command[]> {
  return Promise.all(Object.values(COMMANDS).map((each) => each()));
}

// `tsx src/cli/main.ts read …` runs the sources without building them. No `await` out here: the program is built as one script.
if (import.meta.url === `file://${process.argv[1]}`) {
  void main(process.argv.slice(2)).then((code) => {
    process.exitCode = code;
  });
}
