/** What a deployment and its back ends have in common: INTROSPECTION_KEY. */
export const backEndKey = 'back-ends-of-the-site-know-this-7';

/** Headers by which a back end proves itself. */
export const backEndHeaders = { Authorization: `Bearer ${backEndKey}` };
