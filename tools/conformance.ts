import { parseArgs } from 'node:util';
import { Backend } from '../test/contract/rig/backend.js';
import { mailboxReader } from '../test/contract/rig/mailbox-reader.js';
import { conformance } from '../test/contract/rig/suite.js';

/*
 * Checks any back end against the contract: npm run conformance -- --url http://localhost:3000 [--mailbox]
 * With --mailbox also what needs a mail, read from the development mailbox of that server.
 */
const { values } = parseArgs({ options: { url: { type: 'string' }, mailbox: { type: 'boolean', default: false } } });
if (!values.url || !URL.canParse(values.url)) {
  console.error('Usage: npm run conformance -- --url http://localhost:3000 [--mailbox]');
  process.exit(2);
}
const backend = new Backend(values.url);
const checks = conformance(values.mailbox ? mailboxReader(backend) : undefined);
let failures = 0;
for (const check of checks) {
  try {
    await check.run(backend);
    console.log(`✓ ${check.name}`);
  } catch (error) {
    failures += 1;
    console.log(`✗ ${check.name}\n  ${error instanceof Error ? error.message : String(error)}`);
  }
}
console.log(`${checks.length - failures} of ${checks.length} checks passed`);
process.exit(failures === 0 ? 0 : 1);
