/** What the site may write about. */
export const notifications = {
  title: 'Notifications',
  lead: 'We write to {email}.',
  leadPlain: 'What this site may tell you, and where.',
  about: 'About',
  email: 'Email',
  site: 'Here',
  byEmail: '{label}, by email',
  onSite: '{label}, on this site',
  security: 'Security of your account',
  securityHint: 'Always on, to every verified address',
  locked: 'Always on',
  save: 'Save',
};
