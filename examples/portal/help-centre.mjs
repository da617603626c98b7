import { Router } from 'express';
import { articles } from './articles.mjs';

/**
 * The pages of the help centre itself. They belong to the site; of Portico they use two elements: the user menu at the
 * top right, and a gate around what is only for people who are logged in.
 */
export function helpCentre(assets) {
  const router = Router();
  // Other hosts are other portals: their pages are Portico's own.
  router.use((req, _res, next) => next(['localhost', '127.0.0.1'].includes(req.hostname) ? undefined : 'router'));
  router.get('/', (_req, res) => send(res, 'Larkfield Help', home()));
  router.get('/articles/:slug', (req, res, next) => {
    const article = Object.hasOwn(articles, req.params.slug) ? articles[req.params.slug] : undefined;
    if (article) send(res, `${article.title} – Larkfield Help`, read(article));
    else next();
  });
  return router;

  function send(res, title, main) {
    res.type('html').send(page(title, main, assets));
  }
}

function home() {
  const links = Object.entries(articles)
    .filter(([slug]) => slug !== 'terms')
    .map(([slug, { title, lead }]) => `<li><a href="/articles/${slug}">${title}</a><p>${lead}</p></li>`);
  return `<h1>How can we help?</h1>
<p class="lead">Fitting, warranty and returns, written by the people who build the bicycles.</p>
<portico-gate when="logged-in"><p class="note">You are logged in, so the workshop answers your questions first.</p></portico-gate>
<portico-gate when="logged-out"><p class="note"><a href="/signup">Sign up</a> to ask the workshop a question.</p></portico-gate>
<ul class="articles">${links.join('')}</ul>`;
}

function read({ title, lead, paragraphs }) {
  return `<p><a href="/">All articles</a></p><h1>${title}</h1><p class="lead">${lead}</p>${paragraphs.map((text) => `<p>${text}</p>`).join('')}`;
}

function page(title, main, assets) {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/larkfield/style.css">
<script type="module" src="${assets}/provider.js"></script>
<script type="module" src="${assets}/user-menu.js"></script>
<script type="module" src="${assets}/gate.js"></script>
</head>
<body>
<portico-provider portal-name="Larkfield Help">
<header><a class="name" href="/">Larkfield Cycles</a><portico-user-menu></portico-user-menu><noscript><a href="/login">Log in</a></noscript></header>
<main>${main}</main>
<footer>A demo. Mails do not leave this machine: they wait in the <a href="/dev/mailbox">development mailbox</a>.</footer>
</portico-provider>
</body>
</html>
`;
}
