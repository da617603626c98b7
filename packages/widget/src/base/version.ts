/** Version of this package, for the warning about two versions on one page. */
export const version = '0.1.0';
