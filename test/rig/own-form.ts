import { testPortals } from './server.js';

const label = [{ language: 'en', text: 'A label' }];

/** The portals of the rig, the first with a field of each type and two consents in its sign-up form. */
export const ownForm: typeof testPortals = [
  {
    ...testPortals[0],
    signUpForm: {
      fields: [
        { name: 'city', type: 'text', label, required: false, maxLength: 40 },
        { name: 'size', type: 'select', label, required: false, options: [{ value: 's', label }] },
        { name: 'club', type: 'checkbox', label, required: false },
        { name: 'born', type: 'date', label, required: false },
      ],
      consents: [
        { name: 'terms', version: '1', label, required: false },
        { name: 'news', version: '1', label, required: false },
      ],
    },
  },
  ...testPortals.slice(1),
];
