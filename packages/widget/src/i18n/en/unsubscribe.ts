/** The page that stops mails of one kind. */
export const unsubscribe = {
  title: 'Stop these mails?',
  lead: 'Press the button, and {portal} no longer mails you {label}. Mails about the security of your account still come.',
  submit: 'Stop these mails',
  doneTitle: 'These mails have stopped',
  done: '{portal} no longer mails you {label}.',
  settings: 'Your notifications',
  deadTitle: 'This link is not complete',
  dead: 'Open it from the mail once more, or switch the mails off in your account.',
};
