import '@portico/widget/provider';
import '@portico/widget/gate';
import '@portico/widget/login';
import '@portico/widget/user-menu';

document.addEventListener('portico-logged-in', ({ detail }) => {
  document.title = `Hello ${detail.user.name || detail.user.email}`;
});
