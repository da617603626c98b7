import type { InputOf } from '@portico/contract';
import { assert } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { announced } from '../../../test/announced.js';
import { draw, fieldOf, nextTurn } from '../../../test/draw.js';
import { nextEvent, recordEvents } from '../../../test/events.js';
import { exampleProfile } from '../../mock/account-fixtures.js';
import { exampleSession } from '../../mock/fixtures.js';
import type { MockAnswers } from '../../mock/mock-handlers.js';
import { gone, says, shown, submit, type } from '../../mock/scenario.js';

const html = '<portico-profile></portico-profile>';
const signedIn = { getSession: { session: exampleSession } } satisfies MockAnswers;

/** Draws the element and waits for its fields. */
async function drawProfile(answers: MockAnswers = {}, markup = html): Promise<HTMLElement> {
  const profile = await draw(markup, { ...signedIn, ...answers });
  await shown(profile, '[name=name]');
  return profile;
}

/** A server that takes every save, with what it was sent. */
function saves(): { sent: InputOf<'saveProfile'>[]; saveProfile: NonNullable<MockAnswers['saveProfile']> } {
  const sent: InputOf<'saveProfile'>[] = [];
  const saveProfile = (input: InputOf<'saveProfile'>) => {
    sent.push(input);
    return { ...exampleProfile, ...input, name: input.name.trim(), version: input.version + 1 };
  };
  return { sent, saveProfile };
}

/** What another window saved over the version that this one read. */
function savedElsewhere(): { sent: InputOf<'saveProfile'>[]; answers: MockAnswers } {
  const now = { ...exampleProfile, version: 9, name: 'Ana Ferrer', jobTitle: 'Wheel builder' };
  let reads = 0;
  const { sent, saveProfile } = saves();
  const take = saveProfile as (input: InputOf<'saveProfile'>) => typeof exampleProfile;
  return {
    sent,
    answers: {
      getProfile: () => (reads++ === 0 ? exampleProfile : now),
      saveProfile: (input) => (input.version === now.version ? take(input) : { error: 'version_stale' }),
    },
  };
}

/** Whether the browser would ask before this page is left, once the element knows of what was typed. */
async function asksBeforeLeaving(): Promise<boolean> {
  await nextTurn();
  return !dispatchEvent(new Event('beforeunload', { cancelable: true }));
}

