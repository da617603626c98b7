import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { pastedCode, pastedText, pastedUrl } from '@portico/contract';

describe('a pasted text', () => {
  it('loses white space around it and marks that nobody sees, and nothing else', () => {
    for (const pasted of ['\u200eAna\u00a0', '\ufeffA\u00adna\u200b', '\u2068Ana\u2069', '\u202dA\u2060na\u202c\r\n']) {
      assert.equal(pastedText(pasted), 'Ana', JSON.stringify(pasted));
    }
    for (const kept of [
      'A\u202ena',
      'A\u2066na',
      'A\u0000na',
      'می\u200cخواهم',
      'ക്\u200d',
      '👩\u200d👧',
      '\u3164',
      '\u202eAna',
    ]) {
      assert.equal(pastedText(kept), kept, JSON.stringify(kept));
    }
  });

  it('is a code without spaces and dashes, in the digits of any keyboard', () => {
    for (const pasted of [
      '123456',
      ' 123 456\n',
      '123-456',
      '123\u2013456',
      '123\u2212456',
      '12\u00a034\u202f56',
      '\u200e123\u200b456',
      '1 2 3 4 5 6',
      '\uff11\uff12\uff13\uff14\uff15\uff16',
      '\u0661\u0662\u0663\u0664\u0665\u0666',
      '\u06f1\u06f2\u06f3 \u06f4\u06f5\u06f6',
    ]) {
      assert.equal(pastedCode(pasted), '123456', JSON.stringify(pasted));
    }
    for (const kept of ['123456a', '12345,6', 'code:123456', '+123456', '']) assert.equal(pastedCode(kept), kept);
  });

  it('is a URL without brackets around it', () => {
    const url = 'https://pictures.example/a.png';
    for (const pasted of [` ${url}\u200b`, `<${url}>`, `\u200e<${url}>`, `https://pictures.example/\u00ada.png`]) {
      assert.equal(pastedUrl(pasted), url, JSON.stringify(pasted));
    }
    for (const kept of [`<${url}`, `<${url}> <${url}>`, `Picture <${url}>`]) assert.equal(pastedUrl(kept), kept);
  });
});
