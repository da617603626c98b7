const provider = document.querySelector('portico-provider');

/** What a back end of this site would read in the token that it is sent. */
async function showClaims() {
  const { token } = await provider.getToken();
  const claims = JSON.parse(atob(token.split('.')[1].replace(/-/g, '+').replace(/_/g, '/')));
  document.querySelector('#claims').textContent = `A back end knows you as ${claims.sub}, ${claims.role}.`;
}

for (const name of ['portico-ready', 'portico-session-change']) {
  provider.addEventListener(name, ({ detail }) => detail.session && showClaims());
}
