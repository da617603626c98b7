import { createChallenge } from '../challenges/create-challenge.js';
import type { Deps } from '../deps.js';
import type { Address } from '../domain/address.js';
import { chooseLanguage } from '../domain/language.js';
import type { Portal } from '../domain/portal.js';
import { countMailTo } from '../limits/mail-limits.js';
import { harmless } from '../mail/message.js';
import { writeMail } from '../mail/write-mail.js';
import { supersedeOfAddress } from '../store/supersede-challenges.js';
import type { Executor } from '../store/database.js';
import { findUserByAddress } from '../store/users.js';

/** An unverified address of a user, to be mailed to. */
export interface AddressToVerify {
  portal: Portal;
  user: { id: string; name: string };
  addressId: string;
  address: Address;
  /** Language of the mail; one that goes to somebody else's account is in the language of that account. */
  language: string;
}

/**
 * Writes the mail that verifies an address, or "this address belongs to your account already" to whoever has it. The
 * statements are the same in both cases and over every limit, so that nobody learns by adding an address whether it
 * has an account. A newer mail kills the link of the older one.
 */
export async function mailAddressVerification(deps: Deps, tx: Executor, order: AddressToVerify): Promise<void> {
  const { portal, user, addressId, address } = order;
  const { verifyLink } = deps.config.lifetimes;
  const now = deps.clock();
  const allowance = await countMailTo(deps, tx, portal.id, address.key, 'verify_address');
  const owner = await findUserByAddress(tx, portal.id, address.key);
  if (allowance.send) await supersedeOfAddress(tx, portal.id, addressId, 'verify_address', now);
  const challenge = await createChallenge(
    deps,
    tx,
    {
      portalId: portal.id,
      purpose: 'verify_address',
      // A link that nobody was sent must be good for nothing.
      ...(allowance.send && !owner ? { userId: user.id, addressId } : {}),
    },
    { link: verifyLink },
  );
  const common = {
    portal,
    // As its owner spelt it: to some mail servers another spelling is another mailbox.
    to: owner ? { display: owner.address, key: address.key } : address,
    language: chooseLanguage(owner?.language, order.language),
    challengeId: challenge.id,
    decoy: !allowance.send || !challenge.isKept,
    sendAt: allowance.at,
  };
  const base = deps.addresses.baseOf(portal);
  await (owner
    ? writeMail(deps, tx, { ...common, kind: 'address_taken', params: { loginLink: `${base}/login` } })
    : writeMail(deps, tx, {
        ...common,
        kind: 'verify_address',
        params: {
          link: `${base}/verify?token=${challenge.token}`,
          linkLifetime: verifyLink,
          name: harmless(user.name, 40),
        },
      }));
}
