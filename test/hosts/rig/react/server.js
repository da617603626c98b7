import { createElement } from 'react';
import { renderToString } from 'react-dom/server.browser';
import { App } from 'app';

/** The app as a server prints it. */
export const print = (server) => renderToString(createElement(App, { server }));
