import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { readElements } from '../../tools/docs/manifest.js';

interface Entry {
  types: string;
  default: string;
}

const widget = JSON.parse(readFileSync('packages/widget/package.json', 'utf8')) as {
  version: string;
  exports: Record<string, Entry | string>;
  customElements: string;
  'web-types': string;
};
const modules = Object.entries(widget.exports).flatMap(([name, entry]) =>
  typeof entry === 'string' ? [] : [{ name: name.replace(/^\./, '@portico/widget'), ...entry }],
);

/** Runs a module in a Node without a DOM and answers what it printed. */
function inNode(source: string): string {
  return execFileSync(process.execPath, ['--input-type=module', '--eval', source], { encoding: 'utf8' });
}

describe('what the package of the elements offers', () => {
  it('every entry can be imported by a server, where there is no DOM', () => {
    const names = modules.map(({ name }) => name);
    assert.ok(names.length > 30);
    const source = `
      if (globalThis.document) throw new Error('there is a DOM');
      for (const name of ${JSON.stringify(names)}) await import(name);
      console.log('imported');`;
    assert.equal(inNode(source), 'imported\n');
  });

  it('every entry and every file that package.json names exists', () => {
    const files = Object.values(widget.exports).flatMap((entry) =>
      typeof entry === 'string' ? [entry] : [entry.types, entry.default],
    );
    for (const file of [...files, widget.customElements, widget['web-types']])
      assert.ok(existsSync(`packages/widget/${file}`), file);
  });

  it('React is told that its components run in the browser, and nothing else is', () => {
    const told = modules.filter((entry) =>
      readFileSync(`packages/widget/${entry.default}`, 'utf8').startsWith("'use client';"),
    );
    assert.deepEqual(
      told.map(({ name }) => name),
      modules.map(({ name }) => name).filter((name) => /^@portico\/widget\/react(\/|$)/.test(name)),
    );
    assert.ok(told.length > 0);
  });

  it('the version that elements carry is that of the package', () => {
    const { version } = JSON.parse(readFileSync('packages/widget/dist/integrity.json', 'utf8')) as { version: string };
    assert.equal(version, widget.version);
  });

  it('the manifest describes every element as it is: its tag, its attributes, its events', async () => {
    const elements = await readElements();
    const source = `
      const out = {};
      for (const [tag, entry, name] of ${JSON.stringify(elements.map(({ tagName, entry, name }) => [tagName, entry, name]))}) {
        const { [name]: element } = await import('@portico/widget/elements/' + entry);
        out[tag] = element.observedAttributes;
      }
      console.log(JSON.stringify(out));`;
    const observed = JSON.parse(inNode(source)) as Record<string, string[]>;
    const entries = modules.filter(({ name }) => name.includes('/elements/'));
    assert.equal(elements.length, entries.length);
    const known = eventNames();
    for (const { tagName, attributes = [], events = [] } of elements) {
      const inCode = (observed[tagName] ?? []).filter((name) => !name.startsWith('data-') && name !== 'autofocus');
      assert.deepEqual(attributes.map(({ name }) => name).sort(), inCode.sort(), tagName);
      for (const { name, description } of events) {
        assert.ok(known.includes(name), `${tagName} fires ${name}, which has no type`);
        assert.ok(description, `${tagName} does not say when it fires ${name}`);
      }
    }
  });

  it('editors are told of every element and attribute, and of the values that one may have', async () => {
    const elements = await readElements();
    const custom = readJson('html-custom-data.json') as {
      tags: { name: string; attributes: { name: string; values?: { name: string }[] }[] }[];
    };
    const types = readJson('web-types.json') as {
      version: string;
      contributions: { html: { elements: { name: string; js: { events: { name: string }[] } }[] } };
    };
    assert.deepEqual(
      custom.tags.map(({ name, attributes }) => [name, attributes.map((each) => each.name)]),
      elements.map(({ tagName, attributes = [] }) => [tagName, attributes.map((each) => each.name)]),
    );
    const gate = custom.tags.find(({ name }) => name === 'portico-gate');
    assert.deepEqual(
      gate?.attributes.find(({ name }) => name === 'when')?.values?.map(({ name }) => name),
      ['logged-in', 'logged-out', 'staff'],
    );
    assert.equal(types.version, widget.version);
    assert.deepEqual(
      types.contributions.html.elements.map(({ name, js }) => [name, js.events.map((each) => each.name)]),
      elements.map(({ tagName, events = [] }) => [tagName, events.map((each) => each.name)]),
    );
  });
});

function readJson(name: string): unknown {
  return JSON.parse(readFileSync(`packages/widget/dist/${name}`, 'utf8'));
}

/** The names of the map that types every event. */
function eventNames(): string[] {
  const source = readFileSync('packages/widget/src/base/events.ts', 'utf8');
  return [...source.matchAll(/^ {2}'(portico-[a-z-]+)': CustomEvent/gm)].map(([, name = '']) => name);
}
