/** The page that stops emails of one kind. */
export const unsubscribe = {
  title: 'Stop these emails?',
  lead: 'Press the button to stop {portal} from sending {label} to {address}. You will still get emails about the security of your account.',
  submit: 'Stop these emails',
  doneTitle: 'These emails have stopped',
  done: '{portal} no longer sends {label} to {address}.',
  sure: 'Send {label} to {address} again',
  again: 'Turn these emails on again',
  unticked: 'Tick this box to turn the emails on again.',
  againTitle: 'These emails are on again',
  againDone: '{portal} sends {label} to {address} again.',
  settings: 'Your notifications',
  deadTitle: 'This link is not complete',
  dead: 'Open it from the email again, or turn the emails off in your account.',
};
