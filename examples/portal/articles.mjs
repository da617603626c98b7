/** The articles of the help centre, by the last part of their URL. */
export const articles = {
  'dropper-post': {
    title: 'Adjusting a dropper post',
    lead: 'When it sinks while you sit on it, or does not come up all the way.',
    paragraphs: [
      'Put the bicycle on a stand and press the lever a few times. If the post comes up slowly, loosen the cable at the lever by one turn of the barrel and try again.',
      'A post that sinks under load has lost air. Unscrew the cap below the saddle, bring it to 20 bar with a shock pump, and check it again after a night.',
      'If it still sinks, the seal is worn. We replace it for as long as you own the bicycle; bring the post alone, the frame can stay at home.',
    ],
  },
  'winter-storage': {
    title: 'Storing a bicycle over winter',
    lead: 'Twenty minutes in November save an afternoon in March.',
    paragraphs: [
      'Wash off salt and let everything dry. Wipe the chain, oil it, and wipe it again: what stays outside only collects dust.',
      'Hang it up or lift the tyres off the ground. If it has to stand, pump the tyres to their highest pressure.',
      'Take the battery of an electric bicycle indoors and keep it at about sixty per cent. It must not freeze, and it does not like to be full.',
    ],
  },
  'frame-number': {
    title: 'Finding your frame number',
    lead: 'You need it for the warranty, and the police ask for it first.',
    paragraphs: [
      'Turn the bicycle upside down. The number is stamped under the bottom bracket: two letters, then six digits.',
      'On frames before 2019 it is on the inside of the left chain stay, near the wheel.',
      'Take a picture of it today. After a theft it is too late.',
    ],
  },
  terms: {
    title: 'Terms',
    lead: 'What you agree to when you sign up here.',
    paragraphs: [
      'Be kind in what you write, and write about bicycles. What you post stays yours; you let us show it here.',
      'We keep your address to log you in and to answer you. We sell nothing to anybody. Write to us, and we delete what we know of you.',
    ],
  },
};
