import { breath, type Edit, type Guard, longBreath } from './guard.js';

/** A save that is taken though its session was ended. */
export const stillOpen: Edit = {
  file: 'features/contact-settings/save-contact-settings.service.ts',
  from: 'if (!user || !isOpen)',
  to: 'if (!user)',
};

/** What decides between the end of a session and what it began. */
export const endedSessionGuards: Guard[] = [
  {
    name: 'what was finished does not end with its session',
    edits: [
      {
        file: 'store/unfinished-additions.ts',
        from: `    .where('verified_at', 'is', null)\n`,
        to: '',
      },
    ],
    race: 'ended-sessions',
    test: 'EM9: a link beside',
  },
  {
    name: 'what ends a session holds its user',
    edits: [
      { file: 'session/end-sessions.ts', from: 'await holdUser(tx, portalId, userId);', to: '' },
      {
        file: 'features/contact-settings/save-contact-settings.service.ts',
        from: `if (!user || !isOpen) throw new PorticoFault('session_missing');`,
        to: `if (!user || !isOpen) throw new PorticoFault('session_missing'); ${longBreath}`,
      },
    ],
    race: 'ended-sessions',
    test: 'EM9: a save beside',
    engines: ['postgres'],
  },
  {
    name: 'a save counts while its session is open',
    edits: [
      stillOpen,
      {
        file: 'features/contact-settings/save-contact-settings.service.ts',
        from: 'const { portal, session, visitor, input } = request;',
        to: `const { portal, session, visitor, input } = request; ${breath}`,
      },
    ],
    race: 'ended-sessions',
    test: 'EM9: a save beside',
  },
];
