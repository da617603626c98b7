/** What the help centre writes to people about; each of them chooses in their account. */
export const notifications = [
  {
    id: 'replies',
    label: [
      { language: 'en', text: 'Replies to your questions' },
      { language: 'de', text: 'Antworten auf Ihre Fragen' },
    ],
    description: [
      { language: 'en', text: 'As soon as somebody answers' },
      { language: 'de', text: 'Sobald jemand antwortet' },
    ],
    channels: [
      { channel: 'email', on: true },
      { channel: 'site', on: true },
    ],
  },
  {
    id: 'articles',
    label: [
      { language: 'en', text: 'Articles you follow' },
      { language: 'de', text: 'Artikel, denen Sie folgen' },
    ],
    description: [
      { language: 'en', text: 'When one changes, at most daily' },
      { language: 'de', text: 'Wenn sich einer ändert, höchstens täglich' },
    ],
    channels: [
      { channel: 'email', on: false },
      { channel: 'site', on: true },
    ],
  },
  {
    id: 'news',
    label: [
      { language: 'en', text: 'News from Larkfield' },
      { language: 'de', text: 'Neues von Larkfield' },
    ],
    description: [
      { language: 'en', text: 'About once a month' },
      { language: 'de', text: 'Etwa einmal im Monat' },
    ],
    channels: [{ channel: 'email', on: false }],
  },
];
