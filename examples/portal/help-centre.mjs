import express, { Router } from 'express';
import { articles } from './articles.mjs';
import { askWorkshop, said } from './questions.mjs';

/**
 * The pages of the help centre itself. They belong to the site; of Portico they use two elements: the user menu at the
 * top right, and a gate around what is only for people who are logged in.
 */
export function helpCentre(portico, address) {
  const router = Router();
  // Other hosts are other portals: their pages are Portico's own.
  router.use((req, _res, next) => next(['localhost', '127.0.0.1'].includes(req.hostname) ? undefined : 'router'));
  router.get('/', (_req, res) => send(res, 'Larkfield Help', home()));
  router.get('/articles/:slug', (req, res, next) => {
    const article = articleOf(req.params.slug);
    if (article) send(res, `${article.title} – Larkfield Help`, read(article, req.params.slug, said(req.query.asked)));
    else next();
  });
  router.post('/articles/:slug', express.urlencoded({ extended: false, limit: 16_384 }), async (req, res, next) => {
    const article = articleOf(req.params.slug);
    if (!article) return next();
    const page = `/articles/${req.params.slug}`;
    const outcome = await askWorkshop(portico, req, { title: article.title, url: address + page });
    res.redirect(303, `${page}?asked=${outcome}`);
  });
  return router;

  function send(res, title, main) {
    res.type('html').send(page(title, main, portico.assets));
  }
}

function articleOf(slug) {
  return Object.hasOwn(articles, slug) ? articles[slug] : undefined;
}

function home() {
  const links = Object.entries(articles)
    .filter(([slug]) => slug !== 'terms')
    .map(([slug, { title, lead }]) => `<li><a href="/articles/${slug}">${title}</a><p>${lead}</p></li>`);
  return `<h1>How can we help?</h1>
<p class="lead">Fitting, warranty and returns, written by the people who build the bicycles.</p>
<portico-gate when="logged-in"><p class="note">You are logged in, so you can ask the workshop a question below each article.</p></portico-gate>
<portico-gate when="logged-out"><p class="note"><a href="/signup">Sign up</a> to ask the workshop a question.</p></portico-gate>
<ul class="articles">${links.join('')}</ul>`;
}

function read({ title, lead, paragraphs }, slug, outcome) {
  const texts = paragraphs.map((text) => `<p>${text}</p>`).join('');
  return `<p><a href="/">All articles</a></p><h1>${title}</h1><p class="lead">${lead}</p>${outcome}${texts}
<portico-gate when="logged-in"><form class="question" method="post" action="/articles/${slug}">
<label for="question">Your question to the workshop</label>
<textarea id="question" name="question" rows="3" maxlength="500" required></textarea>
<button>Ask the workshop</button>
</form></portico-gate>
<portico-gate when="logged-out"><p class="note"><a href="/login?return_to=/articles/${slug}">Log in</a> to ask the workshop a question.</p></portico-gate>`;
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
