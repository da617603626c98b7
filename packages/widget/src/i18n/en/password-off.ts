/** What a screen about passwords says where the portal has them switched off. */
export const passwordOff = {
  title: 'There are no passwords here',
  lead: 'Logging in with a password is switched off here, so there is none to choose or change.',
};
