import { renderToString } from 'react-dom/server';
import { App } from './app.jsx';

/** The app as HTML. */
export const print = () => renderToString(<App />);
