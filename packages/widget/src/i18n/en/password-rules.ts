/** What a new password has to be, beside the field. */
export const passwordRules = {
  newPassword: 'New password',
  length: (min: number) => `At least ${min} characters`,
  personal: 'Not your name, address or this site’s name',
  common: 'Not a password that many people use',
  met: '(met)',
};
