document.addEventListener('portico-logged-in', ({ detail }) => {
  document.title = `Hello ${detail.user.name || detail.user.email}`;
});
