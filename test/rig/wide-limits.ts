const rates = [
  ...['LOGIN_IP', 'LOGIN_ALL', 'MAIL_ADDRESS', 'MAIL_ADDRESS_DAY', 'MAIL_USER', 'MAIL_IP', 'MAIL_ALL'],
  ...['VERIFY_ADDRESS', 'CODE_IP'],
].map((name) => [`LIMIT_${name}`, '999999/1s'] as const);

/** Limits so wide that what stands behind them is reached. */
export const wideLimits = { ...Object.fromEntries(rates), LIMIT_LOGIN_FAILURES: '100' };
