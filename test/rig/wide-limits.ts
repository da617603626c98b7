/** Limits so wide that what stands behind them is reached. */
export const wideLimits = Object.fromEntries(
  ['LOGIN_IP', 'LOGIN_ALL', 'MAIL_ADDRESS', 'MAIL_ADDRESS_DAY', 'MAIL_IP', 'MAIL_ALL', 'CODE_IP'].map((name) => [
    `LIMIT_${name}`,
    '999999/1s',
  ]),
);
