/** Attribute with the state, as JSON, that the server rendered a form with. */
export const printedAttribute = 'data-printed';
