import { assert } from '@open-wc/testing';
import { matchLanguage, mergeWords, registerLanguage } from './catalogues.js';

describe('a language of the page', () => {
  it('is found by its tag, however that is written, and before the language alone', () => {
    registerLanguage('pt-BR', { login: { title: 'Entrar' } });
    for (const wish of ['pt-BR', 'pt-br', 'PT-br']) assert.equal(matchLanguage([wish, 'de']), 'pt-br', wish);
    assert.equal(matchLanguage(['pt', 'de']), 'de');
    registerLanguage('pt', { login: { title: 'Iniciar sessão' } });
    assert.equal(matchLanguage(['pt-PT', 'de']), 'pt');
    assert.equal(matchLanguage(['pt-BR']), 'pt-br');
  });

  it('has its own words, the page’s over them, and English below', () => {
    registerLanguage('pt-BR', { login: { title: 'Entrar' } });
    const english = { login: { title: 'Log in', submit: 'Go' } };
    assert.deepEqual(mergeWords(english, 'pt-br'), { login: { title: 'Entrar', submit: 'Go' } });
    const messages = { 'pt-br': { login: { submit: 'Ir' } } };
    assert.deepEqual(mergeWords(english, 'pt-br', messages), { login: { title: 'Entrar', submit: 'Ir' } });
  });
});
