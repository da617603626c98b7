import { ConfigError } from './config/config-error.js';

/** The commands by name, each loaded when it is called. */
const commands: Record<string, () => Promise<(args: string[]) => Promise<void>>> = {
  start: async () => (await import('./commands/start.js')).start,
  migrate: async () => (await import('./commands/migrate.js')).migrateCommand,
  seed: async () => (await import('./commands/seed.js')).seed,
  doctor: async () => (await import('./commands/doctor.js')).doctor,
  notifications: async () => (await import('./commands/notifications.js')).notificationsCommand,
};

const usage = `Usage: portico <command>

  start          Serve all portals. Migrates the database first.
  migrate        Migrate the database and exit.
  doctor         Check the setup; --origin also checks CORS for pages of that origin:
                 portico doctor [--origin https://www.acme.example]
  seed           Create or update a portal, and optionally create its owner:
                 portico seed --slug acme --name "Acme Help" [--host acme.example.com]
                   [--language de] [--origin https://www.acme.example] [--owner ana@acme.example]
  notifications  Set the notifications that users of a portal can choose from:
                 portico notifications --slug acme --file notifications.json

Settings are environment variables: PORT, PUBLIC_URL, DATABASE_URL, SMTP_URL, PORTICO_SECRET and more;
see docs/configuration.md for the full list.
`;

/** Runs one command. Whatever it throws ends the process with status 1 and a sentence. */
async function main([name = '', ...args]: string[]): Promise<void> {
  const load = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!load) {
    process.stdout.write(usage);
    process.exitCode = ['', 'help', '--help', '-h'].includes(name) ? 0 : 1;
    return;
  }
  const run = await load();
  await run(args);
}

main(process.argv.slice(2)).catch((error: unknown) => {
  if (error instanceof ConfigError) process.stderr.write(`${error.problems.join('\n')}\n`);
  else process.stderr.write(`portico: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
