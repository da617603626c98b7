import { setTimeout as after } from 'node:timers/promises';
import type { Deps } from '../deps.js';
import {
  leaseMails,
  type LeasedMail,
  markFailed,
  markSent,
  nextMailAt,
  postponeMail,
  renewLeases,
} from '../store/outbox.js';
import { harmless } from './message.js';
import { noteDelivery } from './note-delivery.js';
import { renderHtml } from './render-html.js';
import { renderText } from './render-text.js';
import { MailRefusedError, type MailTransport, type OutgoingMail } from './transport.js';
import { whyOutdated } from './why-outdated.js';
import { wordMail } from './word-mail.js';
import { readMail } from './write-mail.js';

/** Mails taken at once, and the longest time between two looks for mails that other processes wrote. */
const batch = 10;
const longestPause = 5000;

/**
 * Milliseconds that a lease lasts, and after which one is renewed while its mail is being sent, however slow the mail
 * server is: what a dead worker had is taken over within a minute, its clock and its last look included.
 */
const leaseTime = 40_000;
const renewedAfter = 10_000;

/** Milliseconds that mails get to end, after their connections were broken. */
const breakingTime = 1000;

type WorkerDeps = Pick<Deps, 'config' | 'db' | 'clock' | 'box' | 'logger'>;

/**
 * Sends what stands in the outbox, at least once each: lease, send, mark. It is woken after each change that wrote a
 * mail and looks by itself every few seconds. Any number of processes may run one.
 */
export class OutboxWorker {
  readonly #deps: WorkerDeps;
  readonly #transport: MailTransport;
  #timer: NodeJS.Timeout | undefined;
  #working: Promise<void> | undefined;
  #again = false;
  #stopped = false;
  #stopping: Promise<void> | undefined;
  #isBroken = false;

  constructor(deps: WorkerDeps, transport: MailTransport) {
    this.#deps = deps;
    this.#transport = transport;
  }

  /** Looks for mails now. */
  wake(): void {
    if (this.#stopped) return;
    if (this.#working) {
      this.#again = true;
      return;
    }
    clearTimeout(this.#timer);
    this.#working = this.#work().finally(() => {
      this.#working = undefined;
      // While the next look was planned somebody may have written a mail that the plan knows nothing of.
      if (this.#again) this.wake();
    });
  }

  /** Waits until nothing is due any more; tests use it instead of sleeping. */
  async settled(): Promise<void> {
    while (this.#working) await this.#working;
  }

  /**
   * Takes no more mails and finishes those that are being sent. What is not done after `grace` milliseconds is broken
   * off and stays in the outbox. A second call waits for the first.
   */
  stop(grace: number): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    this.#stopping ??= this.#end(grace);
    return this.#stopping;
  }

  async #end(grace: number): Promise<void> {
    const settled = this.settled();
    await waitFor(settled, grace);
    this.#isBroken = true;
    this.#transport.close();
    // A transport of the host's may not know how to break off; its mails keep their leases.
    await waitFor(settled, breakingTime);
  }

