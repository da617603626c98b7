import { testPortals } from './server.js';

const label = [{ language: 'en', text: 'A label' }];

/** The portals of the rig, the first with a field of each type, two consents and two notifications. */
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
    notifications: ['news', 'offers'].map((id) => ({
      id,
      label,
      description: label,
      channels: [
        { channel: 'email', on: true },
        { channel: 'site', on: false },
      ],
    })),
  },
  ...testPortals.slice(1),
];
