import { ago } from '../ago.js';

/** Where somebody is logged in. */
export const sessions = {
  title: 'Where you are logged in',
  lead: 'End any session you do not recognise, then choose a new password.',
  leadOnly: 'Only on this device.',
  device: '{browser} on {system}',
  unknownDevice: 'Unknown device',
  thisDevice: 'This device',
  active: (milliseconds: number) => (milliseconds < 120_000 ? 'Active now' : `Active ${ago('en', milliseconds)}`),
  methods: { password: 'logged in with a password', sign_up: 'signed up here' },
  more: (count: number) => `Show ${count} more`,
  end: 'End',
  endOf: 'End the session {device}, {active}',
  ended: '{device} is logged out.',
  endOthers: 'End all other sessions …',
  askTitle: (count: number) => (count === 1 ? 'End 1 other session?' : `End ${count} other sessions?`),
  askFew: (count: number): string =>
    count === 1
      ? '{devices} is logged out at once. This device stays logged in.'
      : '{devices} are logged out at once. This device stays logged in.',
  askMany: 'All of them are logged out at once. This device stays logged in.',
  cancel: 'Cancel',
  endCount: (count: number) => (count === 1 ? 'End 1 session' : `End ${count} sessions`),
  endedOthers: (count: number) => (count === 1 ? '1 session is ended.' : `${count} sessions are ended.`),
};
