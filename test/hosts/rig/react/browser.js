import { createElement } from 'react';
import { createRoot, hydrateRoot } from 'react-dom/client';
import { App } from 'app';

const place = document.getElementById('root');
const app = createElement(App, { server: place.dataset.server });
const onRecoverableError = (error) => console.error(`recovered: ${error.message}`);
if (place.firstChild) hydrateRoot(place, app, { onRecoverableError });
else createRoot(place).render(app);
