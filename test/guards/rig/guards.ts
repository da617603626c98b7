import { endedSessionGuards, stillOpen } from './ended-session-guards.js';
import { breath, type Edit, type Guard, longBreath } from './guard.js';

const usedOnce: Edit = {
  file: 'store/challenges.ts',
  from: `    .where('used_at', 'is', null)
    .where('superseded_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;`,
  to: `    .executeTakeFirst();
  return result.numUpdatedRows === 1n;`,
};

const oneOwner: Edit = {
  file: 'store/migrations/0001-front-door.ts',
  from: `.createIndex('addresses_verified')
    .unique()`,
  to: `.createIndex('addresses_verified')`,
};

const oneVersion: Edit = {
  file: 'store/addresses.ts',
  from: `if (expected !== undefined) update = update.where('contact_version', '=', expected);`,
  to: '',
};

/** On SQLite a transaction lets nobody in between either. */
const countedAlone: Edit = {
  file: 'limits/login-limits.ts',
  from: 'const run = await inTransaction(deps.db, async (tx) => {',
  to: 'const run = await ((_, work) => work(deps.db))(deps.db, async (tx) => {',
};

/** A limit that is looked at first and counted then, as two statements. */
const rateInTwoSteps: Edit[] = [
  countedAlone,
  {
    file: 'store/limits.ts',
    from: `
          .where(sql<boolean>\`\${next} <= \${at} + \${window}\`),`,
    to: ',',
  },
  {
    file: 'store/limits.ts',
    from: `  const moved = await take(db,`,
    to: `  const [seen] = (await find(db, { portalId, bucket })).rows;
  const until = Math.max(seen?.freeAt ?? now, now) + step;
  if (until > now + window) return { allowed: false, retryAt: now + 1 };
  ${breath}
  const moved = await take(db,`,
  },
];

const runInTwoSteps: Edit[] = [
  countedAlone,
  {
    file: 'store/limits.ts',
    from: `
        .where(sql<boolean>\`limits.free_at <= \${at} or \${stale} or limits.free_at > \${latest}\`),`,
    to: ',',
  },
  {
    file: 'store/limits.ts',
    from: '  const [counted] = (await count(db, run)).rows;',
    to: `  const [seen] = (await find(db, { portalId, bucket })).rows;
  if ((seen?.freeAt ?? 0) > now) return { allowed: false, retryAt: now + 1 };
  ${breath}
  const [counted] = (await count(db, run)).rows;`,
  },
];

const provenPassword: Edit = {
  file: 'store/users.ts',
  from: `activeLogin(db, portalId, userId, at).where('password_hash', '=', hash)`,
  to: 'activeLogin(db, portalId, userId, at)',
};

