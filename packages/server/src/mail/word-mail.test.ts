import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { languages } from '../domain/language.js';
import type { Mail, MailKind, MailParams } from './mail-kinds.js';
import { wordMail } from './word-mail.js';

const occurrence = { at: 0, browser: 'Chrome', system: 'Windows', place: '203.0.113.x' };
const changed = { added: ['new@mail.example'], removed: ['old@mail.example'], verified: [], primary: '' };
const undone = { restored: ['old@mail.example'], dropped: [], primary: 'old@mail.example' };

function mail<Kind extends MailKind>(kind: Kind, language: string, params: MailParams[Kind]): Mail {
  const names = { portalName: 'Larkfield Help', senderName: 'Larkfield Help' };
  return { kind, language, ...names, to: 'ana@mail.example', shown: 'ana@mail.example', params } as Mail;
}

describe('words of mails', () => {
  for (const language of languages) {
    it(`a list of what was done and one of when and where have words between them (${language})`, () => {
      const links = { undoLink: 'https://a.example/undo', undoUntil: 1, resetLink: 'https://a.example/reset' };
      for (const each of [
        mail('addresses_changed', language, { ...occurrence, ...changed, ...links }),
        mail('change_undone', language, { ...occurrence, ...undone, ...links }),
      ]) {
        const types = wordMail(each).blocks.map(({ type }) => type);
        assert.equal(types.filter((type) => type === 'list').length, 2, each.kind);
        assert.doesNotMatch(types.join(' '), /list list/, each.kind);
      }
    });

    it(`who gets a new address to verify reads whose account it is for, and is called by no name (${language})`, () => {
      const first = (name: string): string => {
        const params = { link: 'https://a.example/verify', linkLifetime: 1, name };
        const [block] = wordMail(mail('verify_address', language, params)).blocks;
        return block?.type === 'text' ? block.text : '';
      };
      assert.match(first('Anna Probst'), /^(Someone|Jemand) .* (the account of|zum Konto von) Anna Probst (at|bei) L/);
      assert.match(first(''), /^(Someone|Jemand) .* (to an account|zu einem Konto) (at|bei) Larkfield Help/);
    });
  }
});