  async #work(): Promise<void> {
    let pause = longestPause;
    try {
      do {
        this.#again = false;
        while (!this.#stopped && (await this.#sendBatch()) > 0);
      } while (this.#isWanted());
      const next = await nextMailAt(this.#deps.db);
      if (next !== undefined) pause = Math.min(longestPause, Math.max(50, next - this.#deps.clock()));
    } catch (error) {
      this.#deps.logger.warn({ err: error }, 'outbox could not be read');
    }
    if (this.#stopped) return;
    this.#timer = setTimeout(() => {
      this.wake();
    }, pause).unref();
  }

  /** Whether somebody called `wake` while mails were sent. */
  #isWanted(): boolean {
    return this.#again && !this.#stopped;
  }

  async #sendBatch(): Promise<number> {
    const now = this.#deps.clock();
    const mails = await leaseMails(this.#deps.db, now, now + leaseTime, batch);
    const unsent = new Set(mails);
    // Whatever is still not done then hangs, and is somebody else's to try.
    const patience = now + 3 * this.#deps.config.smtpTimeout + 10_000;
    const renewing = setInterval(() => void this.#renew([...unsent], patience), renewedAfter).unref();
    const ends = await Promise.allSettled(
      mails.map((mail) => this.#send(mail).finally(() => unsent.delete(mail))),
    ).finally(() => {
      clearInterval(renewing);
    });
    // Only now: whoever waits for this batch waits for all of its mails.
    for (const end of ends) if (end.status === 'rejected') throw end.reason;
    return mails.length;
  }

  /** A lease must outlast the slowest mail server, or the same mail would leave twice. */
  async #renew(mails: LeasedMail[], patience: number): Promise<void> {
    const now = this.#deps.clock();
    if (this.#isBroken || now > patience) return;
    try {
      await renewLeases(this.#deps.db, mails, now + leaseTime);
    } catch (error) {
      this.#deps.logger.warn({ err: error }, 'leases not renewed');
    }
  }

  async #send(row: LeasedMail): Promise<void> {
    const { db, clock } = this.#deps;
    const outdated = await whyOutdated(this.#deps, row);
    if (outdated !== undefined) {
      await markFailed(db, row.id, outdated);
      return;
    }
    try {
      await this.#transport.send(this.#compose(row));
    } catch (error) {
      await this.#giveBack(row, error);
      return;
    }
    await markSent(db, row.id, clock());
    await this.#noteDelivery(row, true);
  }

  /** The mail did not leave: later, or never. */
  async #giveBack(row: LeasedMail, error: unknown): Promise<void> {
    const { db, clock, logger } = this.#deps;
    const failure = failureOf(error);
    // What was broken off here says nothing of the mail server, however long the mail has waited.
    const old = !this.#isBroken && clock() - row.createdAt > this.#deps.config.mailRetryFor;
    if (error instanceof MailRefusedError || old) {
      logger.error({ mail: row.id, kind: row.kind, failure }, 'mail given up');
      await markFailed(db, row.id, failure);
      if (error instanceof MailRefusedError && error.isUnknownMailbox) await this.#noteDelivery(row, false);
    } else {
      logger.warn({ mail: row.id, kind: row.kind, failure, tries: row.tries }, 'mail postponed');
      await postponeMail(db, row, clock() + backoff(row.tries), failure);
    }
  }

  /** The mail itself is done with, whether or not this can be noted. */
  async #noteDelivery(row: LeasedMail, isDelivered: boolean): Promise<void> {
    try {
      await noteDelivery(this.#deps, row, isDelivered);
    } catch (error) {
      this.#deps.logger.warn({ mail: row.id, err: error }, 'delivery not noted');
    }
  }

  #compose(row: LeasedMail): OutgoingMail {
    const mail = readMail(this.#deps, row);
    const message = wordMail(mail);
    const portal = harmless(mail.portalName);
    return {
      id: row.id,
      portalId: row.portalId,
      messageId: row.messageId,
      from: { name: harmless(mail.senderName), address: this.#deps.config.mailFrom },
      to: mail.to,
      subject: message.subject,
      text: renderText(message, portal),
      html: renderHtml(message, portal, mail.language),
      language: mail.language,
      ...(mail.kind === 'notification' ? { unsubscribeLink: mail.params.unsubscribeLink } : {}),
    };
  }
}

/** Waits for something, but no longer than so many milliseconds. */
async function waitFor(work: Promise<void>, milliseconds: number): Promise<void> {
  const waiting = new AbortController();
  const { signal } = waiting;
  await Promise.race([work, after(milliseconds, undefined, { signal }).catch(() => undefined)]);
  waiting.abort();
}

/** Two seconds, doubled up to half a minute: after an outage every mail leaves within a minute. */
function backoff(tries: number): number {
  return Math.min(30_000, 1000 * 2 ** tries);
}

/** What went wrong, without the text of the server: that may repeat an address. */
function failureOf(error: unknown): string {
  if (error instanceof MailRefusedError) return `refused ${error.reply}`;
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code;
  return 'failed';
}
