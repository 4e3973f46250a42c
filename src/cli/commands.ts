import type {Command} from './command.ts';

/** Every verb, loaded when it is called, so that `sayso read` does not wait for the others. */
export const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  read: async () => (await import('./commands/read.ts')).readCommand,
  packs: async () => (await import('./commands/packs.ts')).packsCommand,
};
