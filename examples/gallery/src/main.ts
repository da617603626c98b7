import { bar } from './bar.js';
import { choiceOf, scenarioOf } from './choice.js';
import { eventList } from './events.js';
import { indexPage } from './index-page.js';
import { node } from './node.js';
import { snippet } from './snippet.js';
import { play, stage } from './stage.js';

const choice = choiceOf(new URLSearchParams(location.search));
const { documentElement: root, body } = document;
root.lang = choice.lang;
root.dir = choice.dir;
root.dataset['theme'] = choice.theme;

const scenario = scenarioOf(choice);
if (!scenario) body.append(indexPage(choice));
else {
  const { element, state, about, html } = scenario;
  document.title = `${element}: ${state}`;
  const events = eventList();
  const shown = await stage(scenario);
  if (choice.bare) {
    body.className = 'bare';
    body.append(shown);
  } else {
    const aside = node('aside', { class: 'aside', dir: 'ltr', lang: 'en' }, snippet(html), events);
    const sentence = node('p', { class: 'about', dir: 'ltr', lang: 'en' }, about);
    const main = node('main', { class: 'layout' }, node('div', {}, sentence, shown), aside);
    body.append(bar({ ...choice, state }), main);
  }
  await play(scenario);
}
