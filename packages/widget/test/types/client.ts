/* Never run: that it compiles, and that what is marked does not, is the test. */
import { type ClientOptions, PorticoClient } from '@portico/widget';

const options: ClientOptions = { session: 'bearer' };
export const client = new PorticoClient('https://accounts.larkfield.example', options);

client.ready.then((session) => session?.user.name.toUpperCase()).catch(() => undefined);
client.onSessionChange((now) => now?.user.email)();
void client.getToken().then(({ token, expiresAt }) => [token.length, expiresAt / 1000]);

// @ts-expect-error: there is no such way
export const other = new PorticoClient('', { session: 'partitioned' });
