import { bar } from './bar.js';
import { choiceOf, scenarioOf } from './choice.js';
import { eventList } from './events.js';
import { indexPage } from './index-page.js';
import { node } from './node.js';
import { snippet } from './snippet.js';
import { play, stage } from './stage.js';

const choice = choiceOf(new URLSearchParams(location.search));
const { documentElement: root, body } = document;
root.dataset['theme'] = choice.theme;

const scenario = scenarioOf(choice);
if (!scenario) body.append(indexPage(choice));
else {
  const { element, state, about, html } = scenario;
  document.title = `${element}: ${state}`;
  const events = eventList();
  const shown = await stage(scenario);
  if (choice.bare) {
    Object.assign(root, { lang: choice.lang, dir: choice.dir });
    body.className = 'bare';
    body.append(shown);
  } else {
    // Language and direction are of the element alone; the gallery around it stays as it is.
    Object.assign(shown, { lang: choice.lang, dir: choice.dir });
    const aside = node('aside', { class: 'aside' }, snippet(html), events);
    const main = node('main', { class: 'layout' }, node('div', {}, node('p', { class: 'about' }, about), shown), aside);
    body.append(bar({ ...choice, state }), main);
  }
  await play(scenario);
}
