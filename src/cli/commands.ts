import type {Command} from './command.ts';

/** Every verb, loaded when it is called, so that `sayso read` does not wait for the others. */
export const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  read: async () => (await import('./commands/read.ts')).readCommand,
  tolls: async () => (await import('./commands/tolls.ts')).tollsCommand,
  incidents: async () => (await import('./commands/incidents.ts')).incidentsCommand,
  explain: async () => (await import('./commands/explain.ts')).explainCommand,
  changes: async () => (await import('./commands/changes.ts')).changesCommand,
  add: async () => (await import('./commands/add.ts')).addCommand,
  watch: async () => (await import('./commands/watch.ts')).watchCommand,
  serve: async () => (await import('./commands/serve.ts')).serveCommand,
  documents: async () => (await import('./commands/documents.ts')).documentsCommand,
  claims: async () => (await import('./commands/claims.ts')).claimsCommand,
  sources: async () => (await import('./commands/sources.ts')).sourcesCommand,
  review: async () => (await import('./commands/review.ts')).reviewCommand,
  verify: async () => (await import('./commands/verify.ts')).verifyCommand,
  rebuild: async () => (await import('./commands/rebuild.ts')).rebuildCommand,
  backup: async () => (await import('./commands/backup.ts')).backupCommand,
  restore: async () => (await import('./commands/restore.ts')).restoreCommand,
  doctor: async () => (await import('./commands/doctor.ts')).doctorCommand,
  ledger: async () => (await import('./commands/ledger.ts')).ledgerCommand,
  train: async () => ({
    name: 'train',
    summary: "train a language's tagger and parser from treebanks",
    usage: 'sayso train TREEBANK.conllu… --out FOLDER',
    options: {
      out: {type: 'string', value: 'FOLDER', help: 'where model.bin.br is written'},
      lang: {type: 'string', value: 'TAG', help: 'language of the treebanks (en)'},
      'tag-epochs': {type: 'string', value: 'N', help: 'times the tagger sees every sentence'},
      'parse-epochs': {type: 'string', value: 'N', help: 'times the parser sees every sentence'},
    },
    run: async (args) => (await import('./commands/train.ts')).train(args),
  }),
  packs: async () => (await import('./commands/packs.ts')).packsCommand,
};
