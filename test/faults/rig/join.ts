import type { CommandProcess } from '../../rig/command-process.js';
import type { Inbox } from '../../rig/inbox.js';
import { newAddress, type Person, signUpPerson } from '../../rig/people.js';
import { until } from '../../rig/until.js';

/** Somebody joins by a server that sends its mails by itself. */
export function join(server: Pick<CommandProcess, 'browser'>, inbox: Inbox): Promise<Person> {
  const email = newAddress();
  const mails = async (): Promise<Inbox> => {
    await until('the mail', () => inbox.to(email)[0]);
    return inbox;
  };
  return signUpPerson({ browser: () => server.browser(), mails }, { email });
}
