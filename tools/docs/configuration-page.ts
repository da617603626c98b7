import { type SettingName, settings } from '../../packages/server/src/config/settings.js';

/** The operator's page of settings, by its path: every environment variable with its default. */
export function configurationPage(): Record<string, string> {
  const rows = (Object.keys(settings) as SettingName[]).map((name) => {
    const setting = settings[name];
    const usual = 'default' in setting ? `\`${setting.default || ' '}\`` : '';
    return `| \`${name}\` | ${name === 'HASH_CONCURRENCY' ? 'cores, at most 4' : usual} | ${setting.about.replaceAll('|', '\\|')} |`;
  });
  const text = `# Settings

Every setting is an environment variable. A wrong value stops the server at its start with one sentence that says what
the value must be. Times are written as \`90s\`, \`15m\`, \`24h\` or \`30d\`, rates as \`10/15m\`: ten in fifteen minutes.

With \`NODE_ENV=production\` the server does not start without \`PUBLIC_URL\`, \`SMTP_URL\` and \`PORTICO_SECRET\`, and
never shows the development mailbox. \`PUBLIC_URL\` must be https, except on the machine itself.

| Variable | Default | Meaning |
| --- | --- | --- |
${rows.join('\n')}

An app that mounts Portico itself may pass the same names: \`createPortico({ settings: { PUBLIC_URL: '…' } })\`.
[The server in your own app](server.md) has its other options.
`;
  return { 'docs/configuration.md': text };
}
