/* Never run: that it compiles, and that what is marked does not, is the test. */
import '@portico/widget/login';

const login = document.querySelector('portico-login');

login?.addEventListener('portico-logged-in', ({ detail }) => detail.user.name.toUpperCase());
document.createElement('portico-login').redirectTo = '/';
document.body.addEventListener('portico-error', ({ detail }) => detail.requestId);
document.addEventListener('portico-session-change', ({ detail }) => detail.session?.user.id);
window.addEventListener('portico-logged-out', ({ detail }) => detail);

// @ts-expect-error: there is no such property
export type Unknown = HTMLElementTagNameMap['portico-login']['ask'];
// @ts-expect-error: it is a text
document.createElement('portico-login').redirectTo = 1;