/** Every guard that decides a race, with that race. */
export const guards: Guard[] = [
  {
    name: 'a verified address has one owner',
    edits: [
      oneOwner,
      // Twenty that close each other's sign-ups would end in deadlocks; with one owner only the first gets that far.
      {
        file: 'features/verify-address/verify-sign-up.service.ts',
        from: 'await closeRivalSignUps(tx, signUp.portal_id, signUp.compare_key, signUp.id);',
        to: '',
      },
    ],
    race: 'sign-up',
    test: 'RC1: one address signed up',
  },
  {
    name: 'a try at a code is counted before it is compared, in one statement',
    edits: [{ file: 'store/challenges.ts', from: `    .where('code_tries', '<', maxTries)\n`, to: '' }],
    race: 'sign-up',
    test: 'RC3: wrong codes at once',
  },
  {
    name: 'a mail that asks to confirm an address is looked at again before it leaves',
    edits: [
      {
        file: 'mail/why-outdated.ts',
        from: 'isConfirmation && (await isConfirmedMeanwhile(deps.db, challengeId))',
        to: 'isConfirmation && false',
      },
    ],
    race: 'sign-up',
    test: 'no mail asks to confirm',
  },
  {
    name: 'what a link is about is held when the link is written, if it is still there',
    edits: [{ file: 'store/challenges.ts', from: `        .where(isThere('addresses', row.address_id))\n`, to: '' }],
    race: 'vanished-rows',
    test: 'EM12: a reset by an address',
    // SQLite lets nobody in between two statements of a transaction.
    engines: ['postgres'],
  },
  { name: 'a reset link is used up once', edits: [usedOnce], race: 'password-reset', test: 'RC2: of twenty passwords' },
  {
    name: 'a login counts while the proven password is the present one',
    edits: [provenPassword],
    race: 'password-reset',
    test: 'RC4: no session that the old password',
  },
  {
    name: 'a login counts while the proven password is the present one',
    edits: [provenPassword],
    race: 'password-change',
    test: 'RC4: no session that the old password',
  },
  {
    name: 'a session goes on under one new token',
    edits: [{ file: 'store/sessions.ts', from: `    .where('token_hash', '=', from)\n`, to: '' }],
    race: 'password-change',
    test: 'RC4: a proof by the old password',
  },
  {
    name: 'a password is changed in place of the proven one, by a session that lives',
    edits: [
      {
        file: 'store/users.ts',
        from: `    .where('password_hash', from === null ? 'is' : '=', from)\n`,
        to: '',
      },
      {
        file: 'session/renew-session.ts',
        from: `if (!(await renewSessionToken(db, portalId, renewal))) throw new PorticoFault('session_missing');`,
        to: 'await renewSessionToken(db, portalId, renewal);',
      },
    ],
    race: 'password-change',
    test: 'RC2: of changes at once',
  },
  {
    name: 'a refresh token is held while it is exchanged',
    edits: [{ file: 'store/refresh-tokens.ts', from: 'if (isPostgres(tx)) query = query.forUpdate();', to: '' }],
    race: 'refresh',
    test: 'SE14: tabs that renew',
    engines: ['postgres'],
  },
  {
    name: 'it is exchanged in one transaction',
    edits: [
      {
        file: 'session/bearer.ts',
        from: 'await inTransaction(deps.db, (tx) => rotate(deps, tx, request))',
        to: 'await rotate(deps, deps.db, request)',
      },
      {
        file: 'session/bearer.ts',
        from: 'if (!session) return undefined;',
        to: `if (!session) return undefined; ${breath}`,
      },
    ],
    race: 'refresh',
    test: 'SE14: tabs that renew',
  },
  {
    name: 'a late tab gets what is still unused',
    edits: [
      { file: 'session/bearer.ts', from: 'if (next?.usedAt === null) return token;', to: 'if (next) return token;' },
    ],
    race: 'refresh',
    test: 'SE13: a late tab beside a renewal',
  },
  {
    name: 'a refresh token is of one stretch of its session',
    edits: [
      {
        file: 'session/bearer.ts',
        from: 'if (found.generation !== generationOf(session.tokenHash)) return undefined;',
        to: '',
      },
      {
        file: 'session/bearer.ts',
        from: 'const refreshToken = newSecret();',
        to: `${longBreath} const refreshToken = newSecret();`,
      },
    ],
    race: 'refresh',
    test: 'SE3: renewals beside',
  },
  {
    name: 'a rate is looked at and counted in one',
    edits: rateInTwoSteps,
    race: 'limits',
    test: 'RC8: of twenty logins at once',
  },
  {
    name: 'a run of failures is looked at and counted in one',
    edits: runInTwoSteps,
    race: 'limits',
    test: 'RC8: twenty wrong passwords at once',
  },
  {
    name: 'there is one key of each generation',
    edits: [
      {
        file: 'session/signing-keys.ts',
        from: 'if (!due) break;',
        to: `if (!due) break; ${longBreath}`,
      },
      {
        file: 'store/migrations/0004-embedding.ts',
        from: `    .addUniqueConstraint('signing_keys_generation', ['portal_id', 'generation'])\n`,
        to: '',
      },
      {
        file: 'store/signing-keys.ts',
        from: `    .onConflict((conflict) => conflict.columns(['portal_id', 'generation']).doNothing())\n`,
        to: '',
      },
    ],
    race: 'signing-keys',
    test: 'KL: whoever needs a key',
    engines: ['postgres'],
  },
  {
    name: 'a key that a token names and nobody knows is looked for in the database',
    edits: [
      {
        file: 'session/signing-keys.ts',
        from: ' ?? find(await this.#fresh(portalId, lookForUnknownEvery))',
        to: '',
      },
    ],
    race: 'key-rotation',
    test: 'KL2: in each phase',
  },
  ...['EM3: of two tabs', 'EM3: making an address primary', 'EM3: of ten saves'].map((test) => ({
    name: 'a save counts while the version that it names is the present one',
    edits: [oneVersion],
    race: 'addresses',
    test,
  })),
  {
    name: 'a verified address has one owner',
    edits: [
      oneOwner,
      {
        file: 'features/verify-address/verify-addition.service.ts',
        from: 'const address = await findLive(deps, challenge);',
        to: `const address = await findLive(deps, challenge); ${breath}`,
      },
    ],
    race: 'address-verification',
    test: 'EM6: of two users who verify',
  },
  {
    name: 'a save counts while its version and its session are the present ones',
    edits: [
      oneVersion,
      stillOpen,
      {
        file: 'features/contact-settings/save-contact-settings.service.ts',
        from: 'const { portal, session, visitor, input } = request;',
        to: `const { portal, session, visitor, input } = request; ${breath}`,
      },
    ],
    race: 'address-undo',
    test: 'EM2: an undo beside a save',
  },
  ...endedSessionGuards,
  {
    name: 'an undo link is used up once',
    edits: [usedOnce],
    race: 'address-undo',
    test: 'RC3: an undo link',
  },
];
