/** What became of a question, in words for the page; whatever else stands in the URL says nothing. */
const sentences = {
  sent: 'Ben answered at once. His answer is in your mail: see the <a href="/dev/mailbox">development mailbox</a>.',
  unwanted:
    'Ben answered, but you switched off mails about replies. You can switch them on again in <a href="/account/emails">your account</a>.',
  undeliverable: 'Ben answered, but mail to your address comes back. See <a href="/account/emails">your account</a>.',
  nobody: 'You are not logged in any more. <a href="/login">Log in</a> and ask again.',
  empty: 'Write your question first.',
};

/** The note above an article after somebody asked, or nothing. */
export function said(outcome) {
  const sentence = Object.hasOwn(sentences, outcome ?? '') ? sentences[outcome] : '';
  return sentence && `<p class="note" role="status">${sentence}</p>`;
}

/**
 * Answers a question of whoever sent a request, by a notification: a mail that can be switched off in the account and
 * by its own link. Returns what became of it.
 */
export async function askWorkshop(portico, req, { title, url }) {
  const question = String(req.body?.question ?? '')
    .trim()
    .slice(0, 500);
  if (!question) return 'empty';
  const userId = await whoAsks(req);
  if (!userId) return 'nobody';
  const outcome = await portico.notify({
    userId,
    notification: 'replies',
    subject: `Your question about “${title}”`,
    paragraphs: [
      `You asked: ${question}`,
      'Ben from the workshop answers: the article says it all. If not, ask again.',
    ],
    button: { label: 'Read the article', url },
  });
  return outcome === 'user_unknown' ? 'nobody' : outcome;
}

/**
 * The id of whoever is signed in, as Portico says by their cookie. That cookie is never sent with a form of another
 * site, so nobody can be made to ask.
 */
async function whoAsks(req) {
  const headers = { cookie: req.get('cookie') ?? '' };
  const answer = await fetch(`http://localhost:${req.socket.localPort}/api/v1/session`, { headers });
  const { session } = await answer.json();
  return session?.user.id;
}
