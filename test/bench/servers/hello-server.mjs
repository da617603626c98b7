import express from 'express';

/* The floor: an Express app that answers with as much JSON as a session check, and does nothing else. */
const body = JSON.stringify({ session: null, padding: 'x'.repeat(200) });
const app = express();
app.disable('x-powered-by');
app.disable('etag');
app.get('/api/v1/session', (_req, res) => {
  res.setHeader('Content-Type', 'application/json; charset=utf-8');
  res.end(body);
});
const server = app.listen(Number(process.env.PORT ?? 0), '127.0.0.1', () => {
  console.log(`listening ${server.address().port}`);
});
process.on('SIGTERM', () => process.exit(0));