describe('portico-profile', () => {
  it('has the browser ask before what was typed is left, until it is saved, taken back or gone', async () => {
    const { saveProfile } = saves();
    const profile = await drawProfile({ saveProfile });
    assert.isFalse(await asksBeforeLeaving(), 'nothing was typed');
    type(profile, 'name', 'Ana Ferrer');
    assert.isTrue(await asksBeforeLeaving());
    type(profile, 'name', exampleProfile.name);
    assert.isFalse(await asksBeforeLeaving(), 'it is as it was');
    type(profile, 'name', 'Ana Ferrer');
    submit(profile);
    await says(profile, 'Your profile is saved.');
    assert.isFalse(await asksBeforeLeaving());
    type(profile, 'jobTitle', 'Wheel builder');
    assert.isTrue(await asksBeforeLeaving());
    const { parentElement } = profile;
    profile.remove();
    assert.isFalse(await asksBeforeLeaving());
    parentElement?.append(profile);
    assert.isTrue(await asksBeforeLeaving(), 'what was typed is there again');
  });

  it('has the browser ask as long as a save failed or met another one', async () => {
    const profile = await drawProfile({ saveProfile: { broken: 'offline' } });
    type(profile, 'name', 'Ana Ferrer');
    submit(profile);
    await shown(profile, '[part=alert]');
    assert.isTrue(await asksBeforeLeaving());
  });

  it('saves all of it by Enter, with the version that was read, tells the page and stays in the field', async () => {
    const { sent, saveProfile } = saves();
    const profile = await drawProfile({ saveProfile });
    const events = recordEvents(profile);
    const name = fieldOf(profile, 'name');
    name.focus();
    name.select();
    await sendKeys({ type: ' Ana Ruiz Gómez ' });
    await sendKeys({ press: 'Enter' });
    await says(profile, 'Your profile is saved.');
    const { jobTitle, organization } = exampleProfile;
    const texts = { name: ' Ana Ruiz Gómez ', avatarUrl: '', jobTitle, organization, language: '' };
    assert.deepEqual(sent, [{ version: 3, ...texts }]);
    assert.deepEqual(events, [{ name: 'portico-profile-saved', detail: null }]);
    assert.equal(document.activeElement, name);
    assert.equal(name.value, 'Ana Ruiz Gómez', 'what the server made of it');
    await announced('Your profile is saved.');

    await sendKeys({ type: 'x' });
    await gone(profile, '.pt-done');
  });

  it('shows the new name in the user menu of the page', async () => {
    let name = 'Ana Ruiz';
    const profile = await drawProfile(
      {
        getSession: () => ({ session: { ...exampleSession, user: { ...exampleSession.user, name } } }),
        saveProfile: (input) => {
          ({ name } = input);
          return { ...exampleProfile, ...input };
        },
      },
      `${html}<portico-user-menu></portico-user-menu>`,
    );
    const menu = profile.nextElementSibling as HTMLElement;
    assert.include((await shown(menu, '#trigger')).textContent, 'Ana Ruiz');
    type(profile, 'name', 'Gómez');
    submit(profile);
    await shown(profile, '.pt-done');
    const client = profile.closest('portico-provider')?.client;
    await client?.refreshSession();
    await (menu as HTMLElement & { updateComplete: Promise<unknown> }).updateComplete;
    assert.include((await shown(menu, '#trigger')).textContent, 'Gómez');
  });

  it('offers each language in its own name, and saves the chosen one', async () => {
    const { sent, saveProfile } = saves();
    const profile = await drawProfile({
      saveProfile,
      getProfile: { ...exampleProfile, languages: ['en', 'de', 'x!'] },
    });
    const select = profile.querySelector<HTMLSelectElement>('select[name=language]');
    assert.deepEqual(
      [...(select?.options ?? [])].map(({ text, value, lang }) => [text.trim(), value, lang]),
      [
        ['Same as this site', '', ''],
        ['English', 'en', 'en'],
        ['Deutsch', 'de', 'de'],
        ['x!', 'x!', 'x!'],
      ],
    );
    if (select) select.value = 'de';
    submit(profile);
    await shown(profile, '.pt-done');
    assert.equal(sent[0]?.language, 'de');
    assert.equal(select?.value, 'de');
  });

  it('goes to the field that the server refuses, and keeps what was typed', async () => {
    const profile = await drawProfile({
      saveProfile: { error: 'input_invalid', fields: { avatarUrl: 'url_invalid' } },
    });
    type(profile, 'avatarUrl', 'my picture');
    submit(profile);
    const error = await shown(profile, '.pt-error');
    const input = fieldOf(profile, 'avatarUrl');
    assert.equal(document.activeElement, input);
    assert.equal(input.value, 'my picture');
    assert.include(input.getAttribute('aria-describedby') ?? '', error.id);
    await sendKeys({ type: 's' });
    await gone(profile, '.pt-error');
  });

  it('A1: says that something was refused, also where no field shows what', async () => {
    const profile = await drawProfile({
      saveProfile: { error: 'input_invalid', fields: { version: 'choice_invalid' } },
    });
    submit(profile);
    const alert = await shown(profile, '[role=alert]');
    assert.include(alert.textContent, 'Something needs your attention.');
    assert.equal(document.activeElement, alert);
  });

  it('shows what was saved in another window, keeps what was typed, and saves it on top', async () => {
    const { sent, answers } = savedElsewhere();
    const profile = await drawProfile(answers);
    const events = recordEvents(profile);
    type(profile, 'name', 'Ana Gómez');
    submit(profile);
    const panel = await shown(profile, '[data-pt-panel]');
    assert.equal(document.activeElement, panel);
    assert.include(panel.textContent.replace(/\s+/g, ' '), 'Name: Ana Ferrer');
    assert.notInclude(panel.textContent, 'Wheel builder', 'nobody typed another job title here');
    assert.equal(fieldOf(profile, 'name').value, 'Ana Gómez');
    assert.equal(fieldOf(profile, 'jobTitle').value, 'Wheel builder', 'an untouched field follows what is saved');

    fieldOf(profile, 'name').focus();
    await sendKeys({ press: 'Enter' });
    await says(profile, 'Your profile is saved.');
    assert.deepInclude(sent, { ...sent[0], version: 9, name: 'Ana Gómez', jobTitle: 'Wheel builder' });
    assert.isNull(profile.querySelector('[data-pt-panel]'));
    assert.deepEqual(
      events.map(({ name }) => name),
      ['portico-error', 'portico-profile-saved'],
    );
  });

  it('shows only what is saved when that is wanted instead', async () => {
    const { sent, answers } = savedElsewhere();
    const profile = await drawProfile(answers);
    type(profile, 'name', 'Ana Gómez');
    submit(profile);
    (await shown(profile, '[data-pt-action=revert]')).click();
    await gone(profile, '[data-pt-panel]');
    assert.equal(fieldOf(profile, 'name').value, 'Ana Ferrer');
    assert.equal(document.activeElement, fieldOf(profile, 'name'));
    assert.isEmpty(sent);
  });

  it('makes nothing of another window that saved the same', async () => {
    const { answers } = savedElsewhere();
    const profile = await drawProfile(answers);
    type(profile, 'name', 'Ana Ferrer');
    submit(profile);
    await says(profile, 'Your profile is saved.');
    assert.isNull(profile.querySelector('[data-pt-panel]'));
    assert.equal(fieldOf(profile, 'jobTitle').value, 'Wheel builder');
  });

  it('asks in place for a new login when the session is over, and then saves by itself', async () => {
    let isOver = true;
    const { sent, saveProfile } = saves();
    const take = saveProfile as (input: InputOf<'saveProfile'>) => typeof exampleProfile;
    const profile = await drawProfile({
      saveProfile: (input) => (isOver ? { error: 'session_missing' } : take(input)),
      login: () => {
        isOver = false;
        return { next: 'done', session: exampleSession, returnTo: '/' };
      },
    });
    type(profile, 'name', 'Ana Gómez');
    const saved = nextEvent(profile, 'portico-profile-saved');
    submit(profile);
    const asker = await shown(document.body, 'portico-reauthenticate');
    type(await shown(asker, 'form'), 'password', 'correct horse');
    await sendKeys({ press: 'Enter' });
    await saved;
    assert.lengthOf(sent, 1);
    assert.equal(sent[0]?.name, 'Ana Gómez');
    assert.isNull(document.querySelector('portico-reauthenticate'));
  });

  it('shows the way to log in when that is cancelled by Escape', async () => {
    const profile = await drawProfile({ saveProfile: { error: 'session_missing' } });
    type(profile, 'name', 'Ana Gómez');
    const events = recordEvents(profile);
    submit(profile);
    await shown(document.body, 'portico-reauthenticate dialog[open]');
    await sendKeys({ press: 'Escape' });
    await shown(profile, '[data-pt-to=login]');
    assert.isNull(document.querySelector('portico-reauthenticate'));
    assert.isEmpty(events);
  });

  it('shows the letters of the name where the picture cannot be loaded, and asks for http only', async () => {
    const profile = await drawProfile({
      getProfile: { ...exampleProfile, avatarUrl: `${location.origin}/there/is/none.png` },
    });
    const image = (await shown(profile, '.pt-avatar img')) as HTMLImageElement;
    assert.equal(image.referrerPolicy, 'no-referrer');
    await shown(profile, '.pt-avatar img[hidden]');
    assert.equal(profile.querySelector('.pt-avatar')?.textContent.trim(), 'AR');

    const hostile = await drawProfile({ getProfile: { ...exampleProfile, avatarUrl: 'javascript:alert(1)' } });
    assert.isNull(hostile.querySelector('img'));
    assert.equal(fieldOf(hostile, 'avatarUrl').value, 'javascript:alert(1)');
  });

  it('shows a picture again once its address is mended', async () => {
    const image = '/examples/gallery/portrait.svg';
    const profile = await drawProfile({
      getProfile: { ...exampleProfile, avatarUrl: `${location.origin}/there/is/none.png` },
      saveProfile: (input) => ({ ...exampleProfile, ...input }),
    });
    await shown(profile, '.pt-avatar img[hidden]');
    type(profile, 'avatarUrl', location.origin + image);
    submit(profile);
    await shown(profile, `.pt-avatar img[src$="${image}"]:not([hidden])`);
  });

  it('tries again when the profile could not be loaded', async () => {
    let reads = 0;
    const profile = await draw(html, {
      ...signedIn,
      getProfile: () => (reads++ === 0 ? { broken: 'offline' } : exampleProfile),
    });
    const alert = await shown(profile, '.pt-alert');
    assert.equal(document.activeElement, alert);
    assert.isNull(profile.querySelector('.pt-skeleton'));
    (await shown(profile, '[data-pt-action=load]')).click();
    await shown(profile, '[name=name]');
    assert.isNull(profile.querySelector('.pt-alert'));
  });
});
