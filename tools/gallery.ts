import { buildGallery } from './gallery/build-gallery.js';
import { serveGallery } from './gallery/serve-gallery.js';

/* Opens the gallery: every state of every element, without a server of ours. PORT chooses another port. */
const { url } = await serveGallery(await buildGallery(), Number(process.env['PORT'] ?? 3100));
console.log(`The gallery is at ${url}`);
