import { describe, it } from 'node:test';
import { engines } from '../rig/databases.js';
import { openInbox } from '../rig/inbox.js';
import { until } from '../rig/until.js';
import { commandProcess, commonSettings } from '../rig/command-process.js';
import { checkLedger, type Ledger, workOn } from './rig/ledger.js';
import { checkRows } from './rig/sound-rows.js';

const kills = process.env['PORTICO_LONG'] ? 200 : 8;
const workers = 4;

for (const engine of engines) {
  describe(`kill -9 on ${engine.name}`, () => {
    it(`FT1: after ${kills} kills at any moment nothing that was acknowledged is lost, and no half account is there`, async () => {
      const database = await engine.create();
      const inbox = await openInbox();
      const server = await commandProcess(commonSettings(database.url, inbox.url));
      const ledger: Ledger = { people: new Map(), answers: 0 };
      try {
        await server.start();
        for (let kill = 0; kill < kills; kill++) {
          const work = Promise.all(Array.from({ length: workers }, () => workOn(server, inbox, ledger)));
          // At any moment of the work, however quick the machine is: hashes, commits, mails.
          const enough = ledger.answers + Math.floor(Math.random() * 30);
          await Promise.race([work, until('some work', () => ledger.answers >= enough)]);
          await new Promise((resolve) => setTimeout(resolve, Math.random() * 50));
          await server.kill();
          await work;
          await checkRows(engine, database);
          await server.start();
        }
        await checkLedger(server, { inbox, database }, ledger);
        await checkRows(engine, database);
      } finally {
        await server.kill();
        await inbox.close();
        await database.drop();
      }
    });
  });
}
