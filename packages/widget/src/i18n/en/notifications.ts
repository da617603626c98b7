/** What the site may write about. */
export const notifications = {
  title: 'Notifications',
  lead: 'We send emails to {email}.',
  leadPlain: 'Choose what this site sends you, and where.',
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
